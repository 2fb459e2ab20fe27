import type { TalkBlock, TalkTurn } from '../../course/course.ts';
import { SHORT_ID_LENGTH } from '../short-id.ts';
import { chunks } from './digits.ts';
import type { Cost, Keep } from './keep.ts';

/** A talk may lead back to an earlier turn; more answers than this are not kept. */
const MOST_CHOICES = 12;

/** How long an answer takes, with three to choose from, and reading the line about it. */
const SECONDS_PER_TURN = 18;

/** The ids of what a learner has answered in a talk, in order. */
export type TalkChoices = readonly string[];

/** A talk, as far as the learner has come. */
export const talkKeep: Keep<TalkBlock, TalkChoices> = {
  kind: 'talk',
  encode: (choices) => choices.slice(0, MOST_CHOICES).join(''),
  decode: (text, block) => {
    const choices = possibleChoices(block, chunks(text, SHORT_ID_LENGTH));
    return choices.length > 0 ? choices : null;
  },
  merge: (newer) => newer,
};

export const talkCost: Cost<TalkBlock, TalkChoices> = {
  fullest: () => Array.from({ length: MOST_CHOICES }, () => '-'.repeat(SHORT_ID_LENGTH)),
  seconds: ({ turns }) => longestWay(turns) * SECONDS_PER_TURN,
};

/** These choices up to the first that the talk does not offer there. */
export function possibleChoices({ turns }: TalkBlock, choices: TalkChoices): TalkChoices {
  let turn = turns[0];
  const end = choices.findIndex((id) => {
    const choice = turn?.choices.find((one) => one.id === id);
    turn = choice && turns[choice.to];
    return !choice;
  });
  return end < 0 ? choices : choices.slice(0, end);
}

/** How many turns the longest way through has that comes by none twice. */
export function longestWay(
  turns: readonly Pick<TalkTurn, 'choices'>[],
  at = 0,
  seen: readonly number[] = [],
): number {
  if (seen.includes(at)) return 0;
  const on = (turns[at]?.choices ?? []).map(({ to }) => longestWay(turns, to, [...seen, at]));
  return 1 + Math.max(0, ...on);
}
