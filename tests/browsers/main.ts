/**
 * `npm run test:browsers [NAME…]`: plays the course in real Chromium of 2021 to 2023, which npm has, and in the Firefox
 * of this machine, and takes pictures: dist/browsers/. Safari of those years cannot be had; docs/decisions/015 says how
 * that part is held.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { oldest, scriptTargets } from '../../scorm/bundle/browsers.ts';
import { buildPackages } from '../../scorm/build-packages.ts';
import { servePreview } from '../../scorm/preview/server.ts';
import { findFirefox } from '../engines/find.ts';
import { readCourse } from '../package/variants.ts';
import { openChromium } from './chromium.ts';
import type { OpenBrowser } from './dev-tools.ts';
import { openFirefox } from './firefox.ts';
import { Play } from './play.ts';

const out = resolve('dist/browsers');
const CHROMIUM = ['92.0.0', '106.0.2', '109.0.6', '119.0.2'];

const firefox = findFirefox();
const browsers: [string, () => Promise<OpenBrowser>][] = [
  ...CHROMIUM.map((version): [string, () => Promise<OpenBrowser>] => [
    `chromium-${parseInt(version)}`,
    () => openChromium(version),
  ]),
  ...(firefox === undefined
    ? []
    : ([['firefox', () => openFirefox(firefox)]] as [string, () => Promise<OpenBrowser>][])),
];

const wanted = process.argv.slice(2);
const packages = await buildPackages('content/en-GB', join(out, 'packages'), { only: ['scorm12'] });
const preview = await servePreview({ packages, port: 0 });
const course = readCourse(await readFile(join(packages[0]?.folder ?? '', 'index.html'), 'utf8'));
const lms = await lmsScript();
let failed = 0;
for (const [name, open] of browsers) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const faults = await playIn(name, open).catch((error: unknown) => [String(error)]);
  console.log(faults.length === 0 ? `✓ ${name}` : `✗ ${name}\n  ${faults.join('\n  ')}`);
  if (faults.length > 0) failed += 1;
}
await preview.close();
console.log(`Pictures: ${out}`);
process.exitCode = failed > 0 ? 1 : 0;

async function playIn(name: string, open: () => Promise<OpenBrowser>): Promise<string[]> {
  const browser = await open();
  try {
    const play = new Play(browser.page, course, join(out, name));
    const { values, faults } = await play.takeCourse(`${preview.url}package/scorm12/index.html`, lms);
    const score = values['cmi.core.score.raw'];
    return [
      ...faults,
      ...(score === '100' ? [] : [`the LMS has the score ${score ?? 'nothing'} instead of 100`]),
    ];
  } finally {
    await browser.close();
  }
}

/** The LMS as a script that the oldest of them can read. */
async function lmsScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'lms-in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: scriptTargets(oldest),
  });
  return outputFiles[0]?.text ?? '';
}
