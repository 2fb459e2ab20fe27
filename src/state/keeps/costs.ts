import type { Course, SortBlock, TalkBlock } from '../../course/course.ts';
import { withKept, type BlockWithId, type Kept } from './kept.ts';
import { fullestSort } from './sort-text.ts';
import type { Sort } from '../sort.ts';
import { fullestTalk, talkSeconds } from './talk-keep.ts';

/** How long a card takes, with its reason. */
export const SECONDS_PER_CARD = 14;

/** What a kind of block costs that keeps something: room in the record, and time. For the compiler alone. */
interface Cost<B> {
  /** What it keeps when its text is longest. */
  fullest(block: B, course: Course): Sort | string;
  /** How long it takes to do, beside the reading. */
  seconds(block: B): number;
}

const sort: Cost<SortBlock> = {
  fullest: ({ cards }, { quiz }) => fullestSort(cards, quiz.categories.at(-1)?.id ?? ''),
  seconds: ({ cards }) => cards.length * SECONDS_PER_CARD,
};

const talk: Cost<TalkBlock> = { fullest: fullestTalk, seconds: talkSeconds };

/** Every kind that keeps something in the record; notes have a section of their own there (see notes.ts). */
const costs = { sort, talk } as const satisfies Partial<Record<BlockWithId['kind'], unknown>>;

type KeepingBlock = Extract<BlockWithId, { kind: keyof typeof costs }>;

/** The cost of one kind, whichever it is: the types of its functions and its blocks belong together. */
function costOf({ kind }: KeepingBlock): Cost<KeepingBlock> {
  return costs[kind];
}

export function secondsToDo(block: KeepingBlock): number {
  return costOf(block).seconds(block);
}

/** Everything kept, each at its longest. */
export function fullestKept(course: Course): Kept {
  return course.lessons
    .flatMap(({ blocks }) => blocks.filter((block): block is KeepingBlock => block.kind in costs))
    .reduce<Kept>((kept, block) => withKept(kept, block, costOf(block).fullest(block, course)), {});
}
