/** The compiled course: what the compiler hands to the app. Everything in it has been checked. */
import type { UiText } from './ui-text.ts';

export interface Course {
  readonly id: string;
  /** Three numbers, such as `1.4.0`. */
  readonly version: string;
  readonly title: string;
  /** BCP 47 tag, such as `en-GB`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** One or two sentences under the title on the cover. */
  readonly summary: string;
  /** One thing to try at work, for the end; '' for nothing. */
  readonly toTry: string;
  /** Minutes a learner needs for everything, worked out by the compiler. */
  readonly minutes: number;
  /** The same in a sentence that promises no more than is known. */
  readonly time: string;
  /** A percentage, 0 to 100. */
  readonly passMark: number;
  /** How often the quiz may be submitted; null is without limit. */
  readonly attempts: number | null;
  /** Present where the LMS's report keeps the first answer to a card; otherwise it has the latest. */
  readonly firsts?: true | undefined;
  /** What the LMS must hear of before it is told "completed". */
  readonly completion: 'all' | 'lessons' | 'quiz';
  /** A short line such as "ILM 8588, unit 500"; '' shows nothing. */
  readonly qualification: string;
  /** Whose course this is; null for nobody in particular. Its colours are in the style sheet. */
  readonly brand: Brand | null;
  /** The two example cards on the cover. */
  readonly coverCards: readonly CoverCard[];
  /** The sort before any teaching; null for none. */
  readonly warmUp: WarmUp | null;
  readonly lessons: readonly Lesson[];
  readonly quiz: Quiz;
  /** Glossary, contacts, reading and sources; null for none. */
  readonly resources: Resources | null;
  /** How the course fits a qualification; null for none. */
  readonly ilm: Ilm | null;
  /** Characters of the suspend data that no attempt at this course needs, and so the learner's notes may take; 0 where nothing asks for notes. */
  readonly notesRoom: number;
  /** What helps to remember after the course; null for nothing. */
  readonly comeBack: ComeBack | null;
  readonly ui: UiText;
}

export interface ComeBack {
  /** How many days after the quiz the learner is to come back, ascending; the first is when the cover offers a refresher. */
  readonly days: readonly number[];
  /** How many cards a refresher has. */
  readonly cards: number;
}

export interface Brand {
  readonly organisation: string;
  /** The file in the package, such as `logo.svg`; null for none. */
  readonly logo: string | null;
}

export interface Resources {
  readonly glossary: readonly Term[];
  /** What stands on the page before the sources and after them, as sanitised HTML. */
  readonly html: string;
  readonly sources: readonly Source[];
  readonly credits: string;
}

/** What a claim rests on. */
export interface Source {
  readonly id: string;
  /** Plain text. */
  readonly citation: string;
  /** An address that starts with https; '' for none. */
  readonly url: string;
}

export interface Term {
  readonly id: string;
  readonly term: string;
  readonly meaning: string;
}

export interface Ilm {
  readonly qualification: string;
  readonly unit: string;
  /** The number the unit has in the national register. */
  readonly reference: string;
  /** What the course is not: an award. */
  readonly note: string;
  /** Ids of the criteria the lessons help with, such as AC1.1. */
  readonly criteria: readonly string[];
}

/** Which of the three meanings something has; it decides colour and icon together. */
export type Look = 'coaching' | 'mentoring' | 'shared';

export interface CoverCard {
  readonly look: Look;
  readonly label: string;
  readonly text: string;
}

export interface WarmUp {
  readonly title: string;
  readonly question: string;
  /** What the learner should know first: that wrong guesses help. */
  readonly intro: string;
  readonly minutes: number;
  /** Pairs of card ids, one for each category; `pairsDrawn` says how many of them are drawn. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly pairsDrawn: number;
  /** The categories on offer. */
  readonly categories: readonly Category[];
}

export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** What the learner can do at the end, as a phrase that follows "you can". */
  readonly objective: string;
  /** The one sentence to remember; stands at the end. */
  readonly takeAway: string;
  /** ISO date of the last review of the content. */
  readonly reviewedOn: string;
  readonly minutes: number;
  readonly blocks: readonly Block[];
  /** Ids of the sources its numbers lead to: the first is number 1. */
  readonly sources: readonly string[];
}

export type Block =
  | ProseBlock
  | NoteBlock
  | QuoteBlock
  | FigureBlock
  | MediaBlock
  | TimelineBlock
  | CompareBlock
  | RevealBlock
  | CheckBlock
  | RecallBlock
  | ReflectBlock
  | ScenarioBlock
  | EstimateBlock
  | SortBlock
  | TalkBlock;

/** Every `html` below is made and sanitised by the compiler; nothing else may be shown as HTML. */
export interface ProseBlock {
  readonly kind: 'prose';
  readonly html: string;
}

export interface NoteBlock {
  readonly kind: 'note';
  /** Plain text; '' for a note without a heading. */
  readonly title: string;
  readonly html: string;
}

export interface QuoteBlock {
  readonly kind: 'quote';
  readonly html: string;
  /** Who said it, and when. */
  readonly source: string;
}

export interface FigureBlock {
  readonly kind: 'figure';
  /** One sanitised `<svg>`; '' where there is an image instead. */
  readonly svg: string;
  /** A picture made of dots. */
  readonly image?: Image;
  /** Whose picture it is, and under which licence. */
  readonly credit?: string;
  readonly caption: string;
  /** The text alternative, as plain text and as HTML. */
  readonly text: string;
  readonly html: string;
}

/** A picture made of dots, in a file of its own. */
export interface Image {
  /** Its path in the package. */
  readonly file: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A sound or a film to play. */
export interface MediaBlock {
  readonly kind: 'audio' | 'video';
  readonly title: string;
  /** Its path in the package, and that of its captions (WebVTT). */
  readonly file: string;
  readonly captions: string;
  /** How long it lasts, as far as its captions tell. */
  readonly seconds: number;
  /** What is shown until it plays, with words for those who do not see it. */
  readonly poster?: Image & { readonly text: string };
  /** Whose it is, and under which licence. */
  readonly credit?: string;
  /** All that is said and what happens, as HTML. */
  readonly transcript: string;
}

export interface TimelineBlock {
  readonly kind: 'timeline';
  /** Names the list for screen readers. */
  readonly label: string;
  readonly events: readonly TimelineEvent[];
}

export interface TimelineEvent {
  /** Such as "1937" or "The 1990s". */
  readonly time: string;
  readonly html: string;
}

export interface CompareBlock {
  readonly kind: 'compare';
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly CompareColumn[];
  readonly rows: readonly CompareRow[];
  /** Index of the column the learner guesses before opening it; null shows all at once. */
  readonly guess: number | null;
}

export interface CompareColumn {
  readonly label: string;
  readonly look: Look | null;
}

export interface CompareRow {
  /** What is compared, such as "How long". */
  readonly dimension: string;
  /** Sanitised HTML, one for each column. */
  readonly cells: readonly string[];
}

export interface RevealBlock {
  readonly kind: 'reveal';
  readonly cards: readonly RevealCard[];
}

export interface RevealCard {
  readonly front: string;
  /** Sanitised HTML. */
  readonly back: string;
}

export interface CheckBlock {
  readonly kind: 'check';
  readonly question: string;
  /** One of them is right, or several. */
  readonly options: readonly CheckOption[];
}

export interface CheckOption {
  readonly text: string;
  readonly right: boolean;
  /** Why it is right or wrong, as HTML. */
  readonly why: string;
}

export interface RecallBlock {
  readonly kind: 'recall';
  readonly prompt: string;
  /** A model answer to compare one's own with. */
  readonly html: string;
}

/** A question the learner answers for themselves; see `Notes` in src/state. */
export interface ReflectBlock {
  readonly kind: 'reflect';
  /** The note is kept under it: the lesson's id and a name, which outlast a change of the prompt. */
  readonly id: string;
  readonly prompt: string;
}

export type Grade = 'best' | 'partly' | 'poor';

export interface ScenarioBlock {
  readonly kind: 'scenario';
  readonly title: string;
  /** What may upset a reader; '' for nothing. */
  readonly note: string;
  /** The case. */
  readonly html: string;
  /** Exactly one of them is best. */
  readonly options: readonly ScenarioOption[];
}

export interface ScenarioOption {
  readonly text: string;
  readonly grade: Grade;
  /** HTML. */
  readonly feedback: string;
}

export interface EstimateBlock {
  readonly kind: 'estimate';
  readonly question: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly answer: number;
  /** Stands right after a number, with a space of its own where it needs one; may be ''. */
  readonly unit: string;
  /** What the figure means and where it comes from. */
  readonly html: string;
}

export interface SortBlock {
  readonly kind: 'sort';
  /** Made of the lesson's id and the block's place in it; saved state relies on it. */
  readonly id: string;
  readonly title: string;
  /** What to do, as HTML. */
  readonly html: string;
  /** Ids of cards of the quiz's deck, in the order they come up. */
  readonly cards: readonly string[];
  readonly categories: readonly Category[];
}

/** A conversation to take part in: the person says something, the learner chooses an answer, and it goes on from there. */
export interface TalkBlock {
  readonly kind: 'talk';
  /** The learner's choices are kept under it; no two talks of a course share one. */
  readonly id: string;
  readonly title: string;
  /** Whom the learner talks with, by name. */
  readonly person: string;
  /** Who the learner is, such as "her coach"; follows "as". */
  readonly role: string;
  /** The colour of the learner's lines; null for none. */
  readonly look: Look | null;
  /** Id of the talk that plays the same in another role; '' for none. */
  readonly other: string;
  /** A drawn face as one sanitised `<svg>`, for decoration; '' for none. */
  readonly face: string;
  /** The situation, as HTML. */
  readonly html: string;
  /** The talk begins with the first. */
  readonly turns: readonly TalkTurn[];
}

export interface TalkTurn {
  /** What an end is called; '' for a turn that goes on. */
  readonly name: string;
  /** What the person says; at an end, what the talk led to. As HTML. */
  readonly html: string;
  /** None at an end. */
  readonly choices: readonly TalkChoice[];
}

export interface TalkChoice {
  /** Short, made of the text; saved state relies on it. */
  readonly id: string;
  /** What the learner says. */
  readonly text: string;
  /** What kind of answer it is, such as "An open question". */
  readonly move: string;
  /** What it does, as HTML. */
  readonly why: string;
  /** Whether it is on the best way through, which print shows. */
  readonly best: boolean;
  /** Index of the turn it leads to. */
  readonly to: number;
}

export interface Quiz {
  readonly title: string;
  readonly question: string;
  /** How to decide where a card belongs; '' shows nothing. */
  readonly intro: string;
  readonly minutes: number;
  readonly categories: readonly Category[];
  readonly families: readonly Family[];
  readonly dimensions: readonly Dimension[];
  readonly cards: readonly Card[];
  readonly draw: DrawRules;
}

export interface Category {
  readonly id: string;
  readonly label: string;
  readonly look: Look;
}

export interface Dimension {
  readonly id: string;
  readonly label: string;
  /** Id of the family it is counted with in results, '' for none: two cards say nothing about one dimension. */
  readonly family: string;
}

export interface Family {
  readonly id: string;
  readonly label: string;
}

export interface Card {
  readonly id: string;
  /** At most 90 characters of plain text. */
  readonly text: string;
  /** Id of the category it belongs to. */
  readonly category: string;
  readonly dimension: string;
  readonly difficulty: 1 | 2 | 3;
  /** The reason, shown after the answer. */
  readonly why: string;
  /** Id of the lesson that explains it. */
  readonly lesson: string;
  /** Whether it is one of the contrasts the course is built on. */
  readonly core: boolean;
  /** What trainers read in LMS reports; never changes once published. */
  readonly reportId: string;
}

/** What makes a draw of the scored quiz lawful. */
export interface DrawRules {
  /** How many cards of each category, by category id; their sum is the size of the draw. */
  readonly cardsPerCategory: Readonly<Record<string, number>>;
  /** How many cards more or fewer than that a category may have; the size of the draw stays the same. None unless set. */
  readonly varyBy?: number;
  readonly coreCardsAtLeast: number;
  readonly cardsPerDimensionAtMost: number;
  readonly dimensionsWithoutLimit: readonly string[];
  /** Cards of these dimensions are never scored. */
  readonly practiceOnlyDimensions: readonly string[];
  /** Pairs of card ids that give each other away. */
  readonly neverTogether: readonly (readonly [string, string])[];
}
