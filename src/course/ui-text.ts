/** Every word the interface shows: `ui.yaml`, checked. */
import * as v from 'valibot';

/** A text with exactly these `{placeholders}`, each at least once. */
function text(...placeholders: string[]) {
  const wanted = [...placeholders].sort().join(' ');
  return v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'is empty; write the words the learner should see'),
    v.check(
      (value) =>
        [...new Set([...value.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort().join(' ') === wanted,
      wanted === ''
        ? 'has a {placeholder}, but takes none; delete it'
        : `does not hold the right placeholders; use ${placeholders.map((name) => `{${name}}`).join(' and ')}, and no others`,
    ),
  );
}

/** Texts for one and for more, chosen by the language's plural rules; `{n}` is the number, which "one" may leave out. */
const counted = v.strictObject({
  one: v.union([text('n'), text()], 'does not hold the right placeholders; use {n} or none'),
  other: text('n'),
});

export const uiTextSchema = v.strictObject({
  cover: v.strictObject({
    start: text(),
    continue: text(),
    place: text('title'),
    minutes: text('n'),
    objectives: text(),
    reassurance: text(),
    'without-script': text(),
    'slow-script': text(),
  }),
  menu: v.strictObject({
    open: text(),
    close: text(),
    title: text(),
    skip: text(),
    cover: text(),
    result: text(),
    minutes: text('n'),
    done: text(),
    'not-done': text(),
    progress: text('done', 'total'),
  }),
  lesson: v.strictObject({
    place: text('n', 'total'),
    minutes: counted,
    objective: text('objective'),
    'take-away': text(),
    next: text('title'),
    back: text(),
  }),
  blocks: v.strictObject({
    dimension: text(),
    guess: text(),
    show: text('column'),
    'show-name': text('column', 'dimension'),
    'show-all': text(),
  }),
  sort: v.strictObject({
    'pass-mark': text('percent'),
    card: text('n', 'total'),
    'card-name': text('n', 'total', 'text'),
    hint: text(),
    'all-placed': text(),
    count: counted,
    left: counted,
    empty: text(),
    'open-pile': text('category'),
    move: text(),
    'move-name': text('text'),
    'back-to-deck': text(),
    undo: text(),
    submit: text(),
    placed: text('category', 'n', 'total'),
    returned: text('n', 'total'),
    undone: text('n', 'total'),
    'submit-early': counted,
    progress: text('n', 'total'),
  }),
  result: v.strictObject({
    eyebrow: text(),
    passed: text('right', 'total'),
    'not-yet': text('right', 'total'),
    score: text('right', 'total'),
    needed: text('percent'),
    'passed-badge': text('percent'),
    'not-yet-badge': text('percent'),
    best: text('percent'),
    'lessons-left': counted,
    complete: text(),
    'tries-left': counted,
    'no-tries-left': text(),
    missed: counted,
    'all-right': text(),
    chosen: text('category'),
    better: text('category'),
    revisit: text('title'),
    'sort-missed': text(),
    'fresh-draw': text(),
    'look-back': text(),
    finish: text(),
    none: text(),
  }),
  practice: v.strictObject({
    eyebrow: text(),
    question: text(),
    right: text('category'),
    wrong: text('category'),
    done: text('right', 'total'),
    end: text(),
  }),
  finished: v.strictObject({
    title: text(),
    'close-window': text(),
    'exit-activity': text(),
    read: text(),
  }),
  save: v.strictObject({
    saved: text(),
    'saved-long': text(),
    saving: text(),
    'not-saved': text(),
    'not-saved-long': text(),
    review: text(),
    'review-long': text(),
    'no-record': text(),
    'no-record-long': text(),
    'no-record-no-storage': text(),
    'newer-state': text(),
    'damaged-state': text(),
    'try-again': text(),
    reopen: text(),
  }),
});

export type UiText = v.InferOutput<typeof uiTextSchema>;
