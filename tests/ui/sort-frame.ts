/** Runs inside an iframe, as the module does in an LMS: the scored sort, and the senses of somebody who looks into it. */
import { render } from 'lit';
import { find, focused, spoken, styled } from './person.ts';
import { prepare, type Player } from './sort-player.ts';

export interface Inside {
  readonly player: Player;
  readonly find: typeof find;
  readonly focused: typeof focused;
  readonly spoken: typeof spoken;
}

declare global {
  interface Window {
    /** There once the sort is on the screen. */
    inside?: Inside;
  }
}

const { page, start } = prepare();
await styled;
render(page, document.body);
const player = start(document.body);
await player.board.updateComplete;
window.inside = { player, find, focused, spoken };
