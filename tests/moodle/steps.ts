/** What somebody does or checks, as a sentence, and how. */
export type Step = readonly [sentence: string, run: () => Promise<void>];

/** Takes steps that need each other, up to the first that fails; returns how many failed. */
export async function inOrder(steps: readonly Step[]): Promise<number> {
  for (const step of steps) if (!(await take(step))) return 1;
  return 0;
}

/** Takes steps that do not need each other; returns how many failed. */
export async function each(steps: readonly Step[]): Promise<number> {
  let failed = 0;
  for (const step of steps) if (!(await take(step))) failed += 1;
  return failed;
}

/** Says how a step went; why it failed follows in the next lines. */
async function take([sentence, run]: Step): Promise<boolean> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  try {
    await run();
    console.log(`✓ ${sentence} (${seconds()} s)`);
    return true;
  } catch (error) {
    console.log(`✗ ${sentence} (${seconds()} s)\n  ${(error as Error).message}`);
    return false;
  }
}
