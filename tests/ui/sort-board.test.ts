import { expect, nextFrame } from '@open-wc/testing';
import course from 'virtual:course';
import {
  all,
  buttonsIn,
  click,
  expectAccessible,
  expectFocus,
  find,
  focused,
  heard,
  inside,
  press,
  record,
  spoken,
} from './person.ts';
import { play, type Player } from './sort-player.ts';

/** Places the first cards, all in Coaching, with the keyboard. */
async function placeCards({ board }: Player, count: number, total = 15) {
  board.renderRoot.querySelector('sort-card')?.focus();
  for (let n = 1; n <= count; n++) {
    await press('1');
    await heard(`Placed in Coaching. ${n} of ${total} sorted.`);
  }
}

describe('<sort-board>', () => {
  it('can be sorted and handed in with the keyboard alone', async () => {
    const { texts, submits } = await play();
    await press('Tab', 'Enter');
    await heard('Placed in Coaching. 1 of 15 sorted.');
    const ways = [
      { keys: ['ArrowDown'], label: 'Both' },
      { keys: ['ArrowRight'], label: 'Mentoring' },
      { keys: ['1'], label: 'Coaching' },
      { keys: ['Tab', 'Tab', 'Space'], label: 'Both' },
    ];
    for (let n = 2; n <= 15; n++) {
      await expectFocus(`group Card ${n} of 15: ${texts[n - 1] ?? ''}`);
      const { keys, label } = ways[n % 4] ?? { keys: [], label: '' };
      await press(...keys);
      await heard(`Placed in ${label}. ${n} of 15 sorted.`);
    }
    await expectFocus('button Submit answers');
    expect(submits()).to.equal(0);
    await press('Enter');
    expect(submits()).to.equal(1);
  });

  it('can be sorted with one press for each card', async () => {
    const { texts, submits } = await play({ frame: 'phone' });
    for (let n = 1; n <= 15; n++) {
      const card = find('group', `Card ${n} of 15: ${texts[n - 1] ?? ''}`);
      const [mentoring] = [...card.querySelectorAll('button')].filter(
        (button) => button.computedName === 'Mentoring',
      );
      if (mentoring) await click(mentoring);
      await heard(`Placed in Mentoring. ${n} of 15 sorted.`);
    }
    await click(find('button', 'Submit answers'));
    expect(submits()).to.equal(1);
  });

  it('is reached with Tab in the order in which it is read', async () => {
    const player = await play();
    await placeCards(player, 1);
    const stops = [];
    for (let presses = 0; presses < 6; presses++) {
      await press('Tab');
      stops.push(focused());
    }
    expect(stops).to.deep.equal([
      'button Coaching',
      'button Both',
      'button Mentoring',
      `button Move: ${player.texts[0] ?? ''}`,
      'button Undo',
      'button Submit answers',
    ]);
  });

  it('gives focus anew to each card, so that a screen reader reads it', async () => {
    const player = await play();
    const read: string[] = [];
    player.board.addEventListener('focusin', () => read.push(focused()));
    await placeCards(player, 2);
    await expectFocus(`group Card 3 of 15: ${player.texts[2] ?? ''}`);
    expect(read).to.deep.equal(
      player.texts.slice(0, 3).map((text, i) => `group Card ${i + 1} of 15: ${text}`),
    );
  });

  it('moves focus from the pressed button to the next card each time, so that it is read too', async () => {
    const player = await play();
    const read: string[] = [];
    player.board.addEventListener('focusin', () => read.push(focused()));
    for (const n of [2, 3]) {
      const [coaching] = [...find('group', /^Card/).querySelectorAll('button')];
      if (coaching) await click(coaching);
      await expectFocus(`group Card ${n} of 15: ${player.texts[n - 1] ?? ''}`);
    }
    expect(read).to.deep.equal(
      [2, 3].flatMap((n) => ['button Coaching', `group Card ${n} of 15: ${player.texts[n - 1] ?? ''}`]),
    );
  });

  it('names its categories and counts their cards', async () => {
    const player = await play();
    await placeCards(player, 2);
    expect(find('region', 'Coaching').textContent).to.contain('2 cards');
    expect(find('region', 'Both').textContent).to.contain('0 cards');
    expect(buttonsIn(find('region', 'Coaching'))).to.deep.equal(
      player.texts.slice(0, 2).map((text) => `Move: ${text}`),
    );
  });

  it('says how many are left when it is handed in too early', async () => {
    const player = await play();
    await placeCards(player, 13);
    await click(find('button', 'Submit answers'));
    await heard('Not sent yet. 2 cards are still to be placed.');
    await placeCardsFrom(player, 14);
    await click(find('button', 'Submit answers'));
    await heard('Not sent yet. One card is still to be placed.');
    expect(player.submits()).to.equal(0);
  });

  it('takes the latest move back with Undo, as often as there are moves', async () => {
    const player = await play();
    await placeCards(player, 2);
    await click(find('button', 'Undo'));
    await heard('Move taken back. 1 of 15 sorted.');
    await expectFocus('button Undo');
    find('group', `Card 2 of 15: ${player.texts[1] ?? ''}`);
    await press('Enter');
    await heard('Move taken back. 0 of 15 sorted.');
    expect(find('button', 'Undo').ariaDisabled).to.equal('true');
    await press('Enter');
    expect(spoken()).to.equal('Move taken back. 0 of 15 sorted.');
    await expectFocus('button Undo');
  });

  it('takes the latest move back with Ctrl+Z and never loses focus', async () => {
    const player = await play();
    await placeCards(player, 1);
    await press('Control+z');
    await heard('Move taken back. 0 of 15 sorted.');
    await expectFocus(`group Card 1 of 15: ${player.texts[0] ?? ''}`);
    await placeCards(player, 1);
    await press('Tab', 'Tab', 'Tab', 'Tab');
    expect(focused()).to.equal(`button Move: ${player.texts[0] ?? ''}`);
    await press('Control+z');
    await heard('Move taken back. 0 of 15 sorted.');
    await expectFocus(`group Card 1 of 15: ${player.texts[0] ?? ''}`);
  });

  it('hears Ctrl+Z also after a press beside the cards, but never from elsewhere on the page', async () => {
    const player = await play();
    await placeCards(player, 2);
    await click(inside(find('region', 'Both'), '.count'));
    expect(focused()).to.equal('nothing');
    await press('Control+z');
    await heard('Move taken back. 1 of 15 sorted.');
    const outside = document.createElement('textarea');
    document.querySelector('main')?.append(outside);
    outside.focus();
    await press('Control+z');
    expect(player.board.sort.placed).to.have.length(1);
  });

  describe('before a placed card has come to lie in its category', () => {
    const twoFrames = async () => {
      for (let frame = 0; frame < 3; frame++) await nextFrame();
    };
    const pressAtOnce = (name: RegExp) =>
      [...document.querySelectorAll('button')].find((button) => name.test(button.innerText))?.click();
    const undoAtOnce = () =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }),
      );

    it('takes the next ones, and says the latest', async () => {
      const player = await play();
      for (let card = 0; card < 3; card++) {
        pressAtOnce(/^Coaching/);
        await player.board.updateComplete;
      }
      await heard('Placed in Coaching. 3 of 15 sorted.');
      expect(buttonsIn(find('region', 'Coaching'))).to.deep.equal(
        player.texts.slice(0, 3).map((text) => `Move: ${text}`),
      );
      await expectFocus(`group Card 4 of 15: ${player.texts[3] ?? ''}`);
    });

    it('takes it back', async () => {
      const player = await play();
      await placeCards(player, 1);
      pressAtOnce(/^Both/);
      undoAtOnce();
      await twoFrames();
      expect(spoken()).to.equal('Move taken back. 1 of 15 sorted.');
      expect(buttonsIn(find('region', 'Both'))).to.deep.equal([]);
      await expectFocus(`group Card 2 of 15: ${player.texts[1] ?? ''}`);
    });

    it('says that Submit came too early', async () => {
      await play();
      pressAtOnce(/^Both/);
      pressAtOnce(/^Submit/);
      await twoFrames();
      expect(spoken()).to.equal('Not sent yet. 14 cards are still to be placed.');
    });
  });

  it('leaves Ctrl+Z alone inside a lesson, where nothing is taken back', async () => {
    const player = await play({ practice: 3 });
    player.board.embedded = true;
    player.board.querySelector('sort-card')?.focus();
    await press('1');
    const undone = record(player.board, 'move-undo');
    await press('Control+z');
    expect(undone).to.deep.equal([]);
  });

  it('keeps focus on a card that is moved to another category', async () => {
    const player = await play();
    await placeCards(player, 1);
    const move = `Move: ${player.texts[0] ?? ''}`;
    await click(find('button', move));
    await press('Tab', 'Tab', 'Enter');
    await heard('Placed in Mentoring. 1 of 15 sorted.');
    await expectFocus(`button ${move}`);
    expect(buttonsIn(find('region', 'Mentoring'))).to.deep.equal([move]);
    expect(buttonsIn(find('region', 'Coaching'))).to.deep.equal([]);
  });

  it('makes a card that goes back to the deck the next one up', async () => {
    const player = await play();
    await placeCards(player, 3);
    await click(find('button', `Move: ${player.texts[1] ?? ''}`));
    await click(find('button', 'Back to the deck'));
    await heard('Back on the deck. 2 of 15 sorted.');
    await expectFocus(`group Card 2 of 15: ${player.texts[1] ?? ''}`);
  });

  it('lets the last card come back from Submit', async () => {
    const player = await play();
    await placeCards(player, 15);
    await expectFocus('button Submit answers');
    expect(all('group', /^Card/)).to.deep.equal([]);
    await press('Control+z');
    await heard('Move taken back. 14 of 15 sorted.');
    find('group', `Card 15 of 15: ${player.texts[14] ?? ''}`);
    expect(focused()).to.equal('button Submit answers');
    expect(find('button', 'Submit answers').ariaDisabled).to.equal('true');
  });

  it('folds the categories into piles on a phone, which open and keep a moved card in reach', async () => {
    const player = await play({ frame: 'phone' });
    await placeCards(player, 1);
    const move = `Move: ${player.texts[0] ?? ''}`;
    expect(all('button', move)).to.deep.equal([]);
    await click(find('button', 'Show the cards in Coaching'));
    expect(find('button', 'Show the cards in Coaching').ariaExpanded).to.equal('true');
    await click(find('button', move));
    await press('Tab', 'Tab', 'Enter');
    await heard('Placed in Mentoring. 1 of 15 sorted.');
    await expectFocus('button Show the cards in Mentoring');
    await expectAccessible(player.board);
  });

  it('can be used with a screen reader in every state, in light and in dark', async () => {
    const player = await play();
    await expectAccessible(player.board);
    await placeCards(player, 2);
    await click(find('button', `Move: ${player.texts[0] ?? ''}`));
    await expectAccessible(player.board);
    await press('Escape');
    await placeCardsFrom(player, 3, 15);
    await expectAccessible(player.board);
  });

  it('can be used from right to left', async () => {
    const player = await play({ frame: 'moodle' });
    document.documentElement.dir = 'rtl';
    player.board.renderRoot.querySelector('sort-card')?.focus();
    await press('ArrowRight');
    await heard('Placed in Coaching. 1 of 15 sorted.');
    await press('ArrowLeft');
    await heard('Placed in Mentoring. 2 of 15 sorted.');
    await expectAccessible(player.board);
  });
});

describe('<sort-board practice>', () => {
  it('says at once whether a card is right, and why, and brings a missed one back', async () => {
    const player = await play({ practice: 2 });
    const [first, second] = player.texts.map((text) => course.quiz.cards.find((card) => card.text === text));
    const labelOf = (id = '') => course.quiz.categories.find((category) => category.id === id)?.label ?? '';
    const keyOf = (id = '') => String(course.quiz.categories.findIndex((category) => category.id === id) + 1);

    player.board.renderRoot.querySelector('sort-card')?.focus();
    expect(find('group', /^Card 1/).innerText).not.to.contain('Once more');
    await press(keyOf(first?.category));
    await heard(`Yes: ${labelOf(first?.category)}. ${first?.why ?? ''}`);
    await expectAccessible(player.board);

    const wrong = course.quiz.categories.find(({ id }) => id !== second?.category)?.id;
    await press(keyOf(wrong));
    await heard(
      `${labelOf(second?.category)} fits better. ${second?.why ?? ''} This card comes back once more.`,
    );
    await expectFocus(`group Card 2 of 2: ${second?.text ?? ''}`);
    expect(find('group', /^Card 2/).innerText).to.contain('Once more');
    await expectAccessible(player.board);

    await press(keyOf(second?.category));
    await heard(`Yes: ${labelOf(second?.category)}. ${second?.why ?? ''}`);
    await expectFocus('button Back to your result');
    expect(player.board.renderRoot.textContent).to.contain('1 of 2 right at the first try.');
    await expectAccessible(player.board);
    await press('Enter');
    expect(player.submits()).to.equal(1);
  });
});

/** Places the cards from this one up to another, after something else had focus. */
async function placeCardsFrom({ board }: Player, from: number, to = from) {
  board.renderRoot.querySelector('sort-card')?.focus();
  for (let n = from; n <= to; n++) {
    await press('1');
    await heard(`Placed in Coaching. ${n} of 15 sorted.`);
  }
}
