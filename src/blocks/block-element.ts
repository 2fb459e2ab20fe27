import { state } from 'lit/decorators.js';
import type { Block } from '../course/course.ts';
import { focusOn } from '../ui/focus-on.ts';
import { given, LightElement } from '../ui/light-element.ts';

import './prose-block.ts';

let count = 0;

/** What all blocks have: their content, the words of the interface, and parts the learner opens. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- each block names its own content
export abstract class BlockElement<B extends Block> extends LightElement {
  @given block!: B;
  /** What is open; each block says what its parts are. */
  @state() protected opened: ReadonlySet<unknown> = new Set();
  /** What ids and names inside start with; unique on the page. */
  protected readonly key = `block-${++count}`;

  /** Opens parts, then puts focus on what shows them: the button that was pressed may be gone. */
  protected open(parts: Iterable<unknown>, shownIn: string | HTMLElement | null) {
    this.opened = new Set([...this.opened, ...parts]);
    void this.updateComplete.then(() =>
      focusOn(typeof shownIn === 'string' ? this.querySelector<HTMLElement>(shownIn) : shownIn),
    );
  }
}
