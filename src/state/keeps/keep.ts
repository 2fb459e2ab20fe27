import type { Block, Course } from '../../course/course.ts';

/**
 * A kind of block that keeps something of a learner's work: its state as text and back, and merged. A new kind is a file
 * beside this one with its `Keep` and its `Cost`, a line in `keeps.ts` and one in `costs.ts`.
 */
export interface Keep<B extends Block, State> {
  readonly kind: B['kind'];
  /** Letters, digits, `*`, `-` and `_` only. */
  encode(state: State, block: B, codes: Codes): string;
  /** Never throws; null when nothing of it can be read. What the course no longer has is dropped. */
  decode(text: string, block: B, codes: Codes): State | null;
  /** One state from two visits that grew apart. */
  merge(newer: State, older: State): State;
}

/** What a kind of block costs: room and time. For the compiler; learners' browsers do without. */
export interface Cost<B extends Block, State> {
  /** The state whose text is longest. */
  fullest(block: B, course: Course): State;
  /** How long it takes to do, beside the reading. */
  seconds(block: B): number;
}

/** What short forms stand for in the text at hand. */
export interface Codes {
  /** Ids of cards by their short ids. */
  readonly cards: ReadonlyMap<string, string>;
  /** Ids of categories by their place in the text's own table; null where the course no longer has one. */
  readonly categories: readonly (string | null)[];
}
