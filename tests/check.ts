/** `npm run check`: everything that can be said about the project without playing it. */
import { rm } from 'node:fs/promises';
import { checkLaunchRequests } from './launch-requests.ts';
import { checkReadingEase } from './reading-ease.ts';
import { run, type Outcome } from './command.ts';
import { checkImportRules } from './import-rules.ts';
import type { Count } from './count.ts';

interface Check {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

/** Fewer than these would mean that a tool no longer sees the code, which would otherwise look like success. */
const FEWEST_MODULES = 100;
const FEWEST_TEMPLATE_FILES = 40;

const checks: readonly Check[] = [
  { name: 'lint', run: () => run('eslint', ['.', '--max-warnings=0']) },
  { name: 'style sheets', run: () => run('stylelint', ['src/**/*.css']) },
  { name: 'types', run: () => run('tsc', []) },
  { name: 'template types', run: checkTemplates },
  { name: 'import rules', run: () => checkImportRules(FEWEST_MODULES) },
  { name: 'dead code', run: () => run('knip', []) },
  { name: 'formatting', run: () => run('prettier', ['--check', '.']) },
  { name: 'reading ease', run: () => checkReadingEase('content/en-GB') },
];

/** These need a built package, so they wait for it. */
const build: Check = {
  name: 'build',
  run: async () => {
    await rm('dist', { recursive: true, force: true }); // zips of older versions would be measured too
    return run('node', ['scorm/build.ts']);
  },
};
const builtChecks: readonly Check[] = [
  { name: 'sizes', run: () => run('size-limit', []) },
  {
    name: 'requests at launch',
    run: async () => {
      const output = await checkLaunchRequests('dist/scorm12');
      return { ok: output === '', output };
    },
  },
];

/** Runs all checks, two at a time, and says of each whether it passed; what a failed one printed follows it. */
export async function runChecks(): Promise<Count> {
  const count: Count = { passed: 0, failed: [] };
  const report = async (check: Check): Promise<boolean> => {
    const started = performance.now();
    const { ok, output } = await check
      .run()
      .catch((error: unknown) => ({ ok: false, output: String(error) }));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${ok ? '✓' : '✗'} ${check.name} (${seconds} s)`);
    if (!ok) console.log(`\n${output}\n`);
    if (ok) count.passed += 1;
    else count.failed.push(check.name);
    return ok;
  };
  const package_ = async () => {
    const built = await report(build);
    for (const check of builtChecks) {
      await report(built ? check : { ...check, run: () => Promise.resolve(notBuilt) });
    }
  };
  const queue = [...checks.map((check) => () => report(check)), package_];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await next();
  };
  await Promise.all([work(), work()]);
  return count;
}

const notBuilt: Outcome = { ok: false, output: 'There is no package to look at, since the build failed.' };

/** lit-analyzer, with what it only warns of as errors: a misspelt name in a template is silent at run time. */
async function checkTemplates(): Promise<Outcome> {
  const rules = ['no-unknown-tag-name', 'no-missing-import', 'no-unknown-property', 'no-unknown-slot'];
  const asErrors = rules.flatMap((rule) => [`--rules.${rule}`, 'error']);
  const outcome = await run('lit-analyzer', ['--strict', ...asErrors, '{src,scorm/preview}/**/*.ts']);
  const errors = Number(/\((\d+) errors?/.exec(outcome.output)?.[1] ?? 0);
  // Used by one script and brought by another.
  const late = outcome.output.match(/Missing import for <(trouble-bar|sort-board)>/g)?.length ?? 0;
  const ok = outcome.ok || (errors > 0 && errors === late);
  const unknown = /Unknown attribute '(?!popover)[^']+'/.exec(outcome.output); // it is older than popovers
  return seen({ ...outcome, ok: ok && !unknown }, /Analyzing (\d+) files/, FEWEST_TEMPLATE_FILES);
}

/** Fails a tool that passed without having looked at enough. */
function seen(outcome: Outcome, pattern: RegExp, fewest: number): Outcome {
  const count = Number(pattern.exec(outcome.output)?.[1] ?? 0);
  if (count >= fewest) return outcome;
  const problem = `It saw only ${count} files, at least ${fewest} were expected; is the tool still reading TypeScript?`;
  return { ok: false, output: `${outcome.output}\n${problem}` };
}

if (import.meta.main) {
  const { passed, failed } = await runChecks();
  console.log(`${passed} passed, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
