/** `npm run soak -- [--studio] [runs] [seed]` */
import { parseArgs } from 'node:util';
import { openStand } from '../package/build.ts';
import { soak, type SoakOptions, type SoakResult } from './soak.ts';
import { soakStudio } from './studio.ts';

const { values, positionals } = parseArgs({
  options: { studio: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [runs = '200', seed = String(Math.floor(Math.random() * 1e6))] = positionals;
const options: SoakOptions = { runs: Number(runs), seed: Number(seed), say: console.log };
const { losses } = values.studio ? await soakStudio(options) : await soakModule(options);
process.exitCode = losses.length > 0 ? 1 : 0;

async function soakModule(wishes: SoakOptions): Promise<SoakResult> {
  const { stand, close } = await openStand();
  try {
    return await soak(stand, wishes);
  } finally {
    await close();
  }
}
