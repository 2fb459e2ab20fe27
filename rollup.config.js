import { dirname, relative, resolve } from 'node:path';
import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

/** What puts the shapes of an icon into its frame. */
const ICON = resolve('src/ui/icon.ts');

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

/** Where each standard's dialect is. */
const dialects = {
  scorm12: 'src/tracking/scorm12.ts',
  scorm2004: 'src/tracking/scorm2004.ts',
};

/**
 * The dialect of one package, as the module that src/main.ts imports.
 * @param {keyof typeof dialects} standard
 * @returns {import('rollup').Plugin}
 */
const dialectModule = (standard) => ({
  name: 'dialect',
  resolveId: (id) => (id === 'virtual:dialect' ? '\0dialect' : null),
  load: (id) =>
    id === '\0dialect'
      ? `export { ${standard} as default } from ${JSON.stringify(resolve(dialects[standard]))};`
      : null,
});

/** What both scripts go through. */
const forTheBrowser = () => [
  assets(),
  nodeResolve({ exportConditions: ['browser', 'production'] }),
  literalsHtmlCssMinifier({
    include: ['src/**/*.ts'],
    failOnError: true,
    // Only white space, and never all of it: anything more breaks SVG inside templates.
    options: {
      minifyOptions: { collapseWhitespace: true, conservativeCollapse: true, keepClosingSlash: true },
    },
  }),
  esbuild({ target: 'es2022', minify: true, legalComments: 'none', tsconfig: 'tsconfig.json' }),
  terser({ ecma: 2020, compress: { passes: 2 } }), // 1 % smaller than esbuild alone
];

/** The name under which course.js offers src/shared.ts, its only exports. */
const SHARED = 'courseShared';

/**
 * The script that starts the course, course.js; scorm/app-files.ts calls this.
 * @param {keyof typeof dialects} standard
 * @returns {import('rollup').RollupOptions}
 */
export default (standard) => ({
  input: 'src/main.ts',
  plugins: [dialectModule(standard), ...forTheBrowser()],
  output: { format: 'iife', name: SHARED, generatedCode: 'es2015' },
});

/** The modules that pages.js takes from course.js: those of src/shared.ts. */
const shared = [
  'lit',
  'lit/decorators.js',
  resolve('node_modules/lit-html/lit-html.js'),
  ...['state/score', 'ui/icon', 'ui/light-element', 'ui/look', 'ui/texts'].map((name) =>
    resolve(`src/${name}.ts`),
  ),
];

/**
 * The pages that the launch does not need, pages.js.
 * @returns {import('rollup').RollupOptions}
 */
export const bundlePages = () => ({
  input: 'src/pages/pages.ts',
  external: shared,
  plugins: forTheBrowser(),
  output: { format: 'iife', name: 'coursePages', globals: () => SHARED, generatedCode: 'es2015' },
});

/**
 * The module that renders the first page in Node, while building.
 * @returns {import('rollup').RollupOptions}
 */
export const bundleStaticPage = () => ({
  input: 'src/app/static-page.ts',
  external: [/^lit/, /^@lit/],
  plugins: [assets(), nodeResolve(), esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' })],
  output: { format: 'es' },
});
