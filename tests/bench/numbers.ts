/** The value below which this share of the values lies; 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('There are no values to take a percentile of.');
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The exponent of growth between two sizes: 1 is linear, 2 is quadratic. */
export function growth(small: Sized, large: Sized): number {
  return Math.log(large.took / small.took) / Math.log(large.size / small.size);
}

export interface Sized {
  readonly size: number;
  readonly took: number;
}
