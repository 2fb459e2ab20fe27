import type { Block, Course } from '../../course/course.ts';
import { SHORT_ID_LENGTH, shortId } from '../short-id.ts';
import type { Sort } from '../sort.ts';
import { decodeSort, encodeSort, type Codes } from './sort-text.ts';

/**
 * What the blocks of lessons keep of a learner's work, by the short id of the block: practice as a sort, since cards are
 * moved by the same rules everywhere; any other as text that only the block's own page can read (docs/decisions/009).
 * Longer names are sections of a later version of the package: they are written back as they were read.
 */
export type Kept = Readonly<Record<string, Sort | string>>;

/** A block that has an id, and so may keep something under it. */
export type BlockWithId = Extract<Block, { readonly id: string }>;

/** The same with this state of one block. */
export function withKept(kept: Kept, { id }: BlockWithId, state: Sort | string): Kept {
  return { ...kept, [shortId(id)]: state };
}

/** `tag!text` of all that is kept, joined by `!`. */
export function encodeKept(kept: Kept, codes: Codes): string {
  return Object.entries(kept)
    .flatMap(([tag, state]) => [tag, typeof state === 'string' ? state : encodeSort(state, codes)])
    .join('!');
}

/** Never throws. What belongs to no block of the course is dropped, unless a later version may have written it. */
export function decodeKept(text: string, course: Course, codes: Codes): Kept {
  const blocks = course.lessons.flatMap((lesson) => lesson.blocks);
  const parts = text.split('!');
  return Object.fromEntries(
    parts.flatMap((tag, index) => {
      const block = blocks.find((one) => 'id' in one && shortId(one.id) === tag);
      if (index % 2 > 0 || (!block && tag.length <= SHORT_ID_LENGTH)) return [];
      const own = parts[index + 1] ?? '';
      const state = block?.kind === 'sort' ? decodeSort(own, codes) : own;
      return state === null ? [] : [[tag, state]];
    }),
  );
}
