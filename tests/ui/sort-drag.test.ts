import { expect, nextFrame } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import {
  all,
  buttonsIn,
  centre,
  click,
  expectFocus,
  find,
  finger,
  heard,
  inside,
  inChromium,
  mouse,
  press,
  spoken,
  type Point,
  until,
} from './person.ts';
import { play, type Player } from './sort-player.ts';

const labels = ['Coaching', 'Both', 'Mentoring'] as const;
type Label = (typeof labels)[number];

const categoryOf = (label: string) => find('region', label);
const card = ({ texts }: Player, n: number) => find('group', `Card ${n} of 15: ${texts[n - 1] ?? ''}`);
const cardFace = (player: Player, n: number) => inside(card(player, n), '[data-drag]');
const textOf = (player: Player, n: number) => inside(card(player, n), '.text');
const grip = (player: Player, n: number) => inside(card(player, n), '[data-grip]');
const moveButton = (player: Player, n: number) => find('button', `Move: ${player.texts[n - 1] ?? ''}`);

/** The category that lights up; '' for none. */
const lit = () =>
  [...document.querySelectorAll('sort-category[over]')]
    .map((one) => one.querySelector('h2')?.innerText)
    .join();

const lifted = () => document.querySelector<HTMLElement>('[data-lifted]');
/** What it says; '' for none. An element itself cannot be shown when a test fails. */
const liftedText = () => lifted()?.innerText ?? '';

/** A place inside an element, as shares of its width and height. */
function spot(element: Element, across: number, down: number): Point {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + 1 + across * (width - 2), y: y + 1 + down * (height - 2) };
}

/** Presses, and goes most of the way, so that only letting go is left. */
async function carry(from: Point, to: Point) {
  await mouse.press(from);
  await mouse.move({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  await mouse.move(to);
}

async function drag(from: Point, to: Point) {
  await carry(from, to);
  await mouse.release();
}

/** Takes the first cards one by one to Coaching. */
async function dragCards(player: Player, count: number) {
  for (let n = 1; n <= count; n++) {
    await drag(centre(textOf(player, n)), centre(categoryOf('Coaching')));
    await heard(`Placed in Coaching. ${n} of 15 sorted.`);
  }
}

/** Fails if anything stays up, alight or placed. What a finger does reaches the page with one of the next frames. */
async function expectNothingHappened(player: Player, sorted = 0) {
  for (let frame = 0; frame < 2; frame += 1) await nextFrame();
  await until(() => lifted() === null, 'put back').catch(() => undefined);
  await player.board.updateComplete;
  expect(liftedText()).to.equal('');
  expect(lit()).to.equal('');
  expect(all('button', /^Move: /)).to.have.length(sorted);
  for (const element of document.querySelectorAll<HTMLElement>('[data-drag]')) {
    expect(element.getBoundingClientRect().x, 'back where it was').to.equal(
      element.parentElement?.getBoundingClientRect().x,
    );
  }
}

/** Waits until the page cannot scroll any further down, or up. */
const scrolledToEnd = (height: number) =>
  until(() => scrollY + innerHeight >= height - 1, 'The page did not scroll down.');
const scrolledToStart = () => until(() => scrollY === 0, 'The page did not scroll up.');

/** Takes the current card to a category that may lie below the frame: to the lower edge, and on when it has come. */
async function dragThroughEdge(player: Player, n: number, label: Label) {
  const height = document.documentElement.scrollHeight;
  const from = centre(textOf(player, n));
  await carry(from, { x: from.x, y: innerHeight - 8 });
  await scrolledToEnd(height);
  await mouse.move(centre(categoryOf(label)));
  await until(() => lit() === label, 'light');
  await mouse.release();
}

describe('<sort-board> by mouse', () => {
  it('can be sorted by dragging alone, and says and focuses the same as with the buttons', async () => {
    const player = await play();
    const grabs = [
      [0.5, 0.5],
      [0.02, 0.05],
      [0.97, 0.95],
      [0.03, 0.9],
    ] as const;
    for (let n = 1; n <= 15; n++) {
      const label = labels[n % 3] ?? 'Both';
      const [across, down] = grabs[n % 4] ?? grabs[0];
      await drag(spot(cardFace(player, n), across, down), centre(categoryOf(label)));
      await heard(`Placed in ${label}. ${n} of 15 sorted.`);
      if (n < 15) await expectFocus(`group Card ${n + 1} of 15: ${player.texts[n] ?? ''}`);
    }
    await expectFocus('button Submit answers');
    expect(labels.map((label) => buttonsIn(categoryOf(label)).length)).to.deep.equal([5, 5, 5]);
    await click(find('button', 'Submit answers'));
    expect(player.submits()).to.equal(1);
  });

  it('takes a drop anywhere in a category, on its edges and on cards that lie there', async () => {
    // A lifted card would bring a scrollbar, as <course-app> is not here to clip it.
    document.documentElement.style.scrollbarGutter = 'stable';
    const player = await play();
    const ends = [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
      [0.5, 0.05],
    ] as const;
    for (const [place, [across, down]] of ends.entries()) {
      await drag(centre(textOf(player, place + 1)), spot(categoryOf('Mentoring'), across, down));
      await heard(`Placed in Mentoring. ${place + 1} of 15 sorted.`);
    }
    await drag(centre(textOf(player, 6)), centre(moveButton(player, 1)));
    await heard('Placed in Mentoring. 6 of 15 sorted.');
    document.documentElement.style.scrollbarGutter = '';
  });

  it('keeps the card under the pointer and lights up the category it is over, and no other', async () => {
    const player = await play();
    const face = cardFace(player, 1);
    const from = spot(face, 0.2, 0.5);
    const before = face.getBoundingClientRect();
    await mouse.press(from);
    await mouse.move({ x: from.x + 100, y: from.y + 40 });
    expect(liftedText()).to.equal(face.innerText);
    expect(lit()).to.equal('');
    face.style.rotate = '0deg';
    const { x, y } = face.getBoundingClientRect();
    expect([x - before.x, y - before.y].map(Math.round)).to.deep.equal([100, 40]);
    face.style.rotate = '';
    for (const label of [...labels, ...labels]) {
      await mouse.move(centre(categoryOf(label)));
      await until(() => lit() === label, `${label} did not light up`);
    }
    await mouse.move({ x: from.x, y: from.y });
    await until(() => lit() === '', 'It stayed lit.');
    await mouse.release();
    await expectNothingHappened(player);
  });

  it('takes a small movement for a press', async () => {
    const player = await play();
    const from = centre(textOf(player, 1));
    await mouse.press(from);
    await mouse.move({ x: from.x + 4, y: from.y + 3 });
    expect(liftedText()).to.equal('');
    await mouse.move({ x: from.x, y: from.y - 5 });
    await mouse.release();
    await expectNothingHappened(player);

    await dragCards(player, 1);
    const button = centre(moveButton(player, 1));
    await drag(button, { x: button.x + 4, y: button.y + 2 });
    expect(moveButton(player, 1).ariaExpanded).to.equal('true');
  });

  it('leaves its buttons to be pressed', async () => {
    const player = await play();
    const button = centre(find('button', 'Both'));
    await carry(button, centre(categoryOf('Mentoring')));
    expect(liftedText()).to.equal('');
    await mouse.release();
    await expectNothingHappened(player);
  });

  it('only drags with the main button', async () => {
    const player = await play();
    const from = centre(textOf(player, 1));
    textOf(player, 1).dispatchEvent(
      new PointerEvent('pointerdown', {
        bubbles: true,
        button: 2,
        buttons: 2,
        pointerType: 'mouse',
        clientX: from.x,
        clientY: from.y,
      }),
    );
    await mouse.move(centre(categoryOf('Mentoring')));
    expect(liftedText()).to.equal('');
    await expectNothingHappened(player);
  });

  const changesOfMind: Record<string, () => Promise<unknown>> = {
    'with Esc': () => press('Escape'),
    'with a second pointer': () => finger.press({ x: 5, y: 5 }).then(() => finger.release()),
    'when the browser takes the pointer away': () =>
      fire(new PointerEvent('pointercancel', { bubbles: true })),
    'when the window loses focus': () => fire(new FocusEvent('blur')),
  };
  const fire = (event: Event) => Promise.resolve(dispatchEvent(event));
  for (const [how, changeMind] of Object.entries(changesOfMind)) {
    it(`can be cancelled ${how}; letting go afterwards does nothing`, async () => {
      const player = await play();
      await carry(centre(textOf(player, 1)), centre(categoryOf('Coaching')));
      await until(() => lit() === 'Coaching', 'light');
      await changeMind();
      await expectNothingHappened(player);
      await mouse.move(centre(categoryOf('Mentoring')));
      await mouse.release();
      await expectNothingHappened(player);
      expect(spoken()).to.equal('');
      await dragCards(player, 1);
    });
  }

  it('puts a card back that another move takes away, and never lets its neighbour take its place', async () => {
    const player = await play();
    await dragCards(player, 3);
    const [first = '', second = ''] = player.texts;
    await drag(centre(moveButton(player, 1)), centre(categoryOf('Both')));
    await heard('Placed in Both. 3 of 15 sorted.');
    await press('Control+z');
    await heard('Move taken back. 3 of 15 sorted.');
    await carry(centre(moveButton(player, 3)), centre(categoryOf('Mentoring'))); // the first card lies below it now
    await until(() => lit() === 'Mentoring', 'light');
    await press('Control+z');
    await heard('Move taken back. 2 of 15 sorted.');
    await expectNothingHappened(player, 2);
    await mouse.move(centre(categoryOf('Both')));
    await mouse.release();
    await expectNothingHappened(player, 2);
    expect(buttonsIn(categoryOf('Coaching'))).to.deep.equal([second, first].map((text) => `Move: ${text}`));
  });

  it('takes a move back by Ctrl+Z while a placed card is dragged by its text', async () => {
    const player = await play();
    await dragCards(player, 2);
    await carry(centre(inside(categoryOf('Coaching'), '.text')), centre(categoryOf('Mentoring')));
    await until(() => lit() === 'Mentoring', 'light');
    await press('Control+z');
    await heard('Move taken back. 1 of 15 sorted.');
    await expectNothingHappened(player, 1);
    await mouse.release();
    await expectNothingHappened(player, 1);
  });

  it('can be cancelled by dropping elsewhere', async () => {
    const player = await play();
    await drag(centre(textOf(player, 1)), centre(inside(player.board, 'h1')));
    await expectNothingHappened(player);
    expect(spoken()).to.equal('');
    await dragCards(player, 1);
  });

  it('moves a card between categories, by its text and by its Move button', async () => {
    const player = await play();
    await dragCards(player, 2);
    const [first = '', second = ''] = player.texts;
    const item = moveButton(player, 1).closest('li') ?? document.body;
    await drag(centre(inside(item, '.text')), centre(categoryOf('Mentoring')));
    await heard('Placed in Mentoring. 2 of 15 sorted.');
    await expectFocus(`button Move: ${first}`);
    await drag(centre(moveButton(player, 2)), centre(categoryOf('Both')));
    await heard('Placed in Both. 2 of 15 sorted.');
    await expectFocus(`button Move: ${second}`);
    expect(labels.map((label) => buttonsIn(categoryOf(label)))).to.deep.equal([
      [],
      [`Move: ${second}`],
      [`Move: ${first}`],
    ]);
  });

  it('leaves a card that is dropped where it came from, and opens nothing', async () => {
    const player = await play();
    await dragCards(player, 2);
    await drag(centre(moveButton(player, 1)), spot(categoryOf('Coaching'), 0.5, 0.95));
    const button = centre(moveButton(player, 1));
    await carry(button, { x: button.x - 60, y: button.y + 20 });
    await mouse.move(button);
    await mouse.release();
    await player.board.updateComplete;
    expect(moveButton(player, 1).ariaExpanded).to.equal('false');
    expect(buttonsIn(categoryOf('Coaching'))).to.deep.equal(
      player.texts.slice(0, 2).map((text) => `Move: ${text}`),
    );
    expect(spoken()).to.equal('Placed in Coaching. 2 of 15 sorted.');
  });

  it('scrolls near the edges of the frame, to the end of the page and no further', async () => {
    const player = await play({ frame: 'moodle' });
    await setViewport({ width: 650, height: 420 });
    const height = document.documentElement.scrollHeight;
    const from = centre(textOf(player, 1));
    await carry(from, { x: from.x, y: innerHeight - 8 });
    await scrolledToEnd(height);
    for (let frames = 0; frames < 20; frames++) await nextFrame();
    expect(scrollY, 'no further than the page was long').to.be.within(0, height - innerHeight + 1);
    expect(lifted()?.getBoundingClientRect().bottom).to.be.greaterThan(innerHeight - 8);
    await mouse.move({ x: from.x, y: 8 });
    await scrolledToStart();
    expect(lifted()?.getBoundingClientRect().top).to.be.lessThan(8);
    await mouse.move({ x: from.x, y: innerHeight - 8 });
    await scrolledToEnd(height);
    await mouse.move(centre(categoryOf('Both')));
    await mouse.release();
    await heard('Placed in Both. 1 of 15 sorted.');
    await expectFocus(`group Card 2 of 15: ${player.texts[1] ?? ''}`);
  });

  it('scrolls the element it stands in, to its end and no further', async () => {
    const player = await play({ frame: 'moodle' });
    const around = player.board.parentElement ?? document.body;
    around.style.cssText = 'display: block; block-size: 420px; overflow-y: auto';
    const end = around.scrollHeight - around.clientHeight;
    const face = cardFace(player, 1);
    const before = centre(face);
    const from = centre(textOf(player, 1));
    const to = { x: from.x, y: around.getBoundingClientRect().bottom - 8 };
    await carry(from, to);
    await until(() => around.scrollTop >= end - 1, 'It did not scroll down.');
    for (let frames = 0; frames < 20; frames++) await nextFrame();
    expect(around.scrollTop, 'no further than it was long').to.be.at.most(end + 1);
    expect(scrollY, 'the page').to.equal(0);
    expect(Math.round(centre(face).y - before.y), 'under the pointer').to.equal(Math.round(to.y - from.y));
    await mouse.move({ x: from.x, y: around.getBoundingClientRect().top + 8 });
    await until(() => around.scrollTop === 0, 'It did not scroll up.');
    await mouse.move(to);
    await until(() => around.scrollTop >= end - 1, 'It did not scroll down again.');
    await mouse.move(centre(categoryOf('Both')));
    await mouse.release();
    await heard('Placed in Both. 1 of 15 sorted.');
  });

  it('works from right to left', async () => {
    const player = await play();
    document.documentElement.dir = 'rtl';
    expect(centre(categoryOf('Coaching')).x).to.be.greaterThan(centre(categoryOf('Mentoring')).x);
    for (const [place, label] of labels.entries()) {
      await drag(centre(textOf(player, place + 1)), centre(categoryOf(label)));
      await heard(`Placed in ${label}. ${place + 1} of 15 sorted.`);
    }
    await drag(centre(moveButton(player, 1)), centre(categoryOf('Mentoring')));
    await heard('Placed in Mentoring. 3 of 15 sorted.');
  });

  it('works at 200 % zoom', async () => {
    const player = await play();
    await setViewport({ width: 590, height: 380, deviceScaleFactor: 2 });
    for (const [place, label] of labels.entries()) {
      await dragThroughEdge(player, place + 1, label);
      await heard(`Placed in ${label}. ${place + 1} of 15 sorted.`);
      await expectFocus(`group Card ${place + 2} of 15: ${player.texts[place + 1] ?? ''}`);
      textOf(player, place + 2).scrollIntoView({ block: 'center' });
    }
  });
});

describe('<sort-board> by touch', () => {
  /** Carries with one finger, so that only letting go is left. */
  async function carryByFinger(from: Point, to: Point) {
    await finger.press(from);
    await finger.move({ x: from.x, y: from.y + 12 });
    await finger.move({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
    await finger.move(to);
  }

  it('drags by a grip that is large enough for a finger', async () => {
    const player = await play({ frame: 'moodle' });
    for (const [place, label] of labels.entries()) {
      const handle = grip(player, place + 1);
      expect(handle.offsetWidth).to.be.at.least(44);
      expect(handle.offsetHeight).to.be.at.least(44);
      await carryByFinger(centre(handle), centre(categoryOf(label)));
      await until(() => lit() === label, 'light');
      await finger.release();
      await heard(`Placed in ${label}. ${place + 1} of 15 sorted.`);
      await expectFocus(`group Card ${place + 2} of 15: ${player.texts[place + 1] ?? ''}`);
    }
    await carryByFinger(centre(moveButton(player, 1)), centre(categoryOf('Both')));
    await finger.release();
    await heard('Placed in Both. 3 of 15 sorted.');
    await expectFocus(`button Move: ${player.texts[0] ?? ''}`);
    expect(moveButton(player, 1).ariaExpanded).to.equal('false');
  });

  it('drops onto the piles of a phone, scrolling on the way', async () => {
    const player = await play({ frame: 'phone' });
    const height = document.documentElement.scrollHeight;
    const from = centre(grip(player, 1));
    await carryByFinger(from, { x: from.x - 100, y: innerHeight - 8 });
    await scrolledToEnd(height);
    await finger.move(centre(categoryOf('Mentoring')));
    await until(() => lit() === 'Mentoring', 'light');
    await finger.release();
    await heard('Placed in Mentoring. 1 of 15 sorted.');
    await expectFocus(`group Card 2 of 15: ${player.texts[1] ?? ''}`);
  });

  it('scrolls the page from anywhere else on the card', async () => {
    const player = await play({ frame: 'phone' });
    await setViewport({ width: 366, height: 420 });
    const from = centre(textOf(player, 1));
    await finger.press(from);
    for (let y = 10; y <= 90; y += 10) await finger.move({ x: from.x, y: from.y - y });
    await expectNothingHappened(player);
    await finger.release();
    if (inChromium) await until(() => scrollY > 40, 'The page did not scroll.');
    await expectNothingHappened(player);
  });

  it('opens the ways of a placed card with a tap on Move', async () => {
    const player = await play({ frame: 'moodle' });
    await dragCards(player, 1);
    const button = centre(moveButton(player, 1));
    await finger.press(button);
    await finger.release();
    if (inChromium) await until(() => moveButton(player, 1).ariaExpanded === 'true', 'It stayed closed.');
    await expectNothingHappened(player, 1);
  });

  it('takes only the first finger: the page may be scrolling under it', async () => {
    const player = await play();
    const [first, second] = [{ x: 5, y: 5 }, centre(grip(player, 1))];
    await finger.press(first);
    await finger.press(first, second);
    await finger.move(first, { x: second.x, y: second.y + 30 });
    await finger.move(first, centre(categoryOf('Mentoring')));
    await expectNothingHappened(player);
    await finger.release();
    await expectNothingHappened(player);
    expect(spoken()).to.equal('');
  });

  it('is cancelled by a second finger, even on a grip, and by the system', async () => {
    const player = await play();
    await dragCards(player, 1);
    const [from, over] = [centre(grip(player, 2)), centre(categoryOf('Mentoring'))];
    const second = centre(moveButton(player, 1)); // not under the lifted card
    await carryByFinger(from, over);
    await until(() => lit() === 'Mentoring', 'light');
    await finger.press(over, second);
    await expectNothingHappened(player, 1);
    await finger.move(over, { x: second.x + 30, y: second.y + 30 });
    await expectNothingHappened(player, 1);
    await finger.release();
    await expectNothingHappened(player, 1);

    await carryByFinger(from, over);
    await until(() => lit() === 'Mentoring', 'light');
    await (inChromium ? finger.takenAway() : press('Escape'));
    await expectNothingHappened(player, 1);
    if (!inChromium) await finger.release();
  });
});
