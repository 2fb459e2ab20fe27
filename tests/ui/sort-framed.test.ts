import { expect, nextFrame } from '@open-wc/testing';
import { html } from 'lit';
import { setViewport } from '@web/test-runner-commands';
import { centre, finger, mouse, show, type Point, until } from './person.ts';
import type { Inside } from './sort-frame.ts';

/** The module in its frame, and where its elements are on the outer page. */
interface Framed {
  readonly inside: Inside;
  readonly at: (element: Element) => Point;
}

/**
 * Moodle on a phone: the module starts 287 px down a page.
 * @param scrolls what scrolls there: the page as a whole, or an element that fills it, as some themes have it
 */
async function playInsidePage(scrolls: 'page' | 'element' = 'page'): Promise<Framed> {
  const outer = await show<HTMLElement>(html`
    <div>
      <div class="above"></div>
      <iframe title="Module" width="366" height="666"></iframe>
      <div class="below"></div>
    </div>
  `);
  for (const [part, height] of [
    ['.above', 287],
    ['.below', 900],
  ] as const) {
    outer.querySelector<HTMLElement>(part)?.style.setProperty('height', `${height}px`);
  }
  if (scrolls === 'element') outer.style.cssText = 'block-size: 666px; overflow-y: auto';
  await setViewport({ width: 700, height: 666 }); // wider than a phone, for a mouse that leaves the frame
  const iframe = outer.querySelector('iframe');
  if (!iframe) throw new Error('There is no iframe.');
  iframe.style.border = '0';
  iframe.srcdoc = `<!doctype html><html lang="en-GB"><title>Module</title>
    <script type="module" src="/tests/ui/sort-frame.ts"></script>`;
  await until(() => iframe.contentWindow?.inside, 'The module did not start.');
  const inside = iframe.contentWindow?.inside;
  if (!inside) throw new Error('There is no module.');
  const at = (element: Element) => {
    const [frame, { x, y }] = [iframe.getBoundingClientRect(), centre(element)];
    return { x: frame.x + x, y: frame.y + y };
  };
  return { inside, at };
}

const part = (element: Element, selector: string) => element.querySelector(selector) ?? element;

const ways = { mouse, finger } as const;

/** Lifts the current card, by its grip. */
async function lift({ inside, at }: Framed, pointer: (typeof ways)[keyof typeof ways], n: number) {
  const card = inside.find('group', new RegExp(`^Card ${n} of 15`));
  const from = at(part(card, '[data-grip]'));
  await pointer.press(from);
  await pointer.move({ x: from.x, y: from.y + 20 });
  await until(() => part(card, '[data-lifted]') !== card, 'It was not lifted.');
  return from;
}

/** Goes to a category and lets go there, once nothing scrolls any more. */
async function dropOn({ inside, at }: Framed, pointer: (typeof ways)[keyof typeof ways], label: string) {
  const category = inside.find('region', label);
  for (let aim = at(category), before = { x: NaN, y: NaN }; aim.x !== before.x || aim.y !== before.y;) {
    await pointer.move(aim);
    for (let frames = 0; frames < 3; frames++) await nextFrame();
    [before, aim] = [aim, at(category)];
  }
  await until(() => category.closest('[over]'), 'It did not light up.');
  await pointer.release();
}

describe('<sort-board> inside a page that scrolls', () => {
  for (const [kind, pointer] of Object.entries(ways)) {
    it(`takes cards to categories that are on the screen, by ${kind}`, async () => {
      const framed = await playInsidePage();
      const { inside } = framed;
      for (let n = 1; n <= 2; n++) {
        scrollTo(0, 287);
        inside.find('group', /^Card/).scrollIntoView({ block: 'nearest' });
        inside.find('region', 'Both').scrollIntoView({ block: 'nearest' });
        await lift(framed, pointer, n);
        await dropOn(framed, pointer, 'Both');
        await until(() => inside.spoken() === `Placed in Both. ${n} of 15 sorted.`, 'message');
        await until(() => inside.focused().startsWith(`group Card ${n + 1} of 15`), 'focus');
      }
    });

    it(`brings categories below the screen into reach, by ${kind}`, async () => {
      const framed = await playInsidePage();
      const { inside, at } = framed;
      const from = await lift(framed, pointer, 1);
      const onScreen = () => at(inside.find('region', 'Mentoring')).y < innerHeight - 80;
      expect(onScreen()).to.equal(false);
      await pointer.move({ x: from.x, y: innerHeight - 8 });
      await until(onScreen, 'It stayed below the screen.');
      await dropOn(framed, pointer, 'Mentoring');
      await until(() => inside.spoken() === 'Placed in Mentoring. 1 of 15 sorted.', 'message');
    });
  }

  for (const [kind, pointer] of Object.entries(ways)) {
    it(`brings them into reach where the theme scrolls an element around the frame, by ${kind}`, async () => {
      const framed = await playInsidePage('element');
      const { inside, at } = framed;
      const from = await lift(framed, pointer, 1);
      const grip = part(inside.find('group', /^Card 1/), '[data-grip]');
      const onScreen = () => at(inside.find('region', 'Mentoring')).y < innerHeight - 80;
      expect(onScreen()).to.equal(false);
      await pointer.move({ x: from.x, y: innerHeight - 8 });
      await until(onScreen, 'It stayed below the screen.');
      expect(scrollY).to.equal(0);
      expect(Math.abs(at(grip).y - innerHeight + 8), 'card under the pointer').to.be.lessThan(30);
      await dropOn(framed, pointer, 'Mentoring');
      await until(() => inside.spoken() === 'Placed in Mentoring. 1 of 15 sorted.', 'message');
    });
  }

  it('puts the card back when the mouse lets go outside the frame', async () => {
    const { inside, at } = await playInsidePage();
    const card = inside.find('group', /^Card 1/);
    const from = at(part(card, '.text'));
    await mouse.press(from);
    await mouse.move({ x: from.x + 30, y: from.y });
    await until(() => part(card, '[data-lifted]') !== card, 'lifted');
    await mouse.move({ x: 600, y: 100 });
    await mouse.release();
    await until(() => part(card, '[data-lifted]') === card, 'It stayed up.');
    expect(inside.spoken()).to.equal('');
  });
});
