import type { TalkBlock } from '../course/course.ts';

/** The learner has said something in a talk, or taken something back. */
export class TalkChooseEvent extends Event {
  readonly talk: TalkBlock;
  /** The ids of all choices so far, in order; none when the talk begins again. */
  readonly choices: readonly string[];

  constructor(talk: TalkBlock, choices: readonly string[]) {
    super('talk-choose', { bubbles: true });
    this.talk = talk;
    this.choices = choices;
  }
}

declare global {
  interface HTMLElementEventMap {
    'talk-choose': TalkChooseEvent;
  }
}
