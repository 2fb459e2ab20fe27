/**
 * The shapes of the files a trainer edits; every message reads `what is wrong; what to do`. Descriptions are what an
 * editor shows beside a key.
 */
import * as v from 'valibot';
import { about } from './about.ts';

const id = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z][A-Za-z0-9_]{0,63}$/,
    'is not an id; use a letter, then letters, digits or underscores, 64 at most',
  ),
);
const words = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is empty; write a text'),
  v.check(
    (text) => !/\[\^[^\]]*\]/.test(text),
    'names a source as [^id], which only the text of a lesson can; take it out',
  ),
);
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

/** The tag as computers know it: en-GB for en-UK; '' for a language that nobody speaks. */
function languageMeant(tag: string): string {
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag);
    const { language } = new Intl.Locale(canonical);
    const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(language);
    return name === undefined ? '' : canonical;
  } catch {
    return '';
  }
}

const colour = v.pipe(
  v.string(),
  v.regex(
    /^#[0-9a-f]{6}$/i,
    'is not a colour; write # and six digits or letters a to f in quotes, such as "#00626b"',
  ),
);
const colours = v.strictObject({
  light: about('The colour on light screens.', colour),
  dark: about('The colour on dark screens, where it has to be lighter.', colour),
});

const contact = v.pipe(
  v.string(),
  v.trim(),
  v.regex(
    /^(?:https:\/\/[^\s/]+\.\S+|[^\s@<>]+@[^\s@<>]+\.[a-z]{2,})$/i,
    'is neither an e-mail address nor a page; write one such as help@example.org or https://example.org/help',
  ),
);

/** A share of 1 as a percentage: 0.8 is 80. */
function percent(share: number): number {
  return Number((share * 100).toPrecision(6));
}

const cardPair = v.strictTuple(
  [id, id],
  (issue) =>
    `${issue.expected === 'never' ? 'is one too many' : 'is not a pair'}; write two card ids, such as [C01, C08]`,
);

export const courseFileSchema = v.strictObject({
  id: about('A short name that travels into the LMS. Never change it once learners have started.', id),
  version: about(
    'Three numbers in quotes, such as "1.0.1". Raise it with every change that learners get.',
    v.pipe(
      v.string('is not a version; write three numbers in quotes, such as "1.0.0"'),
      v.regex(/^\d+\.\d+\.\d+$/, 'is not a version; write three numbers in quotes, such as "1.0.0"'),
    ),
  ),
  title: about('The name on the cover and in the LMS.', wordsUpTo(200)),
  language: about(
    'The language of the texts in this folder, such as en-GB.',
    v.pipe(
      v.string(),
      v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag; write one such as en-GB'),
      v.check(
        (tag) => !/^[a-z]{2,3}(-|$)/.test(tag) || languageMeant(tag) === tag,
        ({ input }) => {
          const meant = languageMeant(input);
          return `is not a language that computers know; ${meant === '' ? 'write one such as en-GB' : `did you mean ${meant}?`}`;
        },
      ),
    ),
  ),
  direction: v.optional(
    about(
      'Which way the language runs: ltr, or rtl for Arabic, Hebrew and others.',
      v.picklist(['ltr', 'rtl'], 'is not a direction; write ltr or rtl'),
    ),
    'ltr',
  ),
  summary: about('One or two sentences under the title on the cover.', wordsUpTo(400)),
  'to-try': v.optional(
    about(
      'One thing to try at work, shown with the result and at the end.',
      v.pipe(v.string(), v.trim(), v.maxLength(300, 'is longer than 300 characters; shorten it')),
    ),
    '',
  ),
  qualification: v.optional(
    about('A short line above the title on the cover.', v.pipe(v.string(), v.trim())),
    '',
  ),
  'pass-mark': about(
    'The percentage of cards a learner must sort correctly to pass.',
    v.pipe(
      v.number('is not a percentage; write a number from 0 to 100'),
      v.minValue(0, 'is not a percentage; write a number from 0 to 100'),
      v.maxValue(100, 'is not a percentage; write a number from 0 to 100'),
      v.check(
        (mark) => mark !== 0,
        'lets everybody pass, whatever they sort; write the percentage that is needed, such as 80',
      ),
      v.check(
        (mark) => mark <= 0 || mark > 1,
        ({ input }) => `is ${input} per cent, so that one right card passes; did you mean ${percent(input)}?`,
      ),
    ),
  ),
  attempts: about(
    'How often the quiz may be submitted: unlimited, or a number. The best score counts.',
    v.union(
      [v.literal('unlimited'), wholeNumber(1, 99)],
      'is not a number of attempts; write unlimited, or a whole number from 1 to 99',
    ),
  ),
  'report-answers': v.optional(
    about(
      'Which answer the LMS’s report keeps where a learner meets a card again in a later try: latest, which goes with what they have learned, or first, which shows what is hard. The score is not affected.',
      v.picklist(['latest', 'first'], 'is not a choice; write latest or first'),
    ),
    'latest',
  ),
  completion: about(
    'What the LMS waits for before it shows "completed": all (every lesson and the quiz), lessons or quiz.',
    v.picklist(['all', 'lessons', 'quiz'], 'is not a rule for completion; write all, lessons or quiz'),
  ),
  brand: v.optional(
    about(
      'Your organisation: its name, its logo (an SVG or PNG file in media/) and its colours for light and dark screens.',
      v.strictObject({
        organisation: about('Its name, read out instead of the logo.', wordsUpTo(80)),
        logo: v.optional(
          about(
            'A picture of media/, shown at the top of the cover.',
            v.pipe(
              v.string(),
              v.regex(
                /^[a-z0-9_-]+\.(?:svg|png)$/i,
                'is not the name of a picture; write one such as logo.svg or logo.png',
              ),
            ),
          ),
        ),
        colours: v.optional(
          about(
            'Your own colours; what is left out keeps ours.',
            v.strictObject({
              accent: v.optional(about('The main button, the progress and a line at the top.', colours)),
              coaching: v.optional(about('Whatever has the look coaching.', colours)),
              mentoring: v.optional(about('Whatever has the look mentoring.', colours)),
              shared: v.optional(about('Whatever has the look shared.', colours)),
            }),
          ),
          {},
        ),
      }),
    ),
  ),
  'cover-cards': about(
    'At most two cards on the cover that show what the course compares.',
    v.pipe(
      v.array(
        v.strictObject({
          look: about('Which of the three colours the card has.', look),
          label: about('The category that the card belongs to, in a word or two.', words),
          text: about('What the card says; at most 120 characters.', wordsUpTo(120)),
        }),
      ),
      v.maxLength(2, 'has more than two entries; keep two'),
    ),
  ),
  'warm-up': v.optional(
    about(
      'A short sort before any teaching; never scored.',
      v.strictObject({
        title: about('The heading of the page, and its name in the menu.', words),
        question: about('The question above the cards.', words),
        intro: about('What the learner reads first.', words),
        categories: about('The ids of two or more categories of the quiz deck.', v.array(id)),
        pairs: about(
          'Pairs of cards of the quiz deck, by their ids.',
          v.pipe(v.array(cardPair), v.minLength(1, 'is empty; write at least one pair of card ids')),
        ),
        'pairs-drawn': about('How many of the pairs each learner gets.', wholeNumber(1, 10)),
      }),
    ),
  ),
  lessons: about(
    'The lessons in their order: each is the id at the top of a file in lessons/.',
    v.pipe(v.array(id), v.minLength(1, 'is empty; name at least one lesson by its id')),
  ),
  quiz: about(
    'The scored quiz at the end.',
    v.strictObject({
      deck: about('The id of the file in decks/ that holds the cards.', id),
      title: about('The heading of the page, and its name in the menu.', words),
      question: about('The question above the cards.', words),
      intro: v.optional(
        about(
          'How to decide where a card belongs; stands below the question.',
          v.pipe(v.string(), v.trim(), v.maxLength(400, 'is longer than 400 characters; shorten it')),
        ),
        '',
      ),
      draw: about(
        'How each attempt picks its cards from the deck.',
        v.strictObject({
          'cards-per-category': about(
            'How many cards of each category, by its id. Together they are the length of the quiz.',
            v.record(id, about('How many of its cards a quiz has.', wholeNumber(0, 60))),
          ),
          'vary-by': v.optional(
            about(
              'How many cards of a draw may be of another category, so that nobody can place the last ones by counting.',
              wholeNumber(0, 10),
            ),
            0,
          ),
          'core-cards-at-least': v.optional(
            about('At least this many cards marked core: true.', wholeNumber(0, 60)),
            0,
          ),
          'cards-per-dimension-at-most': v.optional(
            about('No more than this many cards of one dimension.', wholeNumber(1, 60)),
            60,
          ),
          'dimensions-without-limit': v.optional(
            about('Dimensions to which that limit does not apply.', v.array(id)),
            [],
          ),
          'practice-only-dimensions': v.optional(
            about('Dimensions whose cards are never scored.', v.array(id)),
            [],
          ),
          'never-together': v.optional(
            about('Pairs of cards that give each other away; no quiz shows both.', v.array(cardPair)),
            [],
          ),
        }),
      ),
    }),
  ),
  'come-back': v.optional(
    about(
      'What helps to remember afterwards: dates for the calendar, a refresher, and a sheet for a talk with one’s manager.',
      v.strictObject({
        offered: v.optional(
          about('false leaves all of it out.', v.boolean('is neither true nor false; write one of them')),
          true,
        ),
        days: v.optional(
          about(
            'How many days after the quiz to come back. From the first on, the cover offers the refresher.',
            v.pipe(
              v.array(wholeNumber(1, 365)),
              v.minLength(1, 'is empty; write at least one number, or offered: false for none of it'),
              v.maxLength(6, 'has more than six entries; take some out'),
              v.check(
                (days) => days.every((day, at) => at === 0 || day > (days[at - 1] ?? 0)),
                'does not go up from entry to entry; write the nearest day first, such as [7, 28]',
              ),
            ),
          ),
          [7, 28],
        ),
        cards: v.optional(about('How many cards a refresher has.', wholeNumber(3, 30)), 10),
      }),
    ),
    {},
  ),
  ilm: v.optional(
    about(
      'How the course fits a qualification; shown with the learning aims.',
      v.strictObject({
        qualification: about('The full name of the qualification.', words),
        unit: about('The name of the unit that the course helps with.', words),
        reference: about('The number of the unit in the national register.', words),
        note: about('What the course can do for that unit, and what it cannot.', words),
        criteria: about(
          'What the unit asks for, and the lessons that help with it.',
          v.array(
            v.strictObject({
              id: about('Its number in the unit, such as 1.1.', words),
              text: about('What the learner has to show, in the words of the unit.', words),
              lessons: about('The lessons that help with it, by their ids.', v.array(id)),
            }),
          ),
        ),
      }),
    ),
  ),
  supplier: v.optional(
    about(
      'Who answers for this course, for those who let it into an LMS; in the bill of materials.',
      v.strictObject({
        name: about('The name of the organisation.', wordsUpTo(120)),
        contact: about(
          'Where questions go: an e-mail address, or a page that begins with https://.',
          contact,
        ),
        security: v.optional(about('Where a fault in security goes, if that is another place.', contact)),
      }),
    ),
  ),
  'carry-sources': v.optional(
    about(
      'false keeps these files out of the packages; with them, any package can be opened and changed.',
      v.boolean('is neither true nor false; write one of them'),
    ),
    true,
  ),
  'media-budget': v.optional(
    about(
      'How many megabytes the files in media/ may have together; learners load what they play, and many an LMS takes no large package.',
      v.pipe(
        v.number('is no number; write one such as 20'),
        v.integer('is no whole number; write one such as 20'),
        v.minValue(1, 'is less than 1; write 1 or more'),
        v.maxValue(100, 'is more than 100, which few an LMS take; write 100 or less'),
      ),
    ),
    20,
  ),
  credits: v.optional(
    about(
      'Whose work the course builds on; shown at the end of the resources page.',
      v.array(
        v.strictObject({
          id: about('A short name that nobody else sees.', id),
          text: about('Whose work it is, and under which licence it is used.', words),
        }),
      ),
    ),
    [],
  ),
});
export type CourseFile = v.InferOutput<typeof courseFileSchema>;

export const deckFileSchema = v.strictObject({
  id: about('The name by which course.yaml calls this deck.', id),
  categories: about(
    'Where cards can be placed, in the order of the buttons.',
    v.pipe(
      v.array(
        v.strictObject({
          id: about('The name by which cards call it. Never change it once learners have started.', id),
          label: about('What learners read on the button.', wordsUpTo(40)),
          look: about('Which of the three colours it has.', look),
        }),
      ),
      v.minLength(2, 'has fewer than two entries; add a category'),
      v.maxLength(4, 'has more than four entries; take some out'),
    ),
  ),
  families: v.optional(
    about(
      'Themes by which the result page counts.',
      v.array(
        v.strictObject({
          id: about('The name by which dimensions call it.', id),
          label: about('What learners read on the result page.', wordsUpTo(60)),
        }),
      ),
    ),
    [],
  ),
  dimensions: about(
    'What a card can be about, and the theme it counts for.',
    v.array(
      v.strictObject({
        id: about('The name by which cards call it.', id),
        label: about('What it is about, in a few words.', wordsUpTo(60)),
        family: v.optional(about('The id of the theme that it counts for.', id)),
      }),
    ),
  ),
  cards: about(
    'The cards.',
    v.pipe(
      v.array(
        v.strictObject({
          id: about('Never change it once learners have started.', id),
          text: about('What stands on the card; at most 90 characters.', wordsUpTo(90)),
          category: about('The category it belongs to.', id),
          dimension: about('What it is about.', id),
          difficulty: about(
            '1 easy, 2 medium, 3 hard.',
            v.picklist([1, 2, 3], 'is not a difficulty; write 1, 2 or 3'),
          ),
          why: about('The reason learners read afterwards; at most 300 characters.', wordsUpTo(300)),
          lesson: about('The lesson that explains it.', id),
          core: v.optional(
            about(
              'true for one of the contrasts the course is built on.',
              v.boolean('is neither true nor false; write one of them'),
            ),
            false,
          ),
          'report-id': about('What trainers read in the LMS report. Never change it.', id),
          source: v.optional(
            about('The id of a source in resources.yaml, for those who look after the course.', id),
          ),
        }),
      ),
      v.minLength(1, 'is empty; a deck needs cards'),
    ),
  ),
});
export type DeckFile = v.InferOutput<typeof deckFileSchema>;

const ISO_DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const DAY = 86_400_000;
/** When this was written: a computer whose clock shows an earlier day has no say in what the future is. */
const WRITTEN = Date.UTC(2026, 10, 30);

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const url = v.pipe(v.string(), v.regex(/^https:\/\/\S+$/, 'is not an address; start it with https://'));

const entryId = about('A short name of your own, with which lessons lead here.', id);
const citation = about('Author, year, title and where it appeared.', words);

export const resourcesFileSchema = v.strictObject({
  glossary: about(
    'Words the course explains. A lesson links to one with [text](term:id).',
    v.array(
      v.strictObject({
        id: entryId,
        term: about('The word that is explained.', wordsUpTo(80)),
        meaning: about('What it means, in one or two plain sentences.', wordsUpTo(300)),
      }),
    ),
  ),
  contacts: v.optional(
    about(
      'Whom learners can turn to.',
      v.array(
        v.strictObject({
          id: entryId,
          name: about('A person, a team or an organisation.', words),
          url: about('Their page; it begins with https://.', url),
          about: about('What they help with, in a sentence.', words),
        }),
      ),
    ),
    [],
  ),
  'further-reading': v.optional(
    about(
      'Books and pages for those who want to know more.',
      v.array(
        v.strictObject({
          id: entryId,
          citation,
          url: v.optional(about('Where it can be read; it begins with https://.', url)),
          about: about('Why it is worth reading, in a sentence.', words),
        }),
      ),
    ),
    [],
  ),
  sources: v.optional(
    about(
      'What the texts rest on. A lesson names one with [^id].',
      v.array(
        v.strictObject({
          id: entryId,
          citation,
          url: v.optional(about('Where it can be read; it begins with https://.', url)),
        }),
      ),
    ),
    [],
  ),
});
export type ResourcesFile = v.InferOutput<typeof resourcesFileSchema>;

export const lessonFrontMatterSchema = v.strictObject({
  id: about('The name by which course.yaml calls it. Never change it once learners have started.', id),
  title: about('The name of the lesson.', wordsUpTo(80)),
  objective: about('Goes on after “By the end you can”; no full stop.', wordsUpTo(200)),
  'take-away': about('The one line to remember.', wordsUpTo(250)),
  'reviewed-on': about(
    'The day on which somebody last read it through, such as 2026-11-22.',
    v.pipe(
      v.string(),
      v.isoDate('is not a date; write it in quotes, such as "2026-11-22"'),
      v.check(
        (day) => !ISO_DAY.test(day) || isDay(day),
        'is a day that no calendar has; write one that there was, such as "2026-11-22"',
      ),
      v.check(
        (day) => !isDay(day) || Date.parse(day) <= Math.max(Date.now(), WRITTEN) + DAY,
        'lies in the future; write the day on which somebody read the lesson through',
      ),
      v.check(
        (day) => !ISO_DAY.test(day) || day >= '2000',
        'lies long ago; write the day on which somebody read the lesson through',
      ),
    ),
  ),
});
