import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TalkBlock } from '../../../src/course/course.ts';
import { decodeTalk, encodeTalk, fullestTalk, talkSeconds } from '../../../src/state/keeps/talk-keep.ts';

/** A talk whose turns lead where these numbers say; the first answer of each is its best, a turn without any is an end. */
function talkOf(ways: readonly (readonly number[])[]): TalkBlock {
  const turns = ways.map((leads, turn) => ({
    name: leads.length === 0 ? `End ${turn}` : '',
    html: '',
    choices: leads.map((to, index) => ({
      id: `t${turn.toString(36).padStart(2, '0')}${index}`,
      ...{ text: '', move: '', why: '', best: index === 0, to },
    })),
  }));
  return { turns } as unknown as TalkBlock;
}

/** Where choices lead, by following them one by one. */
function endOf({ turns }: TalkBlock, choices: readonly string[]): number {
  return choices.reduce((at, id) => turns[at]?.choices.find((choice) => choice.id === id)?.to ?? -1, 0);
}

/** Any talk, and what a learner answered in it, however often they went in circles. */
const anyPlayed = fc
  .integer({ min: 1, max: 6 })
  .chain((size) => {
    const to = fc.integer({ min: 0, max: size });
    const ways = fc.array(fc.array(to, { minLength: 1, maxLength: 3 }), { minLength: size, maxLength: size });
    return fc.tuple(ways, fc.array(fc.nat(2), { maxLength: 40 }));
  })
  .map(([ways, picks]) => {
    const talk = talkOf([...ways, []]);
    const choices: string[] = [];
    for (const pick of picks) {
      const own = talk.turns[endOf(talk, choices)]?.choices ?? [];
      const choice = own[pick % Math.max(1, own.length)];
      if (choice) choices.push(choice.id);
    }
    return { talk, choices };
  });

describe('what a talk keeps', () => {
  it('leads to the same turn, however often a learner goes round', () => {
    fc.assert(
      fc.property(anyPlayed, ({ talk, choices }) => {
        const text = encodeTalk(choices, talk);
        const read = decodeTalk(text, talk);
        expect(endOf(talk, read)).toBe(endOf(talk, choices));
        expect(text.length).toBeLessThanOrEqual(fullestTalk(talk).length);
        if (text.length === choices.join('').length) expect(read).toEqual(choices);
      }),
    );
  });

  it('ends at the first answer that the talk no longer offers', () => {
    const talk = talkOf([[1, 0], [2], []]);
    expect(decodeTalk('t001t000t010', talk)).toEqual(['t001', 't000', 't010']);
    expect(decodeTalk('t001t009t010', talk)).toEqual(['t001']);
    expect(decodeTalk('', talk)).toEqual([]);
    expect(decodeTalk('?', talk)).toEqual([]);
  });

  it('takes as long as its best way, and no longer where that would never end', () => {
    const one = talkSeconds(talkOf([[1], []]));
    expect(one).toBeGreaterThan(0);
    expect(talkSeconds(talkOf([[1, 2], [3, 0], [2, 3], []]))).toBe(2 * one);
    expect(talkSeconds(talkOf([[1], [0, 2], []]))).toBe(2 * one);
  });
});
