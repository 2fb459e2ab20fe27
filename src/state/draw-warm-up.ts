import type { WarmUp } from '../course/course.ts';
import { shuffled } from './random.ts';

/** Some of the warm-up's pairs, their cards mixed. */
export function drawWarmUp({ pairs, pairsDrawn }: WarmUp, random: () => number): readonly string[] {
  return shuffled(shuffled(pairs, random).slice(0, pairsDrawn).flat(), random);
}
