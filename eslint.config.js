import js from '@eslint/js';
import compat from 'eslint-plugin-compat';
import esx from 'eslint-plugin-es-x';
import { configs as lit } from 'eslint-plugin-lit';
// @ts-expect-error -- it comes without types
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { pure } from './.dependency-cruiser.js';
import { oldest } from './scorm/bundle/browsers.ts';

/** What only Node has, and what only a page has. */
const notEverywhere = [
  ...['Buffer', 'process', 'require', 'module', '__dirname', '__filename', 'setImmediate'],
  ...['document', 'window', 'localStorage', 'sessionStorage', 'navigator', 'location', 'DOMParser'],
];

export default defineConfig(
  { ignores: ['dist/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off', // `return refuse(response, 404)` reads well
      '@typescript-eslint/no-empty-function': ['error', { allow: ['methods'] }], // a tracker without an LMS
      '@typescript-eslint/no-dynamic-delete': 'off', // the names of CMI elements are data here
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'scorm/preview/**/*.ts', 'authoring/studio/**/*.ts', 'tests/{gallery,ui}/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice'], litA11y.configs.recommended],
    rules: {
      'lit/ban-attributes': ['error', 'style'], // blocked by a strict content security policy
      'lit/lifecycle-super': 'error',
      'lit/no-duplicate-template-bindings': 'error',
      'lit/no-invalid-escape-sequences': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/prefer-nothing': 'error',
      'lit/prefer-static-styles': 'error',
      // Safari drops the role of a list without bullets, others that of a table laid out as cards.
      'lit-a11y/no-redundant-role': 'off',
      'lit/quoted-expressions': ['error', 'never'],
    },
  },
  {
    files: pure.map((folder) => `${folder}/**/*.ts`),
    rules: {
      'no-restricted-globals': [
        'error',
        ...notEverywhere.map((name) => ({
          name,
          message: 'This folder runs in Node, in pages and in workers: hand in text and bytes.',
        })),
      ],
    },
  },
  {
    // What a learner's browser runs, down to the oldest (docs/decisions/015-older-browsers.md).
    files: ['src/{app,blocks,course,old,pages,saving,sorting,state,tracking,ui}/**/*.ts', 'src/*.ts'],
    extends: [compat.configs['flat/recommended'], esx.configs['flat/no-new-in-es2023']],
    settings: {
      targets: oldest,
      // By src/old/old.ts, as is what is off below
      polyfills: ['AbortSignal.timeout', 'DecompressionStream', 'Object.hasOwn', 'reportError'],
      'es-x': { aggressive: true },
    },
    rules: {
      'es-x/no-array-prototype-findlast-findlastindex': 'off',
      'es-x/no-regexp-lookbehind-assertions': 'error',
    },
  },
  {
    files: ['*.js', '.*.js'],
    extends: [ts.configs.disableTypeChecked], // some plugins come without types; tsc reads these files all the same
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['tests/ui/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off', // chai's expect(x).to.be.true
      // open-wc types chai's equal() as a promise for comparing HTML; whether tsc sees that depends on file order.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'chai', name: 'Equal' }] },
      ],
    },
  },
);
