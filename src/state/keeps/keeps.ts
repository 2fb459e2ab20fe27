import type { Block, Course, TalkBlock } from '../../course/course.ts';
import { SHORT_ID_LENGTH, shortId } from '../short-id.ts';
import type { Codes, Keep } from './keep.ts';
import { sortKeep } from './sort-keep.ts';
import { talkKeep } from './talk-keep.ts';

/** Every kind of block that keeps something. */
const keeps = { sort: sortKeep, talk: talkKeep } as const;

type Kind = keyof typeof keeps;
type StateOf<K extends Kind> = (typeof keeps)[K] extends Keep<never, infer State> ? State : never;

/** What the blocks of a course keep, by kind and by the id of the block. */
export type Kept = { readonly [K in Kind]: Readonly<Record<string, StateOf<K>>> };

/** A block that keeps something. */
export type KeepingBlock = Extract<Block, { kind: Kind }>;

export const nothingKept: Kept = { sort: {}, talk: {} };

/** Every block of the course that keeps something, in the order of the lessons. */
export function keepingBlocks(course: Course): readonly KeepingBlock[] {
  return course.lessons.flatMap(({ blocks }) => blocks.filter(keepsSomething));
}

function keepsSomething(block: Block): block is KeepingBlock {
  return block.kind in keeps;
}

/** How one kind is kept, whichever it is: the types of its state and its blocks belong together. */
function keepOf(kind: Kind): Keep<KeepingBlock, unknown> {
  return keeps[kind] as unknown as Keep<KeepingBlock, unknown>;
}

/** `short id!text` of each block that has a state, joined by `!`. */
export function encodeKept(kept: Kept, course: Course, codes: Codes): string {
  return keepingBlocks(course)
    .flatMap((block) => {
      const state = kept[block.kind][block.id];
      return state === undefined ? [] : [shortId(block.id), keepOf(block.kind).encode(state, block, codes)];
    })
    .join('!');
}

/** What is tagged with anything but the short id of a block is left alone: a newer version may have written it. */
export function decodeKept(text: string, course: Course, codes: Codes): Kept {
  const blocks = new Map(keepingBlocks(course).map((block) => [shortId(block.id), block]));
  const parts = text.split('!');
  const states = parts.flatMap((tag, index) => {
    const block = index % 2 === 0 && tag.length === SHORT_ID_LENGTH ? blocks.get(tag) : undefined;
    const state = block && keepOf(block.kind).decode(parts[index + 1] ?? '', block, codes);
    return block && state ? [{ block, state }] : [];
  });
  return states.reduce((kept, { block, state }) => withKept(kept, block, state), nothingKept);
}

/** The named sections among these that nobody here knows, as they are. */
export function unreadIn(text: string): string {
  const parts = text.split('!');
  const named = parts.flatMap((tag, index) =>
    index % 2 === 0 && tag.length > SHORT_ID_LENGTH ? [tag, parts[index + 1] ?? ''] : [],
  );
  return named.join('!');
}

export function mergeKept(newer: Kept, older: Kept): Kept {
  const kinds = Object.keys(keeps) as Kind[];
  return Object.fromEntries(
    kinds.map((kind) => {
      const [mine, theirs]: Record<string, unknown>[] = [newer[kind], older[kind]];
      const both = Object.entries({ ...theirs, ...mine }).map(([id, state]) => [
        id,
        mine?.[id] !== undefined && theirs?.[id] !== undefined
          ? keepOf(kind).merge(mine[id], theirs[id])
          : state,
      ]);
      return [kind, Object.fromEntries(both)];
    }),
  ) as Kept;
}

/** The same with this state of one block. */
export function withKept(kept: Kept, { kind, id }: KeepingBlock, state: unknown): Kept {
  return { ...kept, [kind]: { ...kept[kind], [id]: state } };
}

/** The talk of this id, in whichever lesson it is. */
export function talkOf(course: Course, id: string): TalkBlock | undefined {
  return keepingBlocks(course).find((block): block is TalkBlock => block.kind === 'talk' && block.id === id);
}
