/** `npm run soak -- [--studio] [runs] [seed]` */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildStudio } from '../../scorm/build-studio.ts';
import { keptApp } from '../../scorm/bundle/kept-app.ts';
import { readContent } from '../../scorm/read-content.ts';
import { openStand } from '../package/build.ts';
import { soak, type SoakOptions, type SoakResult } from './soak-x.ts';
import { soakStudio } from './studio.ts';

const { values, positionals } = parseArgs({
  options: { studio: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [runs = '200', seed = String(Math.floor(Math.random() * 1e6))] = positionals;
const options: SoakOptions = { runs: Number(runs), seed: Number(seed), say: console.log };
const { losses } = values.studio ? await ofStudio() : await ofModule();
process.exitCode = losses.length > 0 ? 1 : 0;

async function ofModule(): Promise<SoakResult> {
  const { stand, close } = await openStand();
  return soak(stand, options).finally(close);
}

async function ofStudio(): Promise<SoakResult> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-soak-'));
  const file = await buildStudio(await readContent('content/en-GB'), await keptApp(), folder);
  return soakStudio(pathToFileURL(file).href, options).finally(() => rm(folder, { recursive: true }));
}
