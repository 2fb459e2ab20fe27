import type { Course } from '../../course/course.ts';
import type { Cost } from './keep.ts';
import { keepingBlocks, nothingKept, withKept, type KeepingBlock, type Kept } from './keeps.ts';
import { sortCost } from './sort-keep.ts';
import { talkCost } from './talk-keep.ts';

/** What each kind of block that keeps something costs. */
const costs = { sort: sortCost, talk: talkCost } as const satisfies Record<KeepingBlock['kind'], unknown>;

/** The cost of one kind, whichever it is: the types of its state and its blocks belong together. */
function costOf(kind: KeepingBlock['kind']): Cost<KeepingBlock, unknown> {
  return costs[kind] as unknown as Cost<KeepingBlock, unknown>;
}

/** How long a block takes to do, beside the reading. */
export function secondsToDo(block: KeepingBlock): number {
  return costOf(block.kind).seconds(block);
}

/** Everything kept, each at its longest. */
export function fullestKept(course: Course): Kept {
  return keepingBlocks(course).reduce(
    (kept, block) => withKept(kept, block, costOf(block.kind).fullest(block, course)),
    nothingKept,
  );
}
