/** Every word the interface shows: `ui.yaml`, checked. */
import * as v from 'valibot';
import { about } from './about.ts';
import { uiTextAbout } from './ui-text-about.ts';

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

/** A text that courses may leave to us: newer than most of them. */
const worded = (words: string, ...placeholders: string[]) => v.optional(text(...placeholders), words);

/**
 * Texts for numbers, chosen by the language's plural rules: which of the six forms there have to be, the compiler checks
 * against the language of the course. `{n}` is the number, which forms that may stand for a single number may leave out.
 */
const single = () => v.union([text('n'), text()], 'does not hold the right placeholders; use {n} or none');
const counted = v.strictObject({
  zero: v.optional(about('For none, in languages that have words of their own for it.', single())),
  one: v.optional(about('For one.', single())),
  two: v.optional(about('For two, in languages that have words of their own for it.', single())),
  few: v.optional(about('For a few, in languages that have words of their own for it.', text('n'))),
  many: v.optional(about('For many, in languages that have words of their own for it.', text('n'))),
  other: about('For every other number; {n} is the number.', text('n')),
});
/** A text in the forms its language has. */
export type CountedText = v.InferOutput<typeof counted>;

const texts = v.strictObject({
  cover: v.strictObject({
    start: text(),
    continue: text(),
    place: text('title'),
    'place-sorted': text('title', 'n', 'total'),
    minutes: text('n'),
    objectives: text(),
    reassurance: text(),
    'without-script': text(),
    'slow-script': text(),
    // Newer than most courses: their authors need not write them.
    'too-old': v.optional(
      text(),
      'This browser is too old. The course needs Chrome or Edge 92, Firefox 115, Safari 15.4 (iOS 15.4) or newer. Update this browser, or use another.',
    ),
    fault: v.optional(
      text(),
      'Something went wrong. What you did until now is kept. Try again; if that does not help, ask whoever gave you this course, and say what is written here:',
    ),
  }),
  menu: v.strictObject({
    open: text(),
    close: text(),
    dismiss: text(),
    title: text(),
    skip: text(),
    cover: text(),
    'back-to': text('title'),
    minutes: text('n'),
    done: text(),
    'not-done': text(),
    passed: text(),
    'not-passed': text(),
    progress: text('done', 'total'),
  }),
  lesson: v.strictObject({
    place: text('n', 'total'),
    minutes: counted,
    objective: text('objective'),
    'take-away': text(),
    sources: text(),
    'source-name': text('n'),
    'source-link': text('n'),
    next: text('title'),
    back: text(),
  }),
  blocks: v.strictObject({
    dimension: text(),
    guess: text(),
    show: text('column'),
    'show-name': text('column', 'dimension'),
    'show-all': text(),
    picture: text(),
    transcript: v.optional(text(), 'Transcript'),
    'cannot-play': v.optional(text(), 'This cannot be played here. The transcript says the same in words.'),
    'choose-one': text(),
    'choose-all': text(),
    'choose-first': text(),
    check: text(),
    retry: text(),
    right: text(),
    wrong: text(),
    'all-right': text(),
    'not-right': text(),
    think: text(),
    model: text(),
    'model-title': text(),
    'content-note': text('note'),
    options: text(),
    best: text(),
    partly: text(),
    poor: text(),
    figure: text(),
    'your-guess': text('value'),
    'the-figure': text('value'),
    'talk-question': text(),
    'talk-say': text('text'),
    'talk-you': text('role'),
    'talk-change': text(),
    'talk-change-name': text('text'),
    'talk-again': text(),
    'talk-now': text('role'),
    'talk-end': text('name'),
    'talk-moves': text(),
    'talk-times': counted,
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
    'undo-keys': text(),
    submit: text(),
    placed: text('category', 'n', 'total'),
    returned: text('n', 'total'),
    undone: text('n', 'total'),
    'submit-early': counted,
  }),
  result: v.strictObject({
    eyebrow: text(),
    passed: text(),
    'not-yet': text(),
    score: text('right', 'total'),
    'passed-badge': text('percent'),
    'not-yet-badge': text('percent'),
    best: text('percent'),
    'lessons-left': counted,
    complete: text(),
    'tries-left': counted,
    'no-tries-left': text(),
    missed: counted,
    'look-at-missed': text(),
    'all-right': text(),
    'placed-well': counted,
    families: text(),
    family: text('right', 'total'),
    strength: text('family'),
    'to-try': text(),
    'before-after': text(),
    gain: text('before', 'all'),
    'gain-now': text('before', 'after', 'all'),
    card: text(),
    before: text(),
    after: text(),
    'sort-warm-up': text(),
    print: text(),
    chosen: text('category'),
    better: text('category'),
    revisit: text('title'),
    'sort-missed': text(),
    'new-cards': text(),
    finish: text(),
  }),
  practice: v.strictObject({
    eyebrow: text(),
    question: text(),
    hint: text(),
    right: text('category'),
    wrong: text('category'),
    again: text(),
    'once-more': text(),
    done: text('right', 'total'),
    'after-warm-up': text(),
    end: text(),
  }),
  finished: v.strictObject({
    title: text(),
    completed: text(),
    'close-window': text(),
    'exit-activity': text(),
    'exit-activity-moodle': text(),
    read: text(),
  }),
  save: v.strictObject({
    saved: text(),
    'saved-long': text(),
    sent: text(),
    'sent-long': text(),
    saving: text(),
    here: text(),
    kept: text(),
    'not-saved': text(),
    'not-saved-long': text(),
    'sign-in': text(),
    'sign-in-long': text(),
    'signed-in': text(),
    'reload-long': text(),
    reload: text(),
    'away-long': text(),
    guest: text(),
    'not-kept': text(),
    'lms-gone-long': text(),
    review: text(),
    'review-long': text(),
    'review-unsent': text(),
    'review-unsent-moodle': text(),
    'on-device': text(),
    'on-device-long': text(),
    'no-record': text(),
    'no-record-long': text(),
    'no-record-yet': text(),
    'no-session': text(),
    'no-record-no-storage': text(),
    'no-storage': text(),
    'newer-record': text(),
    'damaged-record': text(),
    'other-window': text(),
    'use-this-window': text(),
    question: text('date'),
    'question-alone': text('date'),
    'continue-here': text(),
    'start-new': text(),
    'try-again': text(),
    reopen: text(),
    'finish-unsaved': text(),
  }),
  /** Work on this device that may be the learner's. */
  found: v.strictObject({
    question: text('date', 'work'),
    lessons: counted,
    sorted: text('n', 'total'),
    score: text('n'),
    begun: text(),
    take: text(),
    leave: text(),
    taken: text(),
    left: text(),
  }),
  notes: v.strictObject({
    title: text(),
    intro: text(),
    share: text(),
    'share-about': text(),
    copy: text(),
    device: text(),
    'no-device': text(),
    record: text(),
    'too-long': text(),
    later: text(),
    'read-only': text(),
  }),
  resources: v.strictObject({
    title: text(),
    glossary: text(),
    contacts: text(),
    reading: text(),
    sources: text(),
    credits: text(),
  }),
  record: v.strictObject({
    title: text(),
    intro: text(),
    state: text(),
    keeper: text(),
    lms: text(),
    'this-device': text(),
    nobody: text(),
    version: text(),
    'version-lms': text(),
    device: text(),
    'device-works': text(),
    'device-fails': text(),
    size: text(),
    characters: text('n'),
    calls: text(),
    'no-calls': text(),
    copy: text(),
    copied: text(),
    'copy-failed': text(),
  }),
  // From here on newer than most courses, too.
  reminder: v.optional(
    v.strictObject({
      title: worded('Remember it'),
      about: worded(
        'What you try to recall after days and weeks stays with you best. Come back on these days for a short refresher:',
      ),
      save: worded('Add to your calendar'),
      'save-about': worded(
        'A calendar file with these dates. It opens in Outlook, Google Calendar, Apple Calendar and others.',
      ),
      saved: worded('The calendar file is made. Open it to add the dates.'),
      event: worded('Refresher: {title}', 'title'),
      'event-about': worded(
        'Open “{title}” again and choose Refresher in its menu: {n} cards, about five minutes, not scored.',
        'title',
        'n',
      ),
    }),
    {},
  ),
  refresher: v.optional(
    v.strictObject({
      title: worded('Refresher'),
      eyebrow: worded('Refresher, not scored'),
      about: worded('Cards you missed come first. Your course hears nothing of this.'),
      'no-memory': worded(
        'This device remembers nothing of you yet, so the cards come from your course record alone.',
      ),
      'no-device': worded('This browser keeps nothing, so it cannot remember how you place these cards.'),
      'all-done': worded('What you missed here comes first next time, on this device.'),
      'all-done-unkept': worded('Come back in a few weeks, and try once more.'),
      end: worded('End the refresher'),
      offer: worded(
        'It has been a while since you passed. How much is still there? {n} cards, not scored.',
        'n',
      ),
      'start-now': worded('Start the refresher'),
    }),
    {},
  ),
  sheet: v.optional(
    v.strictObject({
      title: worded('Talk with your manager'),
      about: worded(
        'Take this to your next talk with your manager, filled in here or by hand. It is kept with your notes.',
      ),
      try: worded('What do I want to try?'),
      when: worded('By when?'),
      know: worded('How shall we know that it helped?'),
      noted: worded('What you noted in the lessons (not printed)'),
    }),
    {},
  ),
  pages: v.strictObject({ loading: text(), failed: text() }),
  certificate: v.strictObject({
    title: text(),
    open: text(),
    intro: text(),
    completed: text(),
    score: text(),
    percent: text('percent', 'mark'),
    supports: text(),
    handout: text(),
    'print-about': text(),
  }),
  settings: v.strictObject({
    title: text(),
    intro: text(),
    theme: v.strictObject({ title: text(), system: text(), light: text(), dark: text() }),
    text: v.strictObject({ title: text(), normal: text(), large: text(), larger: text() }),
    motion: v.strictObject({ title: text(), system: text(), reduced: text() }),
    shortcuts: v.strictObject({ title: text(), on: text(), off: text() }),
    device: text(),
    clear: text(),
    'clear-about': text(),
    cleared: text(),
  }),
});

export type UiText = v.InferOutput<typeof texts>;

/** A sentence for each text of a section; for a section one of its own, and those of its texts. */
type About<Texts> = {
  readonly [Key in keyof Texts]-?: NonNullable<Texts[Key]> extends string | CountedText
    ? string
    : readonly [section: string, texts: About<NonNullable<Texts[Key]>>];
};
type AnyAbout = Readonly<Record<string, string | readonly [string, unknown]>>;

/** The schema with a sentence beside each of its keys. */
function explained<Entries extends v.ObjectEntries>(
  schema: v.StrictObjectSchema<Entries, undefined>,
  sentences: AnyAbout,
): v.StrictObjectSchema<Entries, undefined> {
  const entries = Object.entries(schema.entries).map(([key, entry]) => [
    key,
    explainedEntry(entry, sentences[key] ?? ''),
  ]);
  return v.strictObject(Object.fromEntries(entries) as Entries);
}

function explainedEntry(schema: v.GenericSchema, sentence: AnyAbout[string]): v.GenericSchema {
  if (v.isOfType('optional', schema)) {
    const { wrapped, default: words } = schema as v.OptionalSchema<v.GenericSchema, undefined>;
    return v.optional(explainedEntry(wrapped, sentence), words);
  }
  if (typeof sentence === 'string') return about(sentence, schema);
  const [section, texts] = sentence;
  const inner = schema as v.StrictObjectSchema<v.ObjectEntries, undefined>;
  return about(section, explained(inner, texts as AnyAbout));
}

export const uiTextSchema = explained(texts, uiTextAbout satisfies About<UiText>);
