import { writeFile } from 'node:fs/promises';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fromRollup } from '@web/dev-server-rollup';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { assets } from './rollup.config.js';
import { bundlePageStyles } from './scorm/app-files.ts';
import { readContent } from './scorm/read-content.ts';
import { compileCourse, formatProblem } from './src/compiler/compile.ts';
import { browserFlags, findBrowser } from './tests/browser.ts';

const FONT =
  '/node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';

/**
 * The compiled content as `virtual:course`, so that elements are tested with the words learners read.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
const virtualCourse = () => ({
  name: 'virtual-course',
  resolveImport: ({ source }) => (source === 'virtual:course' ? '/virtual-course.js' : undefined),
  async serve({ path }) {
    if (path !== '/virtual-course.js') return undefined;
    const { course, problems } = compileCourse(await readContent('content/en-GB'));
    if (!course) throw new Error(problems.map(formatProblem).join('\n'));
    return `export default ${JSON.stringify(course)};`;
  },
});

/**
 * The linked style sheet of the real page.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
const pageStyles = () => ({
  name: 'page-styles',
  serve: async ({ path }) =>
    path === '/course.css' ? Buffer.from(await bundlePageStyles()).toString() : undefined,
});

/**
 * The font where src/ui/tokens.css looks for it.
 * @type {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]}
 */
const font = (context, next) => {
  if (context.path === '/atkinson-hyperlegible-next.woff2') context.url = FONT;
  return next();
};

/**
 * Icons become modules, as in the bundle.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
const assetModules = () => ({
  ...fromRollup(assets)(),
  resolveMimeType: ({ path }) => (path.endsWith('.svg') ? 'js' : undefined),
});

/**
 * Leaves the numbers for tests/run.ts in the file that WTR_RESULTS names.
 * @returns {import('@web/test-runner').Reporter}
 */
const countReporter = () => ({
  async stop({ sessions }) {
    const file = process.env['WTR_RESULTS'];
    if (file === undefined) return;
    const counts = sessions.map(countSession);
    const sum = (/** @type {'passed' | 'failed'} */ key) =>
      counts.reduce((total, count) => total + count[key], 0);
    await writeFile(file, JSON.stringify({ passed: sum('passed'), failed: sum('failed') }));
  },
});

/** @param {import('@web/test-runner').TestSession} session */
function countSession({ passed: sessionPassed, testResults }) {
  const tests = testResults ? testsIn(testResults) : [];
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  const failed = tests.filter((test) => !test.passed && !test.skipped).length;
  return { passed, failed: failed === 0 && !sessionPassed ? 1 : failed }; // a file that broke outside of its tests
}

/**
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
function testsIn({ tests, suites }) {
  return [...tests, ...suites.flatMap(testsIn)];
}

/** Chromium's own roles and names, for tests/ui/person.ts. */
const args = [...browserFlags, '--enable-blink-features=ComputedAccessibilityInfo'];

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: 'tests/ui/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser', 'development'] },
  middleware: [font],
  plugins: [
    virtualCourse(),
    pageStyles(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }),
    assetModules(),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: await findBrowser(), args },
      // Pages of test files that run side by side must each believe they have focus.
      createPage: async ({ context }) => {
        const page = await context.newPage();
        await page.emulateFocusedPage(true);
        return page;
      },
    }),
  ],
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { ui: 'bdd', timeout: '30000' } },
  filterBrowserLogs: ({ args: [text] }) => !String(text).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: false }), countReporter()],
};
