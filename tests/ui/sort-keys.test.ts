import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { SortBoard } from '../../src/sorting/sort-board.ts';
import {
  centre,
  click,
  expectAccessible,
  expectFocus,
  find,
  finger,
  focused,
  heard,
  press,
  see,
  show,
  spoken,
} from './person.ts';
import { play, type Player } from './sort-player.ts';

/** What the eye sees of the keys in the part of the page that matches; '' for none. */
const keysIn = (selector: string) =>
  [...document.querySelectorAll<HTMLElement>(`${selector} kbd`)]
    .filter((key) => key.checkVisibility())
    .map((key) => key.innerText.trim())
    .join(', ');
const keysOfCard = () => keysIn('sort-card');
const keyOfUndo = () => keysIn('.action-bar');

/** The card itself has focus: after a placed card, or from a script. */
const focusCard = ({ board }: Player) => board.querySelector('sort-card')?.focus();

describe('<sort-board> and its shortcut keys', () => {
  it('shows them on the buttons they press, and only while they work', async () => {
    const player = await play();
    expect([keysOfCard(), keyOfUndo()]).to.deep.equal(['', '']);
    focusCard(player);
    expect([keysOfCard(), keyOfUndo()]).to.deep.equal(['1 ←, 2 ↓, 3 →', 'Ctrl+Z']);
    await press('Tab');
    expect(focused()).to.equal('button Coaching');
    expect([keysOfCard(), keyOfUndo()]).to.deep.equal(['1, 2, 3', 'Ctrl+Z']);
    await press('Tab', 'Tab', 'Tab');
    expect(focused()).to.equal('button Undo');
    expect([keysOfCard(), keyOfUndo()]).to.deep.equal(['', 'Ctrl+Z']);
  });

  it('tells screen readers of them without making names longer', async () => {
    const player = await play();
    focusCard(player);
    const keyOf = (name: string) => find('button', name).getAttribute('aria-keyshortcuts');
    expect(['Coaching', 'Both', 'Mentoring'].map(keyOf)).to.deep.equal(['1', '2', '3']);
    expect(keyOf('Undo')).to.equal('Control+Z Meta+Z');
    await expectAccessible(player.board);
  });

  it('turns the arrows round where people read from right to left', async () => {
    const player = await play();
    focusCard(player);
    const turned = () =>
      [...player.board.querySelectorAll('sort-card .arrow')].map((arrow) => getComputedStyle(arrow).scale);
    expect(turned()).to.deep.equal(['none', 'none', 'none']);
    document.documentElement.dir = 'rtl';
    expect(turned()).to.deep.equal(['-1 1', '-1 1', '-1 1']);
  });

  it('shows none on a phone or a tablet, until a key is used there', async function () {
    const player = await play({ frame: 'phone' });
    if (!(await see({ touchOnly: true }))) this.skip();
    await finger.press(centre(find('button', 'Both')));
    await finger.release();
    await heard('Placed in Both. 1 of 15 sorted.');
    await expectFocus(`group Card 2 of 15: ${player.texts[1] ?? ''}`);
    expect([keysOfCard(), keyOfUndo()]).to.deep.equal(['', '']);
    await press('2');
    await heard('Placed in Both. 2 of 15 sorted.');
    await expectFocus(`group Card 3 of 15: ${player.texts[2] ?? ''}`);
    expect([keysOfCard(), keyOfUndo()]).to.deep.equal(['1 ←, 2 ↓, 3 →', 'Ctrl+Z']);
  });

  it('never makes anything larger', async () => {
    for (const frame of ['wide', 'moodle', 'phone'] as const) {
      const player = await play({ frame });
      const heights = () =>
        [...player.board.querySelectorAll('.choices, .action-bar')].map((part) => part.clientHeight);
      const before = heights();
      focusCard(player);
      expect(keysOfCard()).to.equal('1 ←, 2 ↓, 3 →');
      expect(heights(), frame).to.deep.equal(before);
    }
  });
});

describe('<sort-board no-shortcuts>', () => {
  async function playWithoutShortcuts() {
    const player = await play();
    player.board.noShortcuts = true;
    await player.board.updateComplete;
    focusCard(player);
    return player;
  }

  it('leaves single keys alone and does not speak of them', async () => {
    const player = await playWithoutShortcuts();
    await press('1', '2', '3', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'Tab', '1', '2', '3');
    expect(spoken()).to.equal('');
    expect(keysOfCard()).to.equal('');
    expect(find('button', 'Coaching').ariaKeyShortcuts).to.equal(null);
    await expectAccessible(player.board);
  });

  it('can be sorted with Tab, Enter and Space, put right with Ctrl+Z, and left with Esc', async () => {
    const { texts } = await playWithoutShortcuts();
    await press('Tab', 'Enter');
    await heard('Placed in Coaching. 1 of 15 sorted.');
    await expectFocus(`group Card 2 of 15: ${texts[1] ?? ''}`);
    await press('Tab', 'Tab', 'Space');
    await heard('Placed in Both. 2 of 15 sorted.');
    expect(keyOfUndo()).to.equal('Ctrl+Z');
    await press('Control+z');
    await heard('Move taken back. 1 of 15 sorted.');
    await click(find('button', `Move: ${texts[0] ?? ''}`));
    await press('Escape');
    expect(find('button', `Move: ${texts[0] ?? ''}`).ariaExpanded).to.equal('false');
  });

  it('takes them again as soon as the learner turns them on', async () => {
    const player = await playWithoutShortcuts();
    player.board.noShortcuts = false;
    await player.board.updateComplete;
    await press('1');
    await heard('Placed in Coaching. 1 of 15 sorted.');
  });

  it('is how a page switches them off', async () => {
    const board = await show<SortBoard>(html`<sort-board no-shortcuts></sort-board>`);
    expect(board.noShortcuts).to.equal(true);
  });
});
