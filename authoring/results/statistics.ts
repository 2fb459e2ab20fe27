/** The 97.5 % point of the normal distribution: intervals are of 95 %. */
const Z = 1.959963984540054;

/** A share and where the true one most likely lies, each from 0 to 1. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The share with its 95 % interval after Wilson, which keeps its promise for small numbers and near 0 and 1
 * (Wilson 1927; Newcombe 1998, method 3).
 * @throws {RangeError} without any answer there is no share
 */
export function wilson(right: number, total: number): Share {
  if (total <= 0) throw new RangeError('There is no share of no answers.');
  const share = right / total;
  const middle = share + Z ** 2 / (2 * total);
  const half = Z * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2));
  const scale = 1 + Z ** 2 / total;
  return { share, low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}

/** The second share less the first, with its 95 % interval (Newcombe 1998, method 10), each from -1 to 1. */
export function difference(first: Share, second: Share): Share {
  const share = second.share - first.share;
  const down = Math.hypot(second.share - second.low, first.high - first.share);
  const up = Math.hypot(second.high - second.share, first.share - first.low);
  return { share, low: share - down, high: share + up };
}

/**
 * Pearson's correlation; null where one of the two does not vary. Rounded to twelve digits: what is nought on paper must not
 * come out as a little less, since the sign decides what is said of a card.
 */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const [first] = pairs;
  const varies = (at: 0 | 1) => pairs.some((pair) => pair[at] !== first?.[at]);
  if (!varies(0) || !varies(1)) return null;
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [one, other] of pairs) {
    xy += (one - x) * (other - y);
    xx += (one - x) ** 2;
    yy += (other - y) ** 2;
  }
  return Math.round((xy / Math.sqrt(xx * yy)) * 1e12) / 1e12;
}

/** The value below which this part of the sorted numbers lies (R's type 7, which spreadsheets use too). */
export function quantile(sorted: readonly number[], part: number): number {
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
