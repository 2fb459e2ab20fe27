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

  it('add the time for answering, trying and looking', () => {
    const words = (count: number) => `\n\n${'word '.repeat(count)}`;
    const option = (sign: string) => `- ${sign} One\n\n  Two.\n\n`;
    const check = `:::check[Question?]\n${option('[x]')}${option('[ ]')}:::`; // 10 s and 5 words
    expect(minutes(check + words(160))).toBe(1);
    expect(minutes(check + words(162))).toBe(2);
    const scenario = `:::scenario[Sam]\nCase.\n\n${option('**best**')}${option('**poor**')}:::`; // 20 s and 6 words
    expect(minutes(scenario + words(127))).toBe(1);
    expect(minutes(scenario + words(128))).toBe(2);
    const recall = ':::recall[Question?]\nAnswer.\n:::'; // 45 s and 2 words
    expect(minutes(recall + words(48))).toBe(1);
    expect(minutes(recall + words(49))).toBe(2);
    const estimate = ':::estimate[Question?]{min=0 max=9 answer=1}\nAnswer.\n:::'; // 20 s and 2 words
    expect(minutes(estimate + words(131))).toBe(1);
    expect(minutes(estimate + words(132))).toBe(2);
  });

  it('add up to those of the course', () => {
    const course = courseAfter(['lessons/one.md', lesson('word '.repeat(900))]);
    expect(course.lessons.map((each) => each.minutes)).toEqual([5, 1]);
    expect(course.quiz.minutes).toBe(1);
    expect(course.minutes).toBe(7);
  });
});
