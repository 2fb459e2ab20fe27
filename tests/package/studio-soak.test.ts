import { expect, inject, it } from 'vitest';
import { soakStudio } from '../soak/studio.ts';

const RUNS = 4;

// Two kills (SIGKILL), a reload, and storage that is refused and mended; `npm run soak -- --studio` plays hundreds.
it(`An author whose browser is killed loses nothing in ${RUNS} runs`, { timeout: 300_000 }, async () => {
  const { losses } = await soakStudio(inject('stand').studio, { runs: RUNS, seed: 5, say: console.log });
  expect(losses).toEqual([]);
});
