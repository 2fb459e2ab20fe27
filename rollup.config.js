import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { oldest, scriptTargets } from './scorm/bundle/browsers.ts';
import {
  DIALECT_GLOBAL,
  LATER_GLOBAL,
  OLD_GLOBAL,
  PAGES_GLOBAL,
  SHARED_GLOBAL,
} from './src/course/package-layout.ts';

/** @param {string} file in this project, wherever the command runs */
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** What puts the shapes of an icon into its frame. */
const ICON = here('src/ui/icon.ts');

/**
 * A Lucide icon becomes a Lit template: what src/ui/assets.d.ts declares.
 * @returns {import('rollup').Plugin}
 */
export const assets = () => ({
  name: 'assets',
  transform(source, id) {
    if (id.endsWith('.svg')) {
      const shapes = source.replace(/<!--.*?-->|<\/?svg[^>]*>/gs, '').replace(/\s*\n\s*/g, '');
      const code = `import { svg } from 'lit';\nimport { icon } from '${relative(dirname(id), ICON).replaceAll('\\', '/')}';
        export default icon(svg\`${escape(shapes)}\`);`;
      return { code, map: null };
    }
    return null;
  },
});

/** @param {string} text */
const escape = (text) => text.replace(/[\\`$]/g, '\\$&');

/** The module that gives a package its dialect; a web page speaks to no LMS. */
const dialects = {
  scorm12: `export { scorm12 as default } from ${JSON.stringify(here('src/tracking/scorm12.ts'))};`,
  scorm2004: `export { scorm2004 as default } from ${JSON.stringify(here('src/tracking/scorm2004.ts'))};`,
  none: 'export default null;',
};

/** The module that src/main.ts imports its dialect from. */
const DIALECT = 'virtual:dialect';

/** TypeScript in, small JavaScript out. */
const small = () =>
  esbuild({
    target: scriptTargets(oldest),
    minify: true,
    legalComments: 'none',
    tsconfig: 'tsconfig.json',
  });

/** Decorators, smaller than Lit's and than what esbuild writes into each module that has some. */
const DECORATORS = here('src/ui/decorators.ts');
const ESBUILD_DECORATE =
  /^"use strict";var [\w$]+=Object\.defineProperty;(?:var [\w$]+=Object\.getOwnPropertyDescriptor;)?var ([\w$]+)=.*?\};/;

/**
 * Puts them in the place of both, and names the class where esbuild names its prototype.
 * @returns {import('rollup').Plugin}
 */
const decorators = () => ({
  name: 'decorators',
  resolveId: (id) => (id === 'lit/decorators.js' ? DECORATORS : null),
  transform: {
    order: 'post', // after esbuild
    handler(code) {
      const [helper = '', name = ''] = ESBUILD_DECORATE.exec(code) ?? [];
      if (helper === '') return null;
      const shared = `import{decorate as ${name}}from${JSON.stringify(DECORATORS)};`;
      const calls = code.slice(helper.length).replace(/\],([\w$]+)\.prototype,("\w+"),2\)/g, '],$1,$2)');
      // Neighbours with the same decorators become one call.
      const pair = /(?<![\w$])(([\w$]+)\(\[([^\]]*)\],([\w$]+)(?:,"\w+")+)\),\2\(\[\3\],\4(,"\w+")\)/;
      let joined = calls;
      while (pair.test(joined)) joined = joined.replace(pair, '$1$5)');
      return { code: shared + joined, map: null };
    },
  },
});

/** Short forms; nobody asks what our exports are. */
const CODE = /** @type {const} */ ({ preset: 'es2015', symbols: false });

/**
 * 1 % smaller than esbuild alone; what it calls unsafe matters only for functions that are called with `new`, and no
 * property of ours is read for what reading it does.
 */
const smaller = () =>
  terser({
    ecma: 2020,
    compress: { passes: 4, keep_fargs: false, unsafe_arrows: true, pure_getters: true },
  });

/**
 * Of Lit only the templates: our elements have a base of their own (docs/decisions/014-an-element-of-our-own.md).
 * @returns {import('rollup').Plugin}
 */
const templatesOnly = () => ({
  name: 'templates-only',
  resolveId(id, importer) {
    return id === 'lit' ? this.resolve('lit/html.js', importer) : null;
  },
});

/** What both scripts go through. */
const forTheBrowser = () => [
  assets(),
  decorators(),
  templatesOnly(),
  nodeResolve({ exportConditions: ['browser', 'production'] }),
  literalsHtmlCssMinifier({
    include: ['**/src/**/*.ts'],
    failOnError: true,
    // Only white space, and never all of it: anything more breaks SVG inside templates.
    options: {
      minifyOptions: { collapseWhitespace: true, conservativeCollapse: true, keepClosingSlash: true },
    },
  }),
  small(),
  smaller(),
];

/**
 * The script that starts the course, course.js, but for the dialect of its package, which stands before it: so that it
 * is bundled once for all packages.
 * @returns {import('rollup').RollupOptions}
 */
export const bundleLaunch = () => ({
  input: here('src/main.ts'),
  external: [DIALECT],
  plugins: forTheBrowser(),
  output: {
    format: 'iife',
    name: SHARED_GLOBAL,
    globals: { [DIALECT]: DIALECT_GLOBAL },
    generatedCode: CODE,
  },
});

/**
 * The dialect of a package, the beginning of its course.js.
 * @param {keyof typeof dialects} standard
 * @returns {import('rollup').RollupOptions}
 */
export const bundleDialect = (standard) => ({
  input: DIALECT,
  plugins: [
    {
      name: 'dialect',
      resolveId: (id) => (id === DIALECT ? id : null),
      load: (id) => (id === DIALECT ? dialects[standard] : null),
    },
    small(),
    smaller(),
  ],
  output: { format: 'iife', name: DIALECT_GLOBAL, generatedCode: CODE },
});

/** The modules that pages.js and later.js take from course.js: those of src/shared.ts. */
const shared = [
  'lit',
  'lit/directives/guard.js',
  here('node_modules/lit-html/lit-html.js'),
  DECORATORS,
  ...[
    'saving/envelope',
    'saving/resume',
    'state/merge',
    'state/places',
    'state/score',
    'state/short-id',
    'ui/icon',
    'ui/light-element',
    'ui/look',
    'ui/script-bringer',
    'ui/texts',
  ].map((name) => here(`src/${name}.ts`)),
];

/**
 * The pages that the launch does not need, pages.js.
 * @returns {import('rollup').RollupOptions}
 */
export const bundlePages = () => ({
  input: here('src/pages/pages.ts'),
  external: shared,
  makeAbsoluteExternalsRelative: false,
  plugins: forTheBrowser(),
  output: { format: 'iife', name: PAGES_GLOBAL, globals: () => SHARED_GLOBAL, generatedCode: CODE },
});

/**
 * What older browsers lack, old/old.js.
 * @returns {import('rollup').RollupOptions}
 */
export const bundleOld = () => ({
  input: here('src/old/old.ts'),
  plugins: [nodeResolve({ exportConditions: ['browser', 'production'] }), small(), smaller()],
  output: { format: 'iife', name: OLD_GLOBAL, generatedCode: CODE },
});

/** The modules that later.js takes from pages.js, which is always there before it. */
const sharedByPages = [
  'blocks/block-element',
  'blocks/prose-block',
  'pages/copy-text',
  'pages/device',
  'pages/reflection',
  'pages/source-list',
  'pages/to-try',
  'state/notes',
].map((name) => here(`src/${name}.ts`));

/** @param {string} module that a script takes from another: the name on `window` under which that one offers it */
export const offeredBy = (module) => (sharedByPages.includes(module) ? PAGES_GLOBAL : SHARED_GLOBAL);

/**
 * What comes after the first lesson, later.js.
 * @returns {import('rollup').RollupOptions}
 */
export const bundleLater = () => ({
  input: here('src/pages/later.ts'),
  external: [...shared, ...sharedByPages],
  makeAbsoluteExternalsRelative: false, // the build looks up who offers them
  plugins: forTheBrowser(),
  output: { format: 'iife', name: LATER_GLOBAL, globals: offeredBy, generatedCode: CODE },
});

/** Lit's build for Node is the only one that asks for no `document` when it is loaded. */
const litWithoutPage = () => {
  const { resolveId } = nodeResolve({ exportConditions: ['node', 'production'] });
  const resolve = typeof resolveId === 'function' ? resolveId : resolveId?.handler;
  /** @type {import('rollup').Plugin} */
  const plugin = {
    name: 'lit-without-page',
    resolveId(id, ...more) {
      const isLit = /^(lit|lit-html|lit-element|@lit\/reactive-element)(\/|$)/.test(id);
      return isLit ? resolve?.call(this, id, ...more) : null;
    },
  };
  return plugin;
};

/** What code of the pure folders goes through to run anywhere: in Node, in a page, in a worker. */
export const forAnywhere = () => [
  assets(),
  litWithoutPage(),
  nodeResolve({ browser: true, exportConditions: ['worker', 'browser', 'production'] }), // builds without Node or page
  commonjs(),
  esbuild({ target: scriptTargets(oldest), tsconfig: 'tsconfig.json' }),
];

/**
 * What writes first pages, as a module that imports nothing.
 * @returns {import('rollup').RollupOptions}
 */
export const bundleFirstPage = () => ({
  input: here('scorm/package/first-page.ts'),
  plugins: forAnywhere(),
  onwarn: (warning, warn) => warning.code === 'THIS_IS_UNDEFINED' || warn(warning), // compiled classes of lit's shim
});
