import { describe, expect, inject, it } from 'vitest';
import { soak } from '../soak/soak.ts';

const RUNS = 10;

describe('A learner in a world where everything goes wrong', () => {
  it(`loses nothing in ${RUNS} runs`, { timeout: 300_000 }, async () => {
    const { losses } = await soak(inject('stand'), { runs: RUNS, seed: 1, say: console.log });
    expect(losses).toEqual([]);
  });
});
