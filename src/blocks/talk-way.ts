import type { TalkBlock, TalkChoice, TalkTurn } from '../course/course.ts';

/** A turn of a talk and what the learner answered; null where the learner has not answered yet. */
export interface Step {
  readonly turn: TalkTurn;
  readonly choice: TalkChoice | null;
}

/** The talk as far as these choices lead; from the first that is no longer in the talk, the rest is dropped. */
export function wayThrough({ turns }: TalkBlock, choices: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let turn = turns[0];
  for (const id of choices) {
    const choice = turn?.choices.find((one) => one.id === id);
    if (!turn || !choice) break;
    steps.push({ turn, choice });
    turn = turns[choice.to];
  }
  return turn ? [...steps, { turn, choice: null }] : steps;
}

/** The best way through, for print. It ends where it would come back to a turn. */
export function bestWay({ turns }: TalkBlock): readonly TalkTurn[] {
  const way: TalkTurn[] = [];
  for (let turn = turns[0]; turn && !way.includes(turn);) {
    way.push(turn);
    const best: TalkChoice | undefined = turn.choices.find((choice) => choice.best);
    turn = best && turns[best.to];
  }
  return way;
}

/** How often each kind of answer was given, the most frequent first. */
export function movesOf(steps: readonly Step[]): readonly { readonly move: string; readonly n: number }[] {
  const counts = new Map<string, number>();
  for (const { choice } of steps) if (choice) counts.set(choice.move, (counts.get(choice.move) ?? 0) + 1);
  return [...counts].map(([move, n]) => ({ move, n })).sort((one, other) => other.n - one.n);
}
