/**
 * A repeatable source of numbers from 0 up to but not including 1 (mulberry32).
 * For tests and for the compiler's trial draws; learners' draws use `Math.random`.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A new array in random order, every order equally likely (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/**
 * A new array in random order in which heavier items tend to come first (Efraimidis and Spirakis 2006: sort by
 * random^(1/weight)). With equal weights every order is equally likely.
 */
export function weightedOrder<T>(
  items: readonly T[],
  weight: (item: T) => number,
  random: () => number,
): T[] {
  return items
    .map((item) => [random() ** (1 / weight(item)), item] as const)
    .sort(([one], [other]) => other - one)
    .map(([, item]) => item);
}
