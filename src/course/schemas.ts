/** The shapes of the files a trainer edits; every message reads `what is wrong; what to do`. */
import * as v from 'valibot';

const id = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z][A-Za-z0-9_]{0,63}$/,
    'is not an id; use a letter, then letters, digits or underscores, 64 at most',
  ),
);
const words = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty; write a text'));
const wordsUpTo = (limit: number) =>
  v.pipe(words, v.maxLength(limit, `is longer than ${limit} characters; shorten it`));
const wholeNumber = (from: number, to: number) => {
  const message = `is not a whole number from ${from} to ${to}; write such a number`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(from, message), v.maxValue(to, message));
};
const look = v.picklist(
  ['coaching', 'mentoring', 'shared'],
  'is not a look; write coaching, mentoring or shared',
);

const cardPair = v.strictTuple(
  [id, id],
  (issue) =>
    `${issue.expected === 'never' ? 'is one too many' : 'is not a pair'}; write two card ids, such as [C01, C08]`,
);

export const courseFileSchema = v.strictObject({
  id,
  version: v.pipe(
    v.string(),
    v.regex(/^\d+\.\d+\.\d+$/, 'is not a version; write three numbers in quotes, such as "1.0.0"'),
  ),
  title: wordsUpTo(200),
  language: v.pipe(
    v.string(),
    v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag; write one such as en-GB'),
  ),
  direction: v.optional(v.picklist(['ltr', 'rtl'], 'is not a direction; write ltr or rtl'), 'ltr'),
  summary: wordsUpTo(400),
  qualification: v.optional(v.string(), ''),
  'pass-mark': v.pipe(
    v.number('is not a percentage; write a number from 0 to 100'),
    v.minValue(0, 'is not a percentage; write a number from 0 to 100'),
    v.maxValue(100, 'is not a percentage; write a number from 0 to 100'),
  ),
  attempts: v.union(
    [v.literal('unlimited'), wholeNumber(1, 99)],
    'is not a number of attempts; write unlimited, or a whole number from 1 to 99',
  ),
  completion: v.picklist(
    ['all', 'lessons', 'quiz'],
    'is not a rule for completion; write all, lessons or quiz',
  ),
  'cover-cards': v.pipe(
    v.array(v.strictObject({ look, label: words, text: wordsUpTo(120) })),
    v.maxLength(2, 'has more than two entries; keep two'),
  ),
  'warm-up': v.optional(
    v.strictObject({
      title: words,
      question: words,
      intro: words,
      categories: v.array(id),
      pairs: v.pipe(v.array(cardPair), v.minLength(1, 'is empty; write at least one pair of card ids')),
      'pairs-drawn': wholeNumber(1, 10),
    }),
  ),
  lessons: v.pipe(v.array(id), v.minLength(1, 'is empty; name at least one lesson by its id')),
  quiz: v.strictObject({
    deck: id,
    title: words,
    question: words,
    draw: v.strictObject({
      'cards-per-category': v.record(id, wholeNumber(0, 60)),
      'core-cards-at-least': v.optional(wholeNumber(0, 60), 0),
      'cards-per-dimension-at-most': v.optional(wholeNumber(1, 60), 60),
      'dimensions-without-limit': v.optional(v.array(id), []),
      'practice-only-dimensions': v.optional(v.array(id), []),
      'never-together': v.optional(v.array(cardPair), []),
    }),
  }),
  ilm: v.optional(
    v.strictObject({
      qualification: words,
      unit: words,
      reference: words,
      note: words,
      criteria: v.array(v.strictObject({ id: words, text: words, lessons: v.array(id) })),
    }),
  ),
  credits: v.optional(v.array(v.strictObject({ id, text: words })), []),
});
export type CourseFile = v.InferOutput<typeof courseFileSchema>;

export const deckFileSchema = v.strictObject({
  id,
  categories: v.pipe(
    v.array(v.strictObject({ id, label: wordsUpTo(40), look })),
    v.minLength(2, 'has fewer than two entries; add a category'),
    v.maxLength(4, 'has more than four entries; take some out'),
  ),
  families: v.optional(v.array(v.strictObject({ id, label: wordsUpTo(60) })), []),
  dimensions: v.array(v.strictObject({ id, label: wordsUpTo(60), family: v.optional(id) })),
  cards: v.pipe(
    v.array(
      v.strictObject({
        id,
        text: wordsUpTo(90),
        category: id,
        dimension: id,
        difficulty: v.picklist([1, 2, 3], 'is not a difficulty; write 1, 2 or 3'),
        why: wordsUpTo(300),
        lesson: id,
        core: v.optional(v.boolean('is neither true nor false; write one of them'), false),
        'report-id': id,
      }),
    ),
    v.minLength(1, 'is empty; a deck needs cards'),
  ),
});
export type DeckFile = v.InferOutput<typeof deckFileSchema>;

const url = v.pipe(v.string(), v.regex(/^https:\/\/\S+$/, 'is not an address; start it with https://'));

export const resourcesFileSchema = v.strictObject({
  glossary: v.array(v.strictObject({ id, term: wordsUpTo(80), meaning: wordsUpTo(300) })),
  contacts: v.optional(v.array(v.strictObject({ id, name: words, url, about: words })), []),
  'further-reading': v.optional(
    v.array(v.strictObject({ id, citation: words, url: v.optional(url), about: words })),
    [],
  ),
  sources: v.optional(v.array(v.strictObject({ id, citation: words, url: v.optional(url) })), []),
});
export type ResourcesFile = v.InferOutput<typeof resourcesFileSchema>;

export const lessonFrontMatterSchema = v.strictObject({
  id,
  title: wordsUpTo(80),
  objective: wordsUpTo(200),
  'take-away': wordsUpTo(250),
  'reviewed-on': v.pipe(v.string(), v.isoDate('is not a date; write it in quotes, such as "2026-11-22"')),
});
