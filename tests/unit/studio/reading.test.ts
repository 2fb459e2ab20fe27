import { describe, expect, it } from 'vitest';
import { readingOf } from '../../../authoring/studio/write/reading.ts';
import { courseAfter, lesson } from '../compiler/fixture.ts';

function reading(words: string, language = 'en-GB') {
  const [first] = courseAfter(['lessons/one.md', lesson(`${words}\n`)]).lessons;
  if (!first) throw new Error('The small course has no lesson.');
  return readingOf(first, language);
}

describe('How a lesson reads', () => {
  it('is said with its minutes, its words and its reading ease', () => {
    expect(reading('The cat sat on the mat. It was warm.')).toEqual({
      words: expect.stringMatching(/^1 minute · 9 words · Reading ease \d+: plain English$/) as string,
      isHard: false,
    });
  });

  it('says what to do when it is hard', () => {
    const { words, isHard } = reading(
      'Organisational methodologies necessitate considerable interdisciplinary collaboration regarding institutional responsibilities.',
    );
    expect(words).toContain('hard; write shorter sentences and plainer words');
    expect(isHard).toBe(true);
  });

  it('leaves the reading ease out in other languages, which it cannot judge', () => {
    expect(reading('Die Katze schläft.', 'de').words).toBe('1 minute · 3 words');
  });
});
