/**
 * `npm test`: all parts, or the one named as argument. What failed is named again at the end, and the last line is always
 * `N passed, N failed`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { runChecks } from './check.ts';
import { run } from './command.ts';
import { countBrowserTests, countVitest, failure, type Count } from './count.ts';
import { findFirefox, findWebKit } from './engines/find.ts';
import { keepResults } from './evidence/test-results.ts';

interface Part {
  readonly title: string;
  readonly run: (resultFile: string) => Promise<Count>;
  /** The engines it plays in. Where the machine lacks some, those are left out; where it lacks all, the part is. */
  readonly engines?: readonly Engine[];
}

/** A browser engine, and what has to be installed for it. */
interface Engine {
  readonly name: string;
  readonly found: boolean;
  readonly needs: string;
}

const chromium: Engine = { name: 'Chromium', found: true, needs: 'chromium' };
const firefox: Engine = { name: 'Firefox', found: findFirefox() !== undefined, needs: 'firefox-esr' };
const webKit: Engine = {
  name: 'WebKitGTK',
  found: findWebKit() !== undefined,
  needs: 'webkit2gtk-driver and xvfb',
};

const parts: Readonly<Record<string, Part>> = {
  check: { title: 'Checks', run: runChecks },
  unit: { title: 'Unit tests, in Node', run: (file) => vitest('unit', file) },
  components: {
    title: 'Component tests, in the browsers',
    engines: [chromium, firefox],
    run: async (file) => {
      const { ok } = await run('web-test-runner', [], { stream: true, env: { WTR_RESULTS: file } });
      return settle(ok, await countBrowserTests(file));
    },
  },
  package: {
    title: 'Package tests, played in the browser',
    engines: [chromium],
    run: (file) => vitest('package', file),
  },
  webkit: {
    title: 'Smoke run of the package, played in WebKitGTK',
    engines: [webKit],
    run: (file) => vitest('webkit', file),
  },
};

async function vitest(project: string, file: string): Promise<Count> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { ok } = await run('vitest', ['run', '--project', project, ...reporters], { stream: true });
  return settle(ok, await countVitest(file));
}

/** A part that fails outside of its tests, or that ran no test, has failed once. */
function settle(ok: boolean, { passed, failed }: Count): Count {
  const broke = failed.length === 0 && (!ok || passed === 0);
  return { passed, failed: broke ? ['It failed outside of its tests, or ran none.'] : failed };
}

/** Which engines these parts ran in, and what the machine lacks for the others; '' where none needs an engine. */
function coverage(done: readonly Part[]): string {
  const engines = [...new Set(done.flatMap((part) => part.engines ?? []))];
  const found = engines.filter((engine) => engine.found).map(({ name }) => name);
  const covered = `Engines covered: ${found.join(', ') || 'none'}`;
  const lacking = engines.filter(({ found }) => !found).map(({ name, needs }) => `${name} (${needs})`);
  if (engines.length === 0) return '';
  return lacking.length === 0
    ? `${covered}.`
    : `${covered}. Not covered, for want of these on the machine: ${lacking.join(', ')}.`;
}

const wanted = process.argv[2];
if (wanted !== undefined && !Object.hasOwn(parts, wanted)) {
  console.error(
    `There is no part "${wanted}"; name one of ${Object.keys(parts).join(', ')}, or none for all.`,
  );
  process.exit(1);
}

if (wanted !== 'check') {
  try {
    process.env['CHROME_PATH'] = await findBrowser();
    console.log(`Browser: ${process.env['CHROME_PATH']}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

// Each of the many commands starts quicker from what Node kept of its modules (nodejs.org/api/module.html#module-compile-cache).
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../node_modules/.cache/node');

const total: Count = { passed: 0, failed: [] };
const results = await mkdtemp(join(tmpdir(), 'test-results-'));
const keep = await keepResults();
const chosen = Object.entries(parts).filter(([name]) => wanted === undefined || name === wanted);
for (const [name, part] of chosen) {
  if (part.engines?.every(({ found }) => !found)) continue;
  console.log(`\n${part.title}\n`);
  const report = join(results, `${name}.json`);
  const { passed, failed } = await part.run(report).catch((error: unknown) => {
    console.error(`The part "${name}" broke off:`, error);
    return { passed: 0, failed: [failure('It broke off', String(error))] };
  });
  console.log(`\n${part.title}: ${passed} passed, ${failed.length} failed`);
  const engines = part.engines?.filter(({ found }) => found).map((engine) => engine.name);
  await keep(name, engines ?? [], report, { passed, failed });
  total.passed += passed;
  total.failed.push(...failed.map((line) => `${part.title}: ${line}`));
}
await rm(results, { recursive: true });
console.log(coverage(chosen.map(([, part]) => part)));
if (total.failed.length > 0) console.log(`\nFailed:\n${total.failed.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed.length} failed`);
process.exitCode = total.failed.length > 0 ? 1 : 0;
