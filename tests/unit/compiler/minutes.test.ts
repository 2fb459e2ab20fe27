import { describe, expect, it } from 'vitest';
import { courseAfter, lesson } from './fixture.ts';

describe('minutes', () => {
  const minutes = (body: string) => courseAfter(['lessons/one.md', lesson(body)]).lessons[0]?.minutes;
  const rows = (count: number) => '| x | y | z |\n'.repeat(count);

  it('count 238 words a minute, rounded to the nearest', () => {
    expect(minutes('word '.repeat(356))).toBe(1);
    expect(minutes('word '.repeat(357))).toBe(2);
  });

  it('add the time for turning cards and for guessing', () => {
    const cards = '### Front\nBack\n\n'.repeat(9);
    expect(minutes(`:::reveal\n${cards}:::`)).toBe(2); // 90 s of turning, 5 s of reading
    expect(minutes(`:::compare{guess=A}\n| | A | B |\n|-|-|-|\n${rows(6)}:::`)).toBe(2); // 90 s and 5 s
    expect(minutes(`:::compare\n| | A | B |\n|-|-|-|\n${rows(6)}:::`)).toBe(1); // 30 s and 5 s
  });

  it('add the time for answering, trying and looking', () => {
    const words = (count: number) => `\n\n${'word '.repeat(count)}`;
    const option = (sign: string) => `- ${sign} One\n\n  Two.\n\n`;
    const check = `:::check[Question?]\n${option('[x]')}${option('[ ]')}:::`; // 10 s and 5 words
    expect(minutes(check + words(312))).toBe(1);
    expect(minutes(check + words(313))).toBe(2);
    const scenario = `:::scenario[Sam]\nCase.\n\n${option('**best**')}${option('**poor**')}:::`; // 20 s and 6 words
    expect(minutes(scenario + words(271))).toBe(1);
    expect(minutes(scenario + words(272))).toBe(2);
    const recall = ':::recall[Question?]\nAnswer.\n:::'; // 45 s and 2 words
    expect(minutes(recall + words(176))).toBe(1);
    expect(minutes(recall + words(177))).toBe(2);
    const estimate = ':::estimate[Question?]{min=0 max=9 answer=1}\nAnswer.\n:::'; // 20 s and 2 words
    expect(minutes(estimate + words(275))).toBe(1);
    expect(minutes(estimate + words(276))).toBe(2);
  });

  it('add up to those of the course', () => {
    const course = courseAfter(['lessons/one.md', lesson('word '.repeat(900))]);
    expect(course.lessons.map((each) => each.minutes)).toEqual([4, 1]);
    expect(course.quiz.minutes).toBe(1);
    expect(course.minutes).toBe(6);
  });

  it('are rounded up to five on the cover', () => {
    const time = (words: number) => courseAfter(['lessons/one.md', lesson('word '.repeat(words))]).time;
    expect(time(238 * 8)).toBe('Words 10');
    expect(time(238 * 9)).toBe('Words 15');
  });
});
