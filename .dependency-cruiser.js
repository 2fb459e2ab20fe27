/**
 * The arrows of the architecture: what each folder may import to run, and of what it may only know the types.
 * Everything that is not listed is forbidden.
 * @type {Record<string, { runs?: string[], types?: string[], packages?: string[] }>}
 */
const arrows = {
  'src/main.ts': {
    runs: [
      'src/app',
      'src/saving',
      'src/tracking',
      'src/shared.ts',
      'src/ui/script-bringer.ts',
      'src/course/package-layout.ts',
    ],
    types: ['src/course'],
    packages: ['virtual:dialect'],
  },
  'src/shared.ts': { runs: ['src/saving', 'src/state', 'src/ui'], packages: ['lit'] },
  'src/app': {
    runs: [
      'src/sorting',
      'src/ui',
      'src/state',
      'src/saving',
      'src/tracking',
      'src/course/package-layout.ts',
    ],
    types: ['src/pages', 'src/blocks', 'src/course'],
    packages: ['lit', 'lucide-static'],
  },
  // A script of its own, which nothing else runs.
  'src/old': {
    runs: ['src/course/package-layout.ts'],
    packages: ['@oddbird/popover-polyfill', 'css-has-pseudo', 'fflate'],
  },
  // A script of its own: what it imports and src/shared.ts does not offer comes twice.
  'src/pages': {
    runs: ['src/blocks', 'src/sorting', 'src/saving', 'src/state', 'src/ui', 'src/course/package-layout.ts'],
    types: ['src/course'],
    packages: ['lit', 'lucide-static'],
  },
  'src/blocks': {
    runs: ['src/ui'],
    types: ['src/course'],
    packages: ['lit', 'lucide-static'],
  },
  'src/sorting': {
    runs: ['src/ui'],
    types: ['src/course', 'src/state'],
    packages: ['lit', 'lucide-static'],
  },
  'src/ui': { types: ['src/course'], packages: ['lit', 'lucide-static'] },
  'src/saving': {
    runs: ['src/state', 'src/course/package-layout.ts'],
    types: ['src/course', 'src/tracking'],
    packages: ['idb-keyval'],
  },
  'src/state': { types: ['src/course'] },
  'src/tracking': {},
  'src/compiler': {
    runs: ['src/course', 'src/state', 'src/ui/texts.ts'], // state is pure: the trial draws, the worst case of the codec
    packages: [
      'colorjs.io',
      'fastest-levenshtein',
      'hast-util-[^/]+',
      'mdast-util-[^/]+',
      'micromark-extension-[^/]+',
      'valibot',
      'yaml',
      '@types/(hast|mdast)',
    ],
  },
  'src/course': { packages: ['valibot'] },
  'scorm/package': {
    runs: ['src/course', 'src/compiler', 'src/app/cover.ts', 'src/app/frame.ts'], // the app only in first-page.ts, see below
    packages: ['fflate', '@zip.js/zip.js', 'pako', '@types/pako', '@noble/hashes', 'lit', '@lit-labs/ssr'],
  },
  'scorm/verify': {
    runs: ['src/course/package-layout.ts', 'scorm/package'],
    packages: ['@csstools/css-tokenizer', '@xmldom/xmldom', '@zip.js/zip.js', 'hast-util-[^/]+'],
  },
  'scorm/lms': { types: ['scorm/package'], packages: ['scorm-again'] },
  'authoring/edit': {
    runs: ['src/compiler', 'src/course'],
    packages: ['mdast-util-[^/]+', '@types/mdast', 'valibot', 'yaml', 'flesch', 'syllable'],
  },
  'authoring/sheet': {
    runs: ['authoring/edit', 'src/compiler', 'src/course'],
    packages: ['papaparse', '@types/papaparse', 'yaml', 'valibot'],
  },
  'authoring/results': {
    runs: ['authoring/sheet', 'src/compiler', 'src/course', 'src/state/random.ts'],
    packages: ['fflate', 'htmlparser2', 'papaparse', '@types/papaparse'],
  },
  'authoring/studio/store': { types: ['src/compiler'], packages: ['yaml'] },
  'authoring/studio/core': {
    runs: ['src/compiler', 'scorm/package', 'scorm/verify', 'authoring/results', 'authoring/studio/store'],
    types: ['src/course'],
    packages: ['virtual:first-page'],
  },
  'authoring/studio/keep': {
    runs: ['authoring/studio/store', 'authoring/studio/brought.ts', 'scorm/package', 'src/compiler'],
    packages: ['idb-keyval'],
  },
  'authoring/studio/module': { runs: ['src/course', 'scorm/package'], types: ['src/compiler'] },
  // A room knows the store and the core, never another room.
  'authoring/studio/write': {
    runs: [
      'authoring/studio/store',
      'authoring/studio/save-file.ts',
      'authoring/studio/module',
      'authoring/edit',
      'authoring/sheet',
      'authoring/results/reading', // of spreadsheets
      'src',
    ],
    types: ['scorm/package'],
    packages: [
      'lit',
      'yaml',
      'valibot',
      '@valibot/to-json-schema',
      '@codemirror/[^/]+',
      '@lezer/highlight',
      'lucide-static',
    ],
  },
  'authoring/studio/try': {
    runs: [
      'authoring/studio/store',
      'authoring/studio/module',
      'src/course',
      'src/ui',
      'scorm/lms',
      'scorm/package',
      'scorm/preview',
    ],
    types: ['src/compiler'],
    packages: ['lit'],
  },
  'authoring/studio/results': {
    runs: [
      'authoring/studio/store',
      'authoring/studio/save-file.ts',
      'authoring/results',
      'src/compiler',
      'src/ui',
    ],
    types: ['authoring/studio/core', 'src/course'],
    packages: ['lit'],
  },
  'authoring/studio/packages': {
    runs: ['authoring/studio/store', 'authoring/studio/save-file.ts', 'authoring/edit', 'src/ui'],
    types: [
      'authoring/studio/core',
      'authoring/studio/keep',
      'authoring/studio/studio.ts',
      'src/compiler',
      'scorm/package',
    ],
    packages: ['lit', 'yaml'],
  },
};

/**
 * The folders above the line: text and bytes in, text and bytes out. They run in Node, in a page and in a worker, so
 * they know neither Node nor a page nor a bundler; eslint.config.js forbids the globals of both.
 */
export const pure = [
  'src/course',
  'src/compiler',
  'src/state',
  'scorm/package',
  'scorm/verify',
  'scorm/lms',
  'authoring/edit',
  'authoring/sheet',
  'authoring/results',
  'authoring/studio/store',
];

/** What reads and writes files, bundles, serves or shows: the folders below the line. */
const shells = [
  '^scorm/[^/]+$',
  '^scorm/(bundle|preview|studio)/',
  '^authoring/[^/]+$',
  '^authoring/studio/(?!store/)',
  '^tests/',
];

/** @param {string} path */
const inside = (path) => (path.endsWith('.ts') ? `^${path.replace('.', '\\.')}$` : `^${path}/`);

/** @param {readonly string[]} paths */
const anyOf = (paths) => paths.map(inside);

const ours = '^(src|scorm|authoring|tests)/';

const arrowRules = Object.entries(arrows).flatMap(([folder, { runs = [], types = [], packages = [] }]) => [
  {
    name: `${folder}: imports`,
    comment: `${folder} may import ${[...runs, ...types].join(', ') || 'nothing of ours'}.`,
    severity: 'error',
    from: { path: inside(folder) },
    to: { path: ours, pathNot: anyOf([folder, ...runs, ...types]) },
  },
  ...(types.length > 0
    ? [
        {
          name: `${folder}: types only`,
          comment: `${folder} may only know the types of ${types.join(', ')}: write \`import type\`.`,
          severity: 'error',
          from: { path: inside(folder) },
          to: { path: anyOf(types), pathNot: anyOf(runs), dependencyTypesNot: ['type-only'] },
        },
      ]
    : []),
  {
    name: `${folder}: packages`,
    comment: `${folder} may import ${packages.join(', ') || 'no package'}.`,
    severity: 'error',
    from: { path: inside(folder) },
    to: {
      pathNot: [
        ours,
        ...packages.map((name) => (name.startsWith('virtual:') ? name : `(^|/)node_modules/${name}/`)),
      ],
    },
  },
]);

/** @satisfies {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...arrowRules,
    {
      name: 'src: a folder without arrows',
      comment: 'Say in .dependency-cruiser.js what the new folder may import.',
      severity: 'error',
      from: { path: '^src/', pathNot: anyOf(Object.keys(arrows)) },
      to: {},
    },
    {
      name: 'package: the app only for its first page',
      comment: 'Its templates have to be bundled; all else of scorm/package runs as it is.',
      severity: 'error',
      from: { path: '^scorm/package/', pathNot: '^scorm/package/first-page\\.ts$' },
      to: { path: ['^src/app/', '@lit-labs/ssr', '^scorm/package/first-page\\.ts$'] },
    },
    {
      name: 'pure: nothing of Node',
      comment: 'Above the line, text and bytes only: hand in what a shell has read.',
      severity: 'error',
      from: { path: pure.map(inside) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure: no shell',
      comment: 'Shells know the core, never the other way round.',
      severity: 'error',
      from: { path: pure.map(inside) },
      to: { path: [...shells, '(^|/)node_modules/(rollup|rollup-plugin-esbuild|vite)/'] },
    },
    {
      name: 'scorm: imports',
      comment: 'The packager knows the compiler and the course; the app it only bundles.',
      severity: 'error',
      from: { path: '^scorm/', pathNot: '^scorm/package/first-page\\.ts$' },
      to: {
        path: ours,
        pathNot: [
          '^scorm/',
          '^src/(compiler|course)/',
          '^authoring/studio/(brought|keep/(disk|server-disk)|store/sources)\\.ts$',
        ],
      },
    },
    {
      name: 'authoring: imports',
      comment: 'The commands for authors know the compiler, the course and the packager.',
      severity: 'error',
      from: { path: '^authoring/' },
      to: {
        path: ours,
        pathNot: ['^authoring/', '^src/(compiler|course|ui)/', '^src/state/random.ts$', '^scorm/'],
      },
    },
    {
      name: 'scorm: the preview page is not part of a package',
      severity: 'error',
      from: { path: '^scorm/[^/]+\\.ts$', pathNot: '^scorm/start\\.ts$' },
      to: { path: '^scorm/preview/' },
    },
    {
      name: 'browser code never imports Node',
      severity: 'error',
      from: { path: ['^src/', '^tests/(gallery|ui)/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no cycles',
      comment: 'Types may name each other; code may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no orphans',
      comment: 'Nothing imports it and it imports nothing: delete it or use it.',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'nothing unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify', // sees type-only imports, apart from the others
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['browser', 'import', 'default'] },
  },
};
