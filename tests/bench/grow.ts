import { parse, stringify } from 'yaml';
import type { SourceFile } from '../../src/compiler/compile.ts';

/** How large a course is to be made. */
export interface Growth {
  /** So many times the lessons. */
  readonly times: number;
  /** Cards in the deck, made from copies of the real ones. */
  readonly cards: number;
  /** Cards of each category in a quiz. */
  readonly perCategory: number;
}

interface Named {
  id: string;
}
interface CardFile extends Named {
  category: string;
  text: string;
  'report-id': string;
}
interface CourseYaml {
  lessons: string[];
  quiz: {
    draw: Record<string, unknown> & { 'cards-per-category': Record<string, number> };
  };
}

/** A larger course out of a real one: lessons and cards are copied under new ids, everything else stays. */
export function grow(files: readonly SourceFile[], { times, cards, perCategory }: Growth): SourceFile[] {
  return files.flatMap(({ path, text }): SourceFile[] => {
    if (path.endsWith('.md')) return copies(times).map((copy) => lessonCopy({ path, text }, copy));
    if (path.endsWith('course.yaml'))
      return [{ path, text: stringify(largerCourse(text, times, perCategory)) }];
    if (path.includes('decks')) return [{ path, text: stringify(largerDeck(text, cards)) }];
    return [{ path, text }];
  });
}

/** 1 is the original. */
const copies = (times: number) => Array.from({ length: times }, (_, copy) => copy + 1);
const named = (id: string, copy: number) => (copy === 1 ? id : `${id}_${copy}`);

function lessonCopy({ path, text }: SourceFile, copy: number): SourceFile {
  if (copy === 1) return { path, text };
  return {
    path: path.replace(/\.md$/, `_${copy}.md`),
    text: text
      .replace(/^id: (.+)$/m, `id: $1_${copy}`)
      .replace(/^title: ['"]?(.+?)['"]?$/m, `title: '$1 ${copy}'`),
  };
}

function largerCourse(text: string, times: number, perCategory: number): CourseYaml {
  const course = parse(text) as CourseYaml;
  const { draw } = course.quiz;
  const categories = Object.keys(draw['cards-per-category']);
  return {
    ...course,
    lessons: copies(times).flatMap((copy) => course.lessons.map((id) => named(id, copy))),
    quiz: {
      ...course.quiz,
      draw: {
        ...draw,
        'cards-per-category': Object.fromEntries(categories.map((category) => [category, perCategory])),
        'cards-per-dimension-at-most': perCategory, // a limit made for 15 cards would leave no draw of 60
      },
    },
  };
}

function largerDeck(text: string, count: number): { cards: CardFile[] } {
  const deck = parse(text) as { cards: CardFile[] };
  const cards = copies(Math.ceil(count / deck.cards.length)).flatMap((copy) =>
    deck.cards.map((card) => ({
      ...card,
      id: named(card.id, copy),
      text: copy === 1 ? card.text : `${card.text.slice(0, 85)} ${copy}`,
      'report-id': named(card['report-id'], copy),
    })),
  );
  return { ...deck, cards: cards.slice(0, count) };
}
