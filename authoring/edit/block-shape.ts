/** A field of a block, as its form calls it. */
export interface FieldShape {
  readonly name: string;
  /** A sentence that says what it is for. */
  readonly about: string;
}

/** A setting of a block, written between { } behind its name. */
export interface SettingShape extends FieldShape {
  readonly key: string;
  readonly kind:
    | 'text'
    | 'number'
    | 'picture'
    | 'face'
    | 'photo'
    | 'sound'
    | 'film'
    | 'captions'
    | 'cards'
    | 'categories'
    | 'column'
    | 'look'
    | 'talk';
}

/** Which files of media/ a setting may name. */
const endings = {
  picture: /\.(?:svg|png|jpe?g|webp|avif)$/,
  face: /\.svg$/,
  photo: /\.(?:png|jpe?g|webp|avif)$/,
  sound: /\.(?:mp3|m4a|webm)$/,
  film: /\.(?:mp4|webm)$/,
  captions: /\.vtt$/,
} as const;

/** The files that such a setting may name; a face and a poster may be left out, which is ''. */
export function filesFor(kind: keyof typeof endings, media: readonly string[]): string[] {
  const names = media.filter((name) => endings[kind].test(name));
  return kind === 'face' || kind === 'photo' ? ['', ...names] : names;
}

/** The entries of a block: how they are marked, and what each holds. */
export interface EntryShape {
  /** `check` is right or wrong, `grade` one of three, `bold` words in bold, `heading` a line that starts with ###. */
  readonly mark: 'check' | 'grade' | 'bold' | 'heading';
  /** One entry, such as `answer`. */
  readonly one: string;
  /** What stands in its line; null for entries whose mark says it all. */
  readonly text: FieldShape | null;
  /** The mark, where somebody sets it. */
  readonly marked: FieldShape | null;
  /** What is written below it. */
  readonly more: FieldShape;
}

/** The fields of a table. */
interface TableShape {
  /** The words above a column. */
  readonly column: FieldShape;
  /** The words before a row. */
  readonly row: FieldShape;
  readonly cell: FieldShape;
}

/** The fields of a turn of a talk, and of what one can say in it. */
interface TurnShape {
  readonly name: FieldShape;
  readonly said: FieldShape;
  readonly text: FieldShape;
  readonly best: FieldShape;
  readonly move: FieldShape;
  readonly why: FieldShape;
  readonly to: FieldShape;
  /** An end has a name and a text, and nothing to say. */
  readonly end: { readonly name: FieldShape; readonly said: FieldShape };
}

/** What a kind of block is made of: enough to read it, to write it and to show a form for it. */
export interface BlockShape {
  /** What its group is called. */
  readonly title: string;
  /** What the block is for, in a sentence, where one is chosen. */
  readonly about: string;
  readonly label?: FieldShape;
  readonly settings: readonly SettingShape[];
  readonly text?: FieldShape;
  readonly entries?: EntryShape;
  readonly table?: TableShape;
  readonly turns?: TurnShape;
}

const setting = (key: string, name: string, about: string, kind: SettingShape['kind'] = 'text'): SettingShape => ({ key, name, about, kind }); // prettier-ignore
const field = (name: string, about: string): FieldShape => ({ name, about });

/** Every kind of block by the name it is written with; `prose` is the text between blocks. */
export const blockShapes: Readonly<Record<string, BlockShape>> = {
  note: {
    title: 'Note',
    about: 'Something set apart from the text.',
    label: field('Heading', 'A few words above it; may be left empty.'),
    settings: [],
    text: field('Note', 'What it says.'),
  },
  quote: {
    title: 'Quote',
    about: 'A few words of somebody else.',
    settings: [setting('source', 'Who said it, and when', 'Such as Whitmore, 2017.')],
    text: field('Quotation', 'Their words.'),
  },
  figure: {
    title: 'Figure',
    about: 'A picture, with words for those who do not see it.',
    label: field('Caption', 'The line below the picture.'),
    settings: [
      setting('src', 'Picture', 'One of the pictures of this course.', 'picture'),
      setting('credit', 'Credit', 'Whose picture it is, and under which licence; may be left empty.'),
    ],
    text: field('What the picture shows', 'Read out instead of the picture, and shown on request.'),
  },
  audio: {
    title: 'Sound',
    about: 'Something to hear, with captions and a transcript.',
    label: field('Title', 'What it is called.'),
    settings: [
      setting('src', 'Sound', 'An MP3 or M4A file of this course.', 'sound'),
      setting('captions', 'Captions', 'A WebVTT file of this course: what is said, and when.', 'captions'),
      setting('credit', 'Credit', 'Whose it is, and under which licence; may be left empty.'),
    ],
    text: field('Transcript', 'All that is said, and what else is heard.'),
  },
  video: {
    title: 'Film',
    about: 'Something to see, with captions and a transcript.',
    label: field('Title', 'What it is called.'),
    settings: [
      setting('src', 'Film', 'An MP4 or WebM file of this course.', 'film'),
      setting('captions', 'Captions', 'A WebVTT file of this course: what is said, and when.', 'captions'),
      setting('poster', 'Poster', 'A picture shown until the film plays; may be left empty.', 'photo'),
      setting('shows', 'What the poster shows', 'Read out instead of the poster.'),
      setting('credit', 'Credit', 'Whose it is, and under which licence; may be left empty.'),
    ],
    text: field('Transcript', 'All that is said, and what happens.'),
  },
  timeline: {
    title: 'Timeline',
    about: 'What happened when.',
    label: field('Heading', 'What the dates are about; may be left empty.'),
    settings: [],
    entries: {
      mark: 'bold',
      one: 'date',
      marked: field('Date', 'Such as 1937.'),
      text: null,
      more: field('What happened', 'One or two sentences.'),
    },
  },
  reveal: {
    title: 'Reveal',
    about: 'Questions to think about; the answer opens.',
    settings: [],
    entries: {
      mark: 'heading',
      one: 'question',
      marked: null,
      text: field('Front', 'What learners see first.'),
      more: field('Back', 'What opens.'),
    },
  },
  compare: {
    title: 'Compare',
    about: 'A table that sets two or more things side by side.',
    label: field('What the table compares', 'Its heading.'),
    settings: [
      setting(
        'guess',
        'Column to guess',
        'Learners guess this column before it opens; may be left empty.',
        'column',
      ),
    ],
    table: {
      column: field('Column', 'What is compared with what: a word or two.'),
      row: field('What the row compares', 'In what the columns differ, or agree.'),
      cell: field('Cell', 'A sentence at most.'),
    },
  },
  check: {
    title: 'Check',
    about: 'A question with answers to choose from, and a reason for each.',
    label: field('Question', 'What learners are asked.'),
    settings: [],
    entries: {
      mark: 'check',
      one: 'answer',
      marked: field('Right answer', 'One answer at least is right.'),
      text: field('Answer', 'What learners choose.'),
      more: field('Reason', 'Learners read it after they choose: why the answer fits, or why not.'),
    },
  },
  recall: {
    title: 'Recall',
    about: 'A question to answer in one’s head, then compare.',
    label: field('Question', 'What learners try to remember.'),
    settings: [],
    text: field('Model answer', 'What they compare with.'),
  },
  reflect: {
    title: 'Reflect',
    about: 'A question for a private note.',
    label: field('Question', 'What learners think and write about.'),
    settings: [
      setting(
        'id',
        'Name of the note',
        'Needed for a second one in a lesson. Never change it once learners have started.',
      ),
    ],
  },
  scenario: {
    title: 'Scenario',
    about: 'A case, and what one might do.',
    label: field('Heading', 'What the case is called.'),
    settings: [setting('note', 'Warning', 'Says what may upset a reader; may be left empty.')],
    text: field('Case', 'What happened.'),
    entries: {
      mark: 'grade',
      one: 'option',
      marked: field('How good it is', 'Each case needs one best option.'),
      text: field('Option', 'What one might do.'),
      more: field('Feedback', 'Why that is best, or not.'),
    },
  },
  estimate: {
    title: 'Estimate',
    about: 'A number to guess on a scale.',
    label: field('Question', 'What learners guess.'),
    settings: [
      setting('min', 'Lowest', 'Where the scale begins.', 'number'),
      setting('max', 'Highest', 'Where it ends.', 'number'),
      setting('answer', 'Right figure', 'Between the two.', 'number'),
      setting('unit', 'Unit', 'Such as % or people; may be left empty.'),
      setting('step', 'Step', 'How far one step goes; 1 where it is empty.', 'number'),
    ],
    text: field('What the figure means', 'Shown after the guess, with where it comes from.'),
  },
  sort: {
    title: 'Sort',
    about: 'A few cards of the quiz to try in a lesson.',
    label: field('Heading', 'What it is called.'),
    settings: [
      setting('cards', 'Cards', 'Two or more cards of the quiz.', 'cards'),
      setting('categories', 'Categories', 'Where they can be put.', 'categories'),
    ],
    text: field('What to do', 'One sentence above the cards.'),
  },
  talk: {
    title: 'Talk',
    about: 'A conversation to take part in: what one says leads to what the other says next.',
    label: field('Title', 'What the talk is called.'),
    settings: [
      setting('with', 'Who the learner talks with', 'A first name, such as Amina.'),
      setting('role', 'Who the learner is', 'In this talk, such as her coach.'),
      setting('look', 'Look', 'The colour of what the learner says; may be left empty.', 'look'),
      setting('face', 'Picture of the person', 'Shown beside what they say; may be left empty.', 'face'),
      setting('other', 'The same talk in another role', 'Offered at the end; may be left empty.', 'talk'),
      setting(
        'id',
        'Name of the talk',
        'What a learner chose is kept under it. Never change it once learners have started.',
      ),
    ],
    text: field('Situation', 'Who talks to whom about what.'),
    turns: {
      name: field('Name of the turn', 'Answers lead here by it; learners do not see it.'),
      said: field('What the person says', 'A sentence or two, as people talk.'),
      text: field('Answer', 'What learners can say.'),
      best: field('Best answer', 'Each turn has just one.'),
      move: field('What kind of answer it is', 'Such as Open question; learners read it after they choose.'),
      why: field('Why', 'What such an answer tends to do.'),
      to: field('Leads to', 'The turn that comes next.'),
      end: {
        name: field('Name of the end', 'Learners read it: where the talk led.'),
        said: field('What it led to', 'What came of the talk, in a sentence or two.'),
      },
    },
  },
};

export const grades = ['best', 'partly', 'poor'] as const;
