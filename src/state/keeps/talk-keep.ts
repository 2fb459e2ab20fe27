import type { TalkBlock, TalkTurn } from '../../course/course.ts';
import { SHORT_ID_LENGTH } from '../short-id.ts';
import { chunks } from './digits.ts';

/** How long an answer takes, with three to choose from, and reading the line about it. */
const SECONDS_PER_ANSWER = 18;

/** The ids of what a learner has answered in a talk, in order. */
export type TalkChoices = readonly string[];

/** A talk may lead back to an earlier turn: beyond this, the first round that came back to where it began is left out. */
function mostChoices({ turns }: TalkBlock): number {
  return 2 * turns.filter(({ choices }) => choices.length > 0).length;
}

/** The longest text a talk is kept as. */
export function fullestTalk(talk: TalkBlock): string {
  return '-'.repeat(SHORT_ID_LENGTH * mostChoices(talk));
}

export function encodeTalk(choices: TalkChoices, talk: TalkBlock): string {
  return choices.length > mostChoices(talk)
    ? encodeTalk(withoutRound(choices, talk), talk)
    : choices.join('');
}

/** The choices up to the first that the talk does not offer there (any longer). */
export function decodeTalk(text: string, talk: TalkBlock): TalkChoices {
  const choices = chunks(text, SHORT_ID_LENGTH);
  return choices.slice(0, turnsOn(choices, talk).length - 1);
}

/** The turns these choices lead through, the one they lead to included, as far as the talk offers them. */
function turnsOn(choices: TalkChoices, { turns }: TalkBlock): readonly TalkTurn[] {
  const on = turns.slice(0, 1);
  for (const id of choices) {
    const choice = on.at(-1)?.choices.find((one) => one.id === id);
    const turn = choice && turns[choice.to];
    if (!turn) break;
    on.push(turn);
  }
  return on;
}

/** Choices that lead to the same turn without the first way that came back to where it began. */
function withoutRound(choices: TalkChoices, talk: TalkBlock): TalkChoices {
  const on = turnsOn(choices, talk);
  for (const [start, turn] of on.entries()) {
    const again = on.indexOf(turn, start + 1);
    if (again > 0) return choices.filter((_, index) => index < start || index >= again);
  }
  return choices.slice(0, on.length - 1); // as many as there are turns at most
}

/** How long the best way through takes. It ends where it would come back to a turn. */
export function talkSeconds({ turns }: TalkBlock): number {
  const way = new Set<TalkTurn>();
  for (let turn = turns[0]; turn && !way.has(turn);) {
    way.add(turn);
    const best = turn.choices.find((choice) => choice.best);
    turn = best && turns[best.to];
  }
  return SECONDS_PER_ANSWER * [...way].filter(({ choices }) => choices.length > 0).length;
}
