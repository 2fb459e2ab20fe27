import { describe, expect, it } from 'vitest';
import { firstVisit, type Attempt } from '../../../src/state/attempt.ts';
import { isPassed, triesLeft } from '../../../src/state/score.ts';
import { takeIn } from '../../../src/state/take-in.ts';
import { allRight, halfRight, noneRight, play, smallCourse as course, submitted } from './fixture.ts';

const end = (lesson: string) => ({ type: 'end-lesson', lesson }) as const;
const start = { type: 'start-quiz', draw: ['A', 'C'] } as const;
const place = (card: string) => ({ type: 'place-card', card, category: 'coaching', seconds: 1 }) as const;
const work = (attempt: Attempt, minute = 2000, apart = true) => ({ attempt, minute, apart });

describe('work that the record has never heard of', () => {
  it('is added to it, and nothing goes down', () => {
    const mine = play([end('L1'), ...submitted(allRight, 100)], course);
    const other = play([end('L2'), ...submitted(noneRight, 200)], course);
    const both = takeIn(mine, 1000, work(other), course);
    expect([...both.endedLessons].sort()).toEqual(['L1', 'L2']);
    expect(both.bestScore).toBe(100);
    expect(both.submitted).toEqual(other.submitted); // the latest answers
    expect(takeIn(both, 1000, work(firstVisit), course)).toEqual(both);
  });

  it('brings its tries on top, where it was begun from nothing', () => {
    const one = play(submitted(noneRight), course);
    expect(takeIn(one, 1000, work(one), course).tries).toBe(2);
    expect(takeIn(one, 1000, work(one, 2000, false), course).tries).toBe(1);
  });

  it('counts no try beyond those the course grants', () => {
    const strict = { ...course, attempts: 1 };
    const used = play(submitted(noneRight), strict);
    const better = play([end('L1'), ...submitted(allRight, 9_000_000_000)], strict);
    const both = takeIn(used, 1000, work(better), strict);
    expect(both).toMatchObject({ tries: 1, bestScore: used.bestScore, submitted: used.submitted });
    expect(both.endedLessons).toEqual(['L1']);
    expect(isPassed(both, strict)).toBe(false);
    const fresh = takeIn(firstVisit, 1000, work(better), strict);
    expect(isPassed(fresh, strict)).toBe(true);
    expect(triesLeft(fresh, strict)).toBe(0);
  });

  it('brings no quiz where no try is left for it', () => {
    const strict = { ...course, attempts: 1 };
    const used = play(submitted(halfRight), strict);
    const sorting = play([start, { type: 'open-place', place: { screen: 'quiz' } }], strict);
    expect(takeIn(used, 1000, work(sorting), strict)).toMatchObject({ quiz: null, place: used.place });
    expect(takeIn(firstVisit, 1000, work(sorting), strict).quiz).toEqual(sorting.quiz);
  });

  it('keeps the rows of the report, and adds those of the latest answers', () => {
    const mine = play(submitted({ B: 'coaching', C: 'mentoring' }, 100), course);
    const later = play(submitted({ D: 'mentoring', B: 'coaching' }, 200), course);
    expect(takeIn(mine, 1000, work(later), course).rows).toEqual(['B', 'C', 'D']);
    const earlier = play(submitted({ D: 'mentoring' }, 50), course);
    expect(takeIn(mine, 1000, work(earlier), course).rows).toEqual(['B', 'C']);
  });

  const two = play([start, place('A'), place('C')], course);
  const one = play([start, place('A')], course);
  it.each<[string, Attempt, Attempt, number, Attempt]>([
    ['a fresher quiz in the record', one, two, 500, one],
    ['one in the record that is further on', two, one, 2000, two],
    ['one that is fresher and further on', one, two, 2000, two],
    ['the only one', firstVisit, one, 500, one],
  ])('gives way to %s', (_, mine, other, minute, kept) => {
    expect(takeIn(mine, 1000, work(other, minute), course).quiz).toEqual(kept.quiz);
  });

  it('leaves the learner where they are, where that is newer', () => {
    const mine = play([{ type: 'open-place', place: { screen: 'lesson', lesson: 'L2' } }], course);
    const other = play([{ type: 'open-place', place: { screen: 'lesson', lesson: 'L1' } }], course);
    expect(takeIn(mine, 2000, work(other, 1000), course).place).toEqual(mine.place);
    expect(takeIn(mine, 1000, work(other, 2000), course).place).toEqual(other.place);
  });
});
