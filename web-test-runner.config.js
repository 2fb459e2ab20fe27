import { glob, readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fromRollup } from '@web/dev-server-rollup';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { build } from 'esbuild';
import * as puppeteer from 'puppeteer-core';
import { assets } from './rollup.config.js';
import { bundleStyles } from './scorm/bundle/page-styles.ts';
import { readContent } from './scorm/read-content.ts';
import { compileCourse, formatProblem } from './src/compiler/compile.ts';
import { browserFlags, findBrowser } from './tests/browser.ts';
import { failure } from './tests/count.ts';
import { findFirefox } from './tests/engines/find.ts';

const FONT =
  '/node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';

/**
 * What is made for all test files and both browsers once.
 * @template Made
 * @param {() => Promise<Made>} make
 * @returns {() => Promise<Made>}
 */
function once(make) {
  /** @type {Promise<Made> | undefined} */
  let made;
  return () => (made ??= make());
}

const courseModule = once(async () => {
  const { course, problems } = compileCourse(await readContent('content/en-GB'));
  if (!course) throw new Error(problems.map(formatProblem).join('\n'));
  return `export default ${JSON.stringify(course)};`;
});

const studioModule = once(async () => {
  const { outputFiles } = await build({
    entryPoints: ['tests/ui/studio/studio.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'production'],
  });
  return outputFiles[0]?.text ?? '';
});

const allStyles = once(async () => {
  const { launch, later } = await bundleStyles();
  return waitForFont(launch + later);
});

/**
 * The compiled content as `virtual:course`, so that elements are tested with the words learners read.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
const virtualCourse = () => ({
  name: 'virtual-course',
  resolveImport: ({ source }) => (source === 'virtual:course' ? '/virtual-course.js' : undefined),
  serve: ({ path }) => (path === '/virtual-course.js' ? courseModule() : undefined),
});

/**
 * The text files of the content as `virtual:course-files`, for what writes a course.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
const virtualCourseFiles = () => ({
  name: 'virtual-course-files',
  resolveImport: ({ source }) => (source === 'virtual:course-files' ? '/virtual-course-files.js' : undefined),
  async serve({ path }) {
    if (path !== '/virtual-course-files.js') return undefined;
    const folder = 'content/en-GB';
    /** @type {[string, string][]} */
    const files = [];
    for await (const file of glob(`${folder}/**/*.{yaml,md,svg}`))
      files.push([relative(folder, file), await readFile(file, 'utf8')]);
    return `export default ${JSON.stringify(Object.fromEntries(files))};`;
  },
});

/**
 * The forms of the studio as `virtual:studio`, bundled as the studio is, since some packages they use are no modules.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
const virtualStudio = () => ({
  name: 'virtual-studio',
  resolveImport: ({ source }) => (source === 'virtual:studio' ? '/virtual-studio.js' : undefined),
  serve: ({ path }) => (path === '/virtual-studio.js' ? studioModule() : undefined),
});

/**
 * The tags of all elements that src/ defines as `virtual:elements`, so that none is forgotten.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
const virtualElements = () => ({
  name: 'virtual-elements',
  resolveImport: ({ source }) => (source === 'virtual:elements' ? '/virtual-elements.js' : undefined),
  async serve({ path }) {
    if (path !== '/virtual-elements.js') return undefined;
    /** @type {(string | undefined)[]} */
    const names = [];
    for await (const file of glob('src/**/*.ts')) {
      const defined = (await readFile(file, 'utf8')).matchAll(/customElements\.define\('([^']+)'/g);
      for (const [, name] of defined) names.push(name);
    }
    return `export default ${JSON.stringify(names)};`;
  },
});

/**
 * The styles of the real page, also those that pages.js brings. The font is waited for, see waitForFont().
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
const pageStyles = () => ({
  name: 'page-styles',
  serve({ path }) {
    if (path === '/course.css') return allStyles();
    return /\/(pages|later)\.js$/.test(path) ? '' : undefined; // tests/gallery/stage.ts has the pages itself
  },
});

/**
 * A page takes the font only when it comes at once; on a busy machine a test would measure another one.
 * @param {string} styles
 */
const waitForFont = (styles) => styles.replace('font-display:optional', 'font-display:block');

/**
 * The font where src/ui/tokens.css looks for it.
 * @type {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]}
 */
const font = (context, next) => {
  if (context.path === '/atkinson-hyperlegible-next.woff2') context.url = FONT;
  if (context.path === '/atkinson-hyperlegible-next-more.woff2')
    context.url = FONT.replace('-latin-', '-latin-ext-');
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
    const passed = counts.reduce((total, count) => total + count.passed, 0);
    const failed = counts.flatMap((count) => count.failed);
    await writeFile(file, JSON.stringify({ passed, failed, tests: sessions.flatMap(namesIn) }));
  },
});

/**
 * Each test with the groups around it, for the evidence.
 * @param {import('@web/test-runner').TestSession} session
 * @returns {import('./tests/evidence/test-results.ts').TestResult[]}
 */
function namesIn({ testFile, browser, testResults }) {
  const file = relative('.', testFile).replaceAll('\\', '/');
  /** @type {(suite: import('@web/test-runner').TestSuiteResult, around: string) => import('./tests/evidence/test-results.ts').TestResult[]} */
  const inside = ({ tests, suites }, around) => [
    ...tests.map(({ name, passed, skipped }) => ({
      file,
      name: `${around} ${name}`.trim(),
      engine: browser.name === 'Chrome' ? 'Chromium' : browser.name, // its launcher calls it so
      state: skipped
        ? /** @type {const} */ ('skipped')
        : passed
          ? /** @type {const} */ ('passed')
          : /** @type {const} */ ('failed'),
    })),
    ...suites.flatMap((suite) => inside(suite, `${around} ${suite.name}`.trim())),
  ];
  return testResults ? inside(testResults, '') : [];
}

/**
 * @param {import('@web/test-runner').TestSession} session
 * @returns {import('./tests/count.ts').Count}
 */
function countSession({ passed: sessionPassed, testResults, testFile, browser, errors }) {
  const file = `${relative('.', testFile)} in ${browser.name}`;
  const tests = (testResults ? testsIn(testResults) : []).filter(({ skipped }) => !skipped);
  const failed = tests
    .filter(({ passed }) => !passed)
    .map(({ name, error }) => failure(`${file} ${name}`, error?.message ?? ''));
  const broke = failed.length === 0 && !sessionPassed; // outside of its tests
  return {
    passed: tests.length - failed.length,
    failed: broke ? [failure(file, errors[0]?.message ?? '')] : failed,
  };
}

/**
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
function testsIn({ tests, suites }) {
  return [...tests, ...suites.flatMap(testsIn)];
}

/**
 * What wtr's own commands cannot do: fingers on the screen, and every media feature at once. tests/ui/person.ts asks.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
const moreCommands = () => ({
  name: 'more-commands',
  async executeCommand({ command, payload, session: { browser, id } }) {
    if (command !== 'touch' && command !== 'media') return undefined;
    const page = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (browser).getPage(id);
    const send = browser.name === 'Firefox' ? toFirefox[command] : toChromium[command];
    return send(page, /** @type {any} */ (payload));
  },
});

/**
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {import('./tests/ui/person.ts').Touch} Touch
 * @typedef {import('./tests/ui/person.ts').Media} Media
 */

/** The DevTools session of each page. @type {WeakMap<Page, Promise<import('puppeteer-core').CDPSession>>} */
const sessions = new WeakMap();

/** @param {Page} page */
function devTools(page) {
  const session = sessions.get(page) ?? page.createCDPSession();
  sessions.set(page, session);
  return session;
}

/** Each answers whether the browser can do it. */
const toChromium = {
  /** @param {Page} page @param {Touch} touch */
  async touch(page, { type, points }) {
    const touchPoints = points.map((point, id) => ({ ...point, id }));
    await (await devTools(page)).send('Input.dispatchTouchEvent', { type, touchPoints });
    return true;
  },
  /** @param {Page} page @param {Media} media */
  async media(page, { colorScheme, motion, forcedColors, moreContrast, touchOnly }) {
    const features = [
      { name: 'prefers-color-scheme', value: colorScheme },
      { name: 'prefers-reduced-motion', value: motion ? 'no-preference' : 'reduce' },
      { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
      { name: 'prefers-contrast', value: moreContrast ? 'more' : 'no-preference' },
    ];
    const session = await devTools(page);
    await session.send('Emulation.setEmulatedMedia', { features });
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: touchOnly });
    return true;
  },
};

/** The fingers on each page. @type {WeakMap<Page, import('puppeteer-core').TouchHandle[]>} */
const fingers = new WeakMap();

/** @type {typeof toChromium} */
const toFirefox = {
  async touch(page, { type, points }) {
    if (type === 'touchCancel') return false;
    const down = fingers.get(page) ?? [];
    if (type === 'touchEnd') for (const finger of down.splice(0)) await finger.end();
    for (const [place, { x, y }] of points.entries()) {
      if (down[place]) await down[place].move(x, y);
      else down.push(await page.touchscreen.touchStart(x, y));
    }
    fingers.set(page, down);
    return true;
  },
  // WebDriver BiDi has commands for it that Firefox does not know yet; its settings below reduce motion.
  media: (_, { colorScheme, motion, forcedColors, moreContrast, touchOnly }) =>
    Promise.resolve(colorScheme === 'light' && !motion && !forcedColors && !moreContrast && !touchOnly),
};

/** Chromium's own roles and names, for tests/ui/person.ts. */
const args = [...browserFlags, '--enable-blink-features=ComputedAccessibilityInfo'];

const chromium = chromeLauncher({
  launchOptions: { executablePath: await findBrowser(), args },
  // Test files run side by side: each in a window of its own, since a hidden tab gets no animation frames, and each
  // in the belief that it has focus.
  createPage: async ({ context }) => {
    const page = await context.newPage({ type: 'window' });
    await page.emulateFocusedPage(true);
    await (await devTools(page)).send('Accessibility.enable'); // or it builds the whole tree for each name it is asked for
    return page;
  },
});

const firefoxPath = findFirefox();
/** Through WebDriver BiDi. One page at a time, since Firefox stops animation frames in a tab that is not in front. */
const firefox =
  firefoxPath !== undefined &&
  chromeLauncher({
    puppeteer,
    launchOptions: {
      browser: 'firefox',
      executablePath: firefoxPath,
      // Nothing moves, and there is a mouse that can hover.
      extraPrefsFirefox: { 'ui.prefersReducedMotion': 1, 'ui.primaryPointerCapabilities': 6 },
    },
    concurrency: 1,
  });

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: 'tests/ui/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser', 'development'] },
  middleware: [font],
  plugins: [
    virtualCourse(),
    virtualElements(),
    virtualCourseFiles(),
    virtualStudio(),
    pageStyles(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }),
    assetModules(),
    moreCommands(),
  ],
  browsers: [chromium, ...(firefox ? [firefox] : [])],
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 500_000,
  testFramework: { config: { ui: 'bdd', timeout: '120000' } },
  filterBrowserLogs: ({ args: [text] }) => !String(text).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: false }), countReporter()],
};
