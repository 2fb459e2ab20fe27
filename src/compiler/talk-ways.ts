import type { Place, Report } from './problems.ts';

/** A turn as far as its ways matter: where each choice leads; an end has none. */
export interface Junction {
  readonly place: Place;
  readonly choices: readonly { readonly to: number }[];
}

/** Reports turns nobody can reach, and turns from which no end can be reached. The talk begins at the first turn. */
export function checkWays(turns: readonly Junction[], report: Report): void {
  const ends = turns.flatMap(({ choices }, index) => (choices.length === 0 ? [index] : []));
  const [first] = turns;
  if (first && ends.length === 0)
    report(
      first.place,
      'this talk has no end',
      'add one: a heading such as ### End: A plan, and what it led to below',
    );
  const reached = spread([0], (index) => (turns[index]?.choices ?? []).map(({ to }) => to));
  const before = (target: number) =>
    turns.flatMap(({ choices }, index) => (choices.some(({ to }) => to === target) ? [index] : []));
  const leaving = spread(ends, before);
  for (const [index, { place }] of turns.entries()) {
    if (!reached.has(index))
      report(place, 'nothing leads to this turn', 'let an answer lead here, or delete it');
    else if (ends.length > 0 && !leaving.has(index))
      report(
        place,
        'no way leads from this turn to an end',
        'let one of its answers lead on, so that nobody goes round in circles',
      );
  }
}

function spread(from: readonly number[], next: (index: number) => readonly number[]): Set<number> {
  const found = new Set(from);
  for (const index of found) for (const one of next(index)) found.add(one); // a set visits what is added meanwhile
  return found;
}
