/** `npm run soak -- [runs] [seed]` */
import { openStand } from '../package/build.ts';
import { soak } from './soak.ts';

const [runs = '200', seed = String(Math.floor(Math.random() * 1e6))] = process.argv.slice(2);
const { stand, close } = await openStand();
try {
  const { losses } = await soak(stand, { runs: Number(runs), seed: Number(seed), say: console.log });
  process.exitCode = losses.length > 0 ? 1 : 0;
} finally {
  await close();
}
