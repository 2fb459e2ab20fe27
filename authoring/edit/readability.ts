import { flesch } from 'flesch';
import { syllable } from 'syllable';
import type { Lesson } from '../../src/course/course.ts';
import { talkTexts, textsOf, withoutSourceNumbers, wordsIn } from '../../src/compiler/minutes.ts';

/** Flesch's reading ease: 60 to 70 is plain English, below 50 is hard. */
export const PLAIN_ENOUGH = 55;

/** How plain the English of a lesson is, and how many words it has; those of talks are counted apart. */
export function measure({ blocks }: Lesson): { ease: number; words: number } {
  const texts = blocks.flatMap(textsOf);
  const talks = blocks.flatMap((block) => (block.kind === 'talk' ? talkTexts(block) : [])); // plain too, but counted apart
  const sentences = [...texts, ...talks].flatMap(sentencesIn);
  const spoken = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? []);
  const counts = {
    sentence: sentences.length,
    word: spoken.length,
    syllable: spoken.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  };
  return { ease: flesch(counts), words: texts.reduce((sum, text) => sum + wordsIn(text), 0) };
}

/** The end of a paragraph or an entry of a list ends a sentence too. */
function sentencesIn(html: string): string[] {
  const pieces = withoutSourceNumbers(html)
    .replace(/<\/(?:p|li|h\d)>/g, '\n')
    .replace(/<[^>]*>/g, '');
  return pieces.split(/\n|(?<=[.?!])["”’)]*\s+/).filter((piece) => /\p{L}/u.test(piece));
}
