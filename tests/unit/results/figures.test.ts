import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../../authoring/results/answers.ts';
import { summarise } from '../../../authoring/results/summary.ts';
import { courseOf, reportFile } from './fixture.ts';

/** What R made of the same reports, with formulas and the package psych, none of it ours: see independent/figures.R. */
function fromR(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`./independent/${name}.csv`, import.meta.url), 'utf8');
  const [headings = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ''])));
}

const [figures, scores, putInto] = ['figures', 'scores', 'put-into'].map(fromR);
const of = (rows: Record<string, string>[] | undefined, file: string) =>
  (rows ?? []).filter((row) => row['file'] === file);

/** R wrote six digits. */
const DIGITS = 1e6;
const rounded = (value: number) => Math.round(value * DIGITS) / DIGITS;
const numberOf = (cell: string | undefined) =>
  cell === undefined || cell === 'NA' ? null : rounded(Number(cell));

describe.each([
  ['moodle51-interactions.txt', 42, 82],
  ['made-up-64.txt', 54, 960],
  ['made-up-120.txt', 12, 1200],
  ['everybody-all-cards.txt', 10, 600],
])('%s, as R has it', (name, cardCount, answerCount) => {
  const file = reportFile(name);
  const course = courseOf(file);
  const summary = summarise(course, readAnswers([file], course).answers);

  it('each card: how many, how many right, and from 20 answers the share with its interval', () => {
    const byCard = new Map(summary.cards.map((result) => [result.card.reportId, result]));
    const ours = of(figures, name).map(({ card = '' }) => {
      const { right, total, share } = byCard.get(card) ?? expect.fail(card);
      return { card, right, total, share: share && [share.share, share.low, share.high].map(rounded) };
    });
    const theirs = of(figures, name).map(({ card, right, total, share, low, high }) => ({
      card,
      right: Number(right),
      total: Number(total),
      share: Number(total) < 20 ? null : [share, low, high].map(numberOf),
    }));
    expect(ours).toEqual(theirs);
    expect([summary.cards.length, summary.answers]).toEqual([cardCount, answerCount]);
  });

  it('each card with 50 answers: the correlation with the rest, and its word', () => {
    for (const { card, reportId, itemRest, discrimination } of summary.cards.map((one) => ({
      ...one,
      reportId: one.card.reportId,
    }))) {
      const [row] = of(figures, name).filter((one) => one['card'] === reportId);
      const r = Number(row?.['total']) < 50 ? null : numberOf(row?.['r']);
      expect([card.id, itemRest === null ? null : rounded(itemRest)]).toEqual([card.id, r]);
      expect(discrimination).toBe(r === null ? null : r < 0 ? 'not' : r < 0.2 ? 'a little' : 'well');
    }
  });

  it('the learners, their best scores, and how many passed', () => {
    const [row] = of(scores, name);
    expect(summary.learners).toBe(Number(row?.['learners']));
    expect(summary.passed).toEqual({ count: Number(row?.['passed']), of: Number(row?.['learners']) });
    expect(Object.values(summary.score ?? {}).map(rounded)).toEqual(
      ['median', 'lower', 'upper'].map((part) => numberOf(row?.[part])),
    );
  });

  it('what was put where', () => {
    const theirs = of(putInto, name)
      .filter(({ belongs, into, Freq }) => belongs !== into && Freq !== '0')
      .map(({ belongs, into, Freq }) => `${belongs} → ${into}: ${Freq}`);
    const ours = summary.mixUps.map(
      (mix) => `${mix.belongs.label} → ${mix.putInto.label}: ${String(mix.count)}`,
    );
    expect(ours.toSorted()).toEqual(theirs.toSorted());
  });
});

describe('the figures of R', () => {
  it('hold every word on how well a card tells people apart', () => {
    const rs = (figures ?? []).filter(({ total }) => Number(total) >= 50).map(({ r }) => Number(r));
    const words = [rs.some((r) => r < 0), rs.some((r) => r >= 0 && r < 0.2), rs.some((r) => r >= 0.2)];
    expect(words).toEqual([true, true, true]);
    expect((figures ?? []).filter(({ psych }) => psych !== 'NA')).toHaveLength(10);
  });
});
