import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import course from 'virtual:course';
import {
  all,
  buttonsIn,
  centre,
  click,
  expectAccessible,
  expectFocus,
  find,
  focused,
  heard,
  inChromium,
  mouse,
  press,
  see,
} from './person.ts';
import { play, type Player } from './sort-player.ts';

const groupOf = ({ texts }: Player, n: number) => find('group', `Card ${n} of 15: ${texts[n - 1] ?? ''}`);

function part(element: Element, selector: string): HTMLElement {
  const found = element.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

/** The named button inside the current card. */
function choice(player: Player, n: number, label: string): HTMLElement {
  const [button] = [...groupOf(player, n).querySelectorAll('button')].filter(
    (one) => one.computedName === label,
  );
  if (!button) throw new Error(`The card has no ${label}.`);
  return button;
}

/** Places the first cards with the buttons of the card: Coaching, Both, Mentoring and round again. */
async function placeCards(player: Player, count: number) {
  for (let n = 1; n <= count; n++) {
    const label = ['Coaching', 'Both', 'Mentoring'][(n - 1) % 3] ?? '';
    await click(choice(player, n, label));
    await heard(`Placed in ${label}. ${n} of 15 sorted.`);
  }
}

/** Everything that moves, on the whole page. */
const moving = () => document.getAnimations().filter(({ playState }) => playState === 'running');

describe('<sort-board> for everyone', () => {
  it('can be sorted, put right and handed in with single presses alone', async () => {
    const player = await play({ frame: 'moodle' });
    await placeCards(player, 15);
    await expectFocus('button Submit answers');
    await click(find('button', `Move: ${player.texts[0] ?? ''}`));
    await click(find('button', 'Mentoring'));
    await heard('Placed in Mentoring. 15 of 15 sorted.');
    await click(find('button', 'Undo'));
    await heard('Move taken back. 15 of 15 sorted.');
    await click(find('button', `Move: ${player.texts[1] ?? ''}`));
    await click(find('button', 'Back to the deck'));
    await heard('Back on the deck. 14 of 15 sorted.');
    await click(choice(player, 2, 'Both'));
    await heard('Placed in Both. 15 of 15 sorted.');
    await click(find('button', 'Submit answers'));
    expect(player.submits()).to.equal(1);
  });

  it('can be sorted from right to left with the keyboard alone', async () => {
    const player = await play();
    document.documentElement.dir = 'rtl';
    await press('Tab', 'Enter');
    await heard('Placed in Coaching. 1 of 15 sorted.');
    const ways = [
      ['ArrowRight', 'Coaching'],
      ['ArrowDown', 'Both'],
      ['ArrowLeft', 'Mentoring'],
    ] as const;
    for (let n = 2; n <= 15; n++) {
      await expectFocus(`group Card ${n} of 15: ${player.texts[n - 1] ?? ''}`);
      const [key, label] = ways[n % 3] ?? ways[0];
      await press(key);
      await heard(`Placed in ${label}. ${n} of 15 sorted.`);
    }
    await expectFocus('button Submit answers');
    await press('Enter');
    expect(player.submits()).to.equal(1);
  });

  for (const frame of ['wide', 'moodle', 'phone'] as const) {
    it(`passes axe in every state, in light and in dark, in the frame "${frame}"`, async () => {
      const player = await play({ frame });
      await expectAccessible(player.board);
      await placeCards(player, 2);
      for (const pile of all('button', /^Show the cards in /)) await click(pile);
      await click(find('button', `Move: ${player.texts[0] ?? ''}`));
      const text = part(groupOf(player, 3), '.text');
      text.scrollIntoView({ block: 'center' });
      const from = centre(text);
      await mouse.press(from);
      await mouse.move({ x: from.x + 20, y: from.y + 10 });
      await expectAccessible(player.board);
      await mouse.release();
    });
  }

  it('keeps its buttons where they are from card to card', async () => {
    for (const frame of ['wide', 'moodle', 'phone'] as const) {
      const player = await play({ frame });
      const places = new Set<number>();
      await placeCards(player, 1);
      for (let n = 2; n <= 15; n++) {
        await expectFocus(`group Card ${n} of 15: ${player.texts[n - 1] ?? ''}`);
        places.add(Math.round(centre(choice(player, n, 'Both')).y + scrollY));
        await press('2');
        await heard(`Placed in Both. ${n} of 15 sorted.`);
      }
      expect([...places], frame).to.have.length(1);
    }
  });

  it('keeps them there for every card of the bank, down to the smallest phone', async () => {
    const player = await play();
    await placeCards(player, 1);
    const card = player.board.querySelector('sort-card');
    if (!card) throw new Error('There is no card.');
    for (const [width, height] of [
      [1180, 760],
      [1000, 700],
      [650, 666],
      [390, 780],
      [320, 640],
    ] as const) {
      await setViewport({ width, height });
      const places: Record<number, string[]> = {};
      for (const { id, text } of course.quiz.cards) {
        card.card = { id, text };
        await card.updateComplete;
        const { top } = part(card, '.choices').getBoundingClientRect();
        (places[Math.round(top + scrollY)] ??= []).push(id);
      }
      expect(Object.keys(places), `${width}: ${JSON.stringify(places)}`).to.have.length(1);
    }
  });

  it('folds the categories into piles on a phone, which open and close', async () => {
    const player = await play({ frame: 'phone' });
    await placeCards(player, 4);
    const move = [player.texts[0], player.texts[3]].map((text) => `Move: ${text ?? ''}`);
    const pile = () => find('button', 'Show the cards in Coaching');
    expect(find('region', 'Coaching').textContent).to.contain('2 cards');
    expect(buttonsIn(find('region', 'Coaching'))).to.deep.equal(['Show the cards in Coaching']);
    for (let round = 0; round < 2; round++) {
      expect(pile().ariaExpanded).to.equal('false');
      await click(pile());
      expect(pile().ariaExpanded).to.equal('true');
      expect(buttonsIn(find('region', 'Coaching'))).to.deep.equal(['Show the cards in Coaching', ...move]);
      await click(pile());
      expect(buttonsIn(find('region', 'Coaching'))).to.deep.equal(['Show the cards in Coaching']);
    }
    pile().focus();
    await press('Enter', 'Tab');
    expect(focused()).to.equal(`button ${move[0] ?? ''}`);
  });

  it('moves nothing where the system asks for reduced motion', async () => {
    const player = await play();
    await placeCards(player, 1);
    expect(moving()).to.deep.equal([]);
    const from = centre(part(groupOf(player, 2), '.text'));
    await mouse.press(from);
    await mouse.move({ x: from.x + 20, y: from.y });
    await mouse.move(centre(find('region', 'Both')));
    expect(moving()).to.deep.equal([]);
    await mouse.release();
    await heard('Placed in Both. 2 of 15 sorted.');
    expect(moving()).to.deep.equal([]);
  });

  // So long that it can be seen, in every engine; the minified style sheet has seconds where ours has milliseconds.
  for (const motion of ['600000ms', '600s'])
    it(`lets the eye follow a card to its category otherwise, for ${motion}`, async () => {
      const player = await play();
      document.documentElement.style.setProperty('--motion', motion);
      await placeCards(player, 1);
      await expectFocus(`group Card 2 of 15: ${player.texts[1] ?? ''}`);
      const flight = moving()
        .map(({ effect }) => effect as KeyframeEffect)
        .find(({ target }) => target?.textContent.trim() === player.texts[0]);
      document.documentElement.style.removeProperty('--motion');
      expect(flight?.getTiming().duration).to.equal(600_000);
    });

  it('lets the next card be dragged from under one that is still on its way', async () => {
    const player = await play();
    document.documentElement.style.setProperty('--motion', '600000ms');
    await placeCards(player, 1);
    await expectFocus(`group Card 2 of 15: ${player.texts[1] ?? ''}`);
    await mouse.press(centre(part(groupOf(player, 2), '.number')));
    await mouse.move(centre(find('region', 'Both')));
    await mouse.release();
    await heard('Placed in Both. 2 of 15 sorted.');
    document.documentElement.style.removeProperty('--motion');
    expect(buttonsIn(find('region', 'Both'))).to.include(`Move: ${player.texts[1] ?? ''}`);
    expect(buttonsIn(find('region', 'Coaching'))).to.include(`Move: ${player.texts[0] ?? ''}`);
  });

  // Firefox can only be started with forced colours, not switched to them by WebDriver BiDi.
  describe('in forced colours', () => {
    before(function () {
      if (!inChromium) this.skip();
    });

    const style = (element: Element) => getComputedStyle(element);
    const expectBorder = (element: Element) => {
      const { borderTopWidth, borderTopStyle, borderTopColor } = style(element);
      expect(parseFloat(borderTopWidth), 'width').to.be.at.least(1);
      expect(borderTopStyle).to.not.equal('none');
      expect(borderTopColor, 'colour').to.not.equal(style(document.body).backgroundColor);
    };

    it('shows cards, categories and buttons by their borders', async () => {
      const player = await play();
      await placeCards(player, 1);
      await see({ forcedColors: true });
      expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
      expectBorder(part(groupOf(player, 2), '.card'));
      for (const region of all('region', /^/)) expectBorder(region);
      for (const button of all('button', /^/)) expectBorder(button);
      expectBorder(part(find('region', 'Coaching'), 'li.placed'));
    });

    it('shows focus, the category under a card, what is disabled and how far the learner is', async () => {
      const player = await play();
      await placeCards(player, 1);
      await see({ forcedColors: true });
      await press('Tab');
      expect(focused()).to.equal('button Coaching');
      const button = style(document.activeElement ?? document.body);
      expect([button.outlineStyle, button.outlineWidth]).to.deep.equal(['solid', '3px']);
      await press('1');
      await heard('Placed in Coaching. 2 of 15 sorted.');
      await expectFocus(`group Card 3 of 15: ${player.texts[2] ?? ''}`);
      const card = style(part(groupOf(player, 3), '.card'));
      expect([card.outlineStyle, card.outlineWidth]).to.deep.equal(['solid', '3px']);

      const from = centre(part(groupOf(player, 3), '.text'));
      await mouse.press(from);
      await mouse.move({ x: from.x, y: from.y + 20 });
      await mouse.move(centre(find('region', 'Mentoring')));
      await player.board.updateComplete;
      const looks = ['Both', 'Mentoring'].map((name) => style(find('region', name)).borderTopStyle);
      expect(looks).to.deep.equal(['dashed', 'solid']);
      await mouse.release();
      await heard('Placed in Mentoring. 3 of 15 sorted.');

      expect(style(find('button', 'Submit answers')).color).to.not.equal(style(find('button', 'Undo')).color);
      const ticks = ['.done', 'i:last-child'].map((tick) => style(part(player.board, `.ticks ${tick}`)));
      expect(new Set(ticks.map(({ backgroundColor }) => backgroundColor))).to.have.length(2);
    });
  });
});
