import { oldest } from './scorm/bundle/browsers.ts';

/** What old/old.css says in other words: scorm/bundle/old-styles.ts. */
const lowered = [
  'css-nesting',
  'css-container-queries',
  'css-container-query-units',
  'css-dir-pseudo',
  'css-has',
];

/** What nobody misses who does not have it: other cursors, another edge, the second value of two. */
const dispensable = [
  'css-content-visibility',
  'css-overflow-anchor',
  'css-resize',
  'css-touch-action',
  'css3-cursors-grab',
  'text-size-adjust',
  'viewport-unit-variants',
];

/** Which tokens of src/ui/tokens.css each property takes, so that nothing is hard-coded anywhere else. */
const tokens = {
  'font-size': ['/^var\\(--(text|title)/', 'inherit'],
  'font-weight': ['var(--strong)', '400', '700'],
  'line-height': ['/^var\\(--leading/'],
  'letter-spacing': ['var(--tracking)'],
  'z-index': ['/^var\\(--layer/', '-2', '-1', '1'], // the small ones stay inside their own element
  '/radius$/': ['/^(0|50%|var\\(--radius[a-z-]*\\)| )+$/'],
  'box-shadow': ['/^var\\(--shadow/', 'none'],
  '/^(transition|animation)-(duration|delay)$/': ['var(--motion)'],
};

/** @satisfies {import('stylelint').Config} */
export default {
  plugins: ['stylelint-no-unsupported-browser-features'],
  rules: {
    // The oldest browsers (docs/decisions/015-older-browsers.md): what the build does not lower for them
    'plugin/no-unsupported-browser-features': [
      true,
      { browsers: oldest, ignore: [...lowered, ...dispensable], ignorePartialSupport: true },
    ],
    'unit-disallowed-list': ['lh', 'rlh'], // of which the plugin knows nothing

    // Slips
    'block-no-empty': true,
    'custom-property-no-missing-var-function': true,
    'declaration-block-no-duplicate-properties': [
      true,
      { ignore: ['consecutive-duplicates-with-different-values'] },
    ],
    'declaration-block-no-shorthand-property-overrides': true,
    'declaration-property-value-no-unknown': [true, { ignoreProperties: { '/^--/': '/./' } }],
    'media-feature-name-no-unknown': true,
    'no-duplicate-selectors': true,
    'no-invalid-position-at-import-rule': true,
    'no-unknown-animations': true,
    'property-no-unknown': true,
    'selector-pseudo-class-no-unknown': true,
    'selector-pseudo-element-no-unknown': true,
    'unit-no-unknown': true,

    // Colours, type, space, radius, shadow and times come from the tokens
    'color-named': 'never',
    'color-no-hex': true,
    'function-disallowed-list': ['/^(rgb|hsl|hwb|lab|lch|oklab|oklch|light-dark)/'],
    'declaration-property-value-allowed-list': tokens,
    'declaration-property-unit-allowed-list': {
      '/^(padding|margin|gap|column-gap|row-gap|font)/': ['em', '%', 'cqi'],
      '/^(transition|animation)/': [],
    },

    // Right-to-left mirrors by logical properties
    'property-disallowed-list': [
      ['width', 'height', '/^(min|max)-(width|height)$/', '/^(?!--)(.*-)?(top|right|bottom|left)(-|$)/'],
    ],
    'declaration-property-value-disallowed-list': { '/^(text-align|float|clear)$/': ['left', 'right'] },
  },
  overrides: [
    {
      files: ['src/ui/tokens.css'],
      rules: {
        'color-no-hex': null,
        'no-duplicate-selectors': null,
        'function-disallowed-list': null,
        'declaration-property-value-allowed-list': null,
      },
    },
  ],
};
