import type { Block, TalkBlock } from '../course/course.ts';
import { SECONDS_PER_CARD, secondsToDo } from '../state/keeps/costs.ts';
import type { UiText } from '../course/ui-text.ts';

/** How long things take; the sum is what the cover promises. */
const WORDS_PER_MINUTE = 238; // adults, silently (Brysbaert 2019, Journal of Memory and Language 109)
const SECONDS_PER_REVEAL_CARD = 10;
const SECONDS_PER_GUESS_ROW = 15;
const SECONDS_PER_PLAIN_ROW = 5;
const SECONDS_PER_CHECK_OPTION = 5;
const SECONDS_PER_RECALL = 45;
const SECONDS_PER_REFLECT = 45;
const SECONDS_PER_SCENARIO_OPTION = 10;
const SECONDS_PER_ESTIMATE = 20;
const SECONDS_PER_FIGURE = 15;

/** Whole minutes a learner needs for a lesson, at least 1. */
export function lessonMinutes(blocks: readonly Block[]): number {
  const reading =
    (60 * blocks.flatMap(textsOf).reduce((sum, text) => sum + wordsIn(text), 0)) / WORDS_PER_MINUTE;
  const doing = blocks.reduce((sum, block) => sum + secondsOfDoing(block), 0);
  return Math.max(1, Math.round((reading + doing) / 60));
}

/** Whole minutes a learner needs to sort this many cards. */
export function quizMinutes(cards: number): number {
  return Math.max(1, Math.round((cards * SECONDS_PER_CARD) / 60));
}

/** People differ too much for the time of a whole course to be named to the minute: it is rounded up to five. */
export function courseTime(minutes: number, { cover }: UiText): string {
  return cover.minutes.replaceAll('{n}', String(5 * Math.ceil(minutes / 5)));
}

function secondsOfDoing(block: Block): number {
  switch (block.kind) {
    case 'reveal':
      return block.cards.length * SECONDS_PER_REVEAL_CARD;
    case 'compare':
      return block.rows.length * (block.guess === null ? SECONDS_PER_PLAIN_ROW : SECONDS_PER_GUESS_ROW);
    case 'check':
      return block.options.length * SECONDS_PER_CHECK_OPTION;
    case 'recall':
      return SECONDS_PER_RECALL;
    case 'reflect':
      return SECONDS_PER_REFLECT;
    case 'scenario':
      return block.options.length * SECONDS_PER_SCENARIO_OPTION;
    case 'estimate':
      return SECONDS_PER_ESTIMATE;
    case 'figure':
      return SECONDS_PER_FIGURE; // of looking; its text alternative is there for those who do not see it
    case 'audio':
    case 'video':
      return block.seconds;
    case 'sort':
    case 'talk':
      return secondsToDo(block);
    case 'prose':
    case 'note':
    case 'quote':
    case 'timeline':
      return 0;
  }
}

/** Everything a block gives to read, as plain text or HTML. */
export function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'prose':
      return [block.html];
    case 'note':
      return [block.title, block.html];
    case 'reveal':
      return block.cards.flatMap(({ front, back }) => [front, back]);
    case 'compare':
      return block.rows.flatMap(({ dimension, cells }) => [dimension, ...cells]);
    case 'quote':
      return [block.html, block.source];
    case 'figure':
      return [block.caption];
    case 'audio':
    case 'video':
      return [block.title]; // the transcript says what is heard
    case 'timeline':
      return [block.label, ...block.events.flatMap(({ time, html }) => [time, html])];
    case 'check':
      return [block.question, ...block.options.flatMap(({ text, why }) => [text, why])];
    case 'recall':
      return [block.prompt, block.html];
    case 'reflect':
      return [block.prompt];
    case 'scenario':
      return [block.title, block.html, ...block.options.flatMap(({ text, feedback }) => [text, feedback])];
    case 'estimate':
      return [block.question, block.html];
    case 'sort':
      return [block.title, block.html];
    case 'talk':
      return []; // counted apart
  }
}

/** How many words there are to read; the numbers of sources are none. */
export function wordsIn(html: string): number {
  const text = withoutSourceNumbers(html).replace(/<[^>]*>/g, ' ');
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** What there is to read in a talk; nobody reads all of it in one go. */
export function talkTexts({ title, html: situation, turns }: TalkBlock): readonly string[] {
  const said = turns.flatMap(({ html, choices }) => [
    html,
    ...choices.flatMap(({ text, why }) => [text, why]),
  ]);
  return [title, situation, ...said];
}

export function withoutSourceNumbers(html: string): string {
  return html.replace(/<sup>.*?<\/sup>/g, '');
}
