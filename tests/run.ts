/** `npm test`: all parts, or the one named as argument. The last line is always `N passed, N failed`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { runChecks } from './check.ts';
import { run } from './command.ts';
import { countBrowserTests, countVitest, type Count } from './count.ts';

interface Part {
  readonly title: string;
  readonly run: (resultFile: string) => Promise<Count>;
}

const parts: Readonly<Record<string, Part>> = {
  check: { title: 'Checks', run: runChecks },
  unit: { title: 'Unit tests, in Node', run: (file) => vitest('unit', file) },
  components: {
    title: 'Component tests, in the browser',
    run: async (file) => {
      const { ok } = await run('web-test-runner', [], { stream: true, env: { WTR_RESULTS: file } });
      return settle(ok, await countBrowserTests(file));
    },
  },
  package: { title: 'Package tests, played in the browser', run: (file) => vitest('package', file) },
};

async function vitest(project: string, file: string): Promise<Count> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { ok } = await run('vitest', ['run', '--project', project, ...reporters], { stream: true });
  return settle(ok, await countVitest(file));
}

/** A part that fails outside of its tests, or that ran no test, has failed once. */
function settle(ok: boolean, { passed, failed }: Count): Count {
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed };
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

const total: Count = { passed: 0, failed: 0 };
const results = await mkdtemp(join(tmpdir(), 'test-results-'));
for (const [name, part] of Object.entries(parts)) {
  if (wanted !== undefined && name !== wanted) continue;
  console.log(`\n${part.title}\n`);
  const { passed, failed } = await part.run(join(results, `${name}.json`)).catch((error: unknown) => {
    console.error(`The part "${name}" broke off:`, error);
    return { passed: 0, failed: 1 };
  });
  console.log(`\n${part.title}: ${passed} passed, ${failed} failed`);
  total.passed += passed;
  total.failed += failed;
}
await rm(results, { recursive: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
