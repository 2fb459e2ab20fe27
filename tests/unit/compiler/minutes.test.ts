import { describe, expect, it } from 'vitest';
import { courseAfter, lesson } from './fixture.ts';

describe('minutes', () => {
  const minutes = (body: string) => courseAfter(['lessons/one.md', lesson(body)]).lessons[0]?.minutes;
  const rows = (count: number) => '| x | y | z |\n'.repeat(count);

  it('count 200 words a minute, rounded up', () => {
    expect(minutes('word '.repeat(200))).toBe(1);
    expect(minutes('word '.repeat(201))).toBe(2);
  });

  it('add the time for turning cards and for guessing', () => {
    const cards = '### Front\nBack\n\n'.repeat(6);
    expect(minutes(`:::reveal\n${cards}:::`)).toBe(2); // 60 s of turning, 4 s of reading
    expect(minutes(`:::compare{guess=A}\n| | A | B |\n|-|-|-|\n${rows(4)}:::`)).toBe(2); // 60 s and 4 s
    expect(minutes(`:::compare\n| | A | B |\n|-|-|-|\n${rows(4)}:::`)).toBe(1); // 20 s and 4 s
  });

  it('add up to those of the course', () => {
    const course = courseAfter(['lessons/one.md', lesson('word '.repeat(900))]);
    expect(course.lessons.map((each) => each.minutes)).toEqual([5, 1]);
    expect(course.quiz.minutes).toBe(1);
    expect(course.minutes).toBe(7);
  });
});
