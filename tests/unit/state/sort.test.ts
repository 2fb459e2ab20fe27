import { describe, expect, it } from 'vitest';
import {
  categoryOf,
  moveCard,
  practiseCard,
  rightAtOnce,
  secondsOn,
  spendSeconds,
  startSort,
  undoMove,
  UNDO_LIMIT,
  type Sort,
} from '../../../src/state/sort.ts';

const fresh = startSort(['A', 'B', 'C']);
const moves = (sort: Sort, ...steps: [card: string, to: string | null][]) =>
  steps.reduce((now, [card, to]) => moveCard(now, card, to), sort);

describe('sorting cards', () => {
  it('starts with all in the deck, in the order of the draw', () => {
    expect(fresh).toMatchObject({ draw: ['A', 'B', 'C'], deck: ['A', 'B', 'C'], placed: [], moves: [] });
  });

  it('keeps placed cards in the order they were placed', () => {
    const sort = moves(fresh, ['B', 'both'], ['A', 'coaching'], ['B', 'mentoring']);
    expect(sort.placed).toEqual([
      { card: 'A', category: 'coaching' },
      { card: 'B', category: 'mentoring' },
    ]);
    expect(sort.deck).toEqual(['C']);
    expect(categoryOf(sort, 'B')).toBe('mentoring');
    expect(categoryOf(sort, 'C')).toBeNull();
  });

  it('makes a returned card the next one up', () => {
    expect(moves(fresh, ['A', 'both'], ['B', 'both'], ['A', null]).deck).toEqual(['A', 'C']);
  });

  it('takes back every kind of move, the latest first', () => {
    const one = moves(fresh, ['A', 'both']);
    const two = moves(one, ['A', 'coaching']);
    const three = moves(two, ['A', null]);
    expect(undoMove(three)).toEqual(two);
    expect(undoMove(undoMove(three))).toEqual(one);
    expect(undoMove(undoMove(undoMove(three)))).toEqual(fresh);
    expect(undoMove(fresh)).toBe(fresh);
  });

  it('takes back the latest fifteen moves and no more', () => {
    const many = Array.from({ length: 40 }, (_, step): [string, string] => [
      'A',
      step % 2 ? 'both' : 'coaching',
    ]);
    let sort = moves(fresh, ...many);
    expect(UNDO_LIMIT).toBe(15);
    expect(sort.moves).toHaveLength(15);
    for (let step = 0; step < 15; step++) sort = undoMove(sort);
    expect(sort.moves).toEqual([]);
    expect(undoMove(sort)).toBe(sort);
    expect(categoryOf(sort, 'A')).toBe('coaching');
  });

  it('ignores a card that is not in the draw, and a move to where it lies', () => {
    const placed = moves(fresh, ['A', 'both']);
    expect(moveCard(placed, 'X', 'both')).toBe(placed);
    expect(moveCard(placed, 'A', 'both')).toBe(placed);
    expect(moveCard(placed, 'B', null)).toBe(placed);
  });

  it('counts a card’s time up to what the record can hold', () => {
    expect(secondsOn(spendSeconds(spendSeconds(fresh, 'A', 1200), 'A', 1200), 'A')).toBe(1295);
    expect(secondsOn(fresh, 'A')).toBe(0);
  });

  it('takes cards with the names of JavaScript’s own members', () => {
    const odd = startSort(['constructor', 'toString']);
    expect(secondsOn(odd, 'constructor')).toBe(0);
    expect(secondsOn(spendSeconds(odd, 'constructor', 4), 'constructor')).toBe(4);
  });
});

describe('practising', () => {
  it('brings a missed card back once, at the end', () => {
    const missed = practiseCard(fresh, 'A', 'both', false);
    expect(missed.deck).toEqual(['B', 'C', 'A']);
    const missedAgain = practiseCard(missed, 'A', 'both', false);
    expect(missedAgain.deck).toEqual(['B', 'C']);
    expect(categoryOf(missedAgain, 'A')).toBe('both');
    expect(rightAtOnce(missedAgain)).toBe(2);
  });

  it('takes a right card at once', () => {
    const right = practiseCard(fresh, 'B', 'both', true);
    expect(right.deck).toEqual(['A', 'C']);
    expect(right.again).toEqual([]);
  });

  it('ignores cards that are not in the draw', () => {
    expect(practiseCard(fresh, 'X', 'both', false)).toBe(fresh);
  });
});
