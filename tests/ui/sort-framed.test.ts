import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { centre, finger, mouse, show, type Point } from './person.ts';
import type { Inside } from './sort-frame.ts';

/** Moodle on a phone: the module starts 287 px down a page that scrolls as a whole. */
async function playInsidePage(): Promise<{ inside: Inside; at: (element: Element) => Point }> {
  const outer = await show<HTMLElement>(html`
    <div>
      <div class="above"></div>
      <iframe title="Module" width="366" height="666"></iframe>
      <div class="below"></div>
    </div>
  `);
  for (const [part, height] of [['.above', 287], ['.below', 900]] as const) {
    outer.querySelector<HTMLElement>(part)?.style.setProperty('height', `${height}px`);
  }
  const iframe = outer.querySelector('iframe');
  if (!iframe) throw new Error('There is no iframe.');
  iframe.style.border = '0';
  iframe.srcdoc = `<!doctype html><html lang="en-GB"><title>Module</title>
    <script type="module" src="/tests/ui/sort-frame.ts"></script>`;
  await waitUntil(() => iframe.contentWindow?.inside, 'The module did not start.', { timeout: 20_000 });
  const inside = iframe.contentWindow?.inside;
  if (!inside) throw new Error('There is no module.');
  const at = (element: Element) => {
    const [frame, { x, y }] = [iframe.getBoundingClientRect(), centre(element)];
    return { x: frame.x + x, y: frame.y + y };
  };
  return { inside, at };
}

const part = (element: Element, selector: string) => element.querySelector(selector) ?? element;

describe('<sort-board> inside a page that scrolls', () => {
  for (const [kind, pointer] of Object.entries({ mouse, finger })) {
    it(`takes cards to categories that are on the screen, by ${kind}`, async () => {
      const { inside, at } = await playInsidePage();
      scrollTo(0, 250);
      for (let n = 1; n <= 2; n++) {
        const card = inside.find('group', new RegExp(`^Card ${n} of 15`));
        const from = at(part(card, '[data-grip]'));
        await pointer.press(from);
        await pointer.move({ x: from.x, y: from.y + 20 });
        await pointer.move(at(inside.find('region', 'Both')));
        await waitUntil(() => inside.find('region', 'Both').closest('[over]'), 'It did not light up.');
        await pointer.release();
        await waitUntil(() => inside.spoken() === `Placed in Both. ${n} of 15 sorted.`, 'message');
        await waitUntil(() => inside.focused().startsWith(`group Card ${n + 1} of 15`), 'focus');
      }
    });

    it(`brings categories below the screen into reach, by ${kind}`, async () => {
      const { inside, at } = await playInsidePage();
      const { board } = inside.player;
      const from = at(part(inside.find('group', /^Card 1/), '[data-grip]'));
      const target = inside.find('region', 'Mentoring');
      await pointer.press(from);
      await pointer.move({ x: from.x, y: from.y + 20 });
      await pointer.move({ x: from.x, y: innerHeight - 8 });
      await waitUntil(() => at(target).y < innerHeight - 80, 'It stayed below the screen.', { timeout: 5_000 });
      await pointer.move({ x: from.x, y: innerHeight / 2 });
      await pointer.move(at(target));
      await waitUntil(() => target.closest('[over]'), 'It did not light up.');
      await pointer.release();
      await board.updateComplete;
      await waitUntil(() => inside.spoken() === 'Placed in Mentoring. 1 of 15 sorted.', 'message');
    });
  }

  it('puts the card back when the mouse lets go outside the frame', async () => {
    const { inside, at } = await playInsidePage();
    const card = inside.find('group', /^Card 1/);
    const from = at(part(card, '.text'));
    await mouse.press(from);
    await mouse.move({ x: from.x + 30, y: from.y });
    await waitUntil(() => part(card, '[data-lifted]') !== card, 'lifted');
    await mouse.move({ x: 600, y: 100 });
    await mouse.release();
    await waitUntil(() => part(card, '[data-lifted]') === card, 'It stayed up.');
    expect(inside.spoken()).to.equal('');
  });
});
