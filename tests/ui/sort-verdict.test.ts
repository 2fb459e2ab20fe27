import { expect, nextFrame } from '@open-wc/testing';
import { html } from 'lit';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import course from 'virtual:course';
import { centre, finger, inChromium, mouse, see, show, until, type Point } from './person.ts';
import type { OnStage } from './stage-frame.ts';

/** A frame of an LMS: how big it is, and the page around it. */
interface Setting {
  readonly frame: readonly [width: number, height: number];
  /** The window the page around it is in; that of the frame where there is nothing around it. */
  readonly window?: readonly [width: number, height: number];
  /** How far down the page the frame starts. */
  readonly above?: number;
  /** How high the bar is that the LMS keeps at the top of its page. */
  readonly bar?: number;
}

const settings: Readonly<Record<string, Setting>> = {
  'the frame that Moodle gives a phone': { frame: [366, 666] },
  'a window at 400 %': { frame: [320, 256] },
  'the frame that Moodle gives a laptop': { frame: [650, 666] },
  'a low, wide window': { frame: [780, 360] },
  'a wide window': { frame: [1180, 760] },
  'a frame in a page that scrolls': { frame: [366, 666], window: [390, 666], above: 287 },
  'a frame higher than the window': { frame: [366, 900], window: [390, 500], above: 287 },
  'a frame under a bar of the LMS': { frame: [366, 666], window: [390, 420], above: 287, bar: 60 },
  'a frame at 400 % in a page that scrolls': { frame: [310, 640], window: [320, 256], above: 200 },
};

const lesson = course.lessons.find(({ blocks }) => blocks.some(({ kind }) => kind === 'sort'));
const sorts = {
  'the warm-up': 'warm-up: untouched',
  'a lesson': `lesson: ${lesson?.id.replaceAll('_', ' ') ?? ''}`,
  'the practice of missed cards': 'practice: untouched',
};

interface Framed {
  readonly stage: OnStage;
  readonly page: Document;
  readonly iframe: HTMLIFrameElement;
}

/** The module in its frame, in its page. */
async function open({ frame: [width, height], window: size, above = 0, bar = 0 }: Setting): Promise<Framed> {
  const outer = await show<HTMLElement>(html`
    <div>
      <header></header>
      <iframe title="Module" width=${width} height=${height}></iframe>
      <footer></footer>
    </div>
  `);
  const [header, iframe, footer] = ['header', 'iframe', 'footer'].map((name) => outer.querySelector(name));
  if (!header || !footer || !(iframe instanceof HTMLIFrameElement)) throw new Error('There is no page.');
  document.body.style.margin = '0';
  (header as HTMLElement).style.cssText = `position: sticky; top: 0; height: ${bar}px; background: gold`;
  iframe.style.cssText = `display: block; border: 0; margin-top: ${above - bar}px`;
  (footer as HTMLElement).style.height = size ? '700px' : '0';
  const [windowWidth, windowHeight] = size ?? [width, height];
  await setViewport({ width: windowWidth, height: windowHeight });
  iframe.srcdoc = `<!doctype html><html lang="en-GB"><title>Module</title>
    <script type="module" src="/tests/ui/stage-frame.ts"></script>`;
  await until(() => iframe.contentWindow?.onStage, 'The module did not start.');
  const { contentWindow, contentDocument } = iframe;
  if (!contentWindow?.onStage || !contentDocument) throw new Error('There is no module.');
  return { stage: contentWindow.onStage, page: contentDocument, iframe };
}

/** Where a place of the frame is in the window. */
function inWindow({ x, y }: Point, { iframe }: Framed): Point {
  const frame = iframe.getBoundingClientRect();
  return { x: frame.x + x, y: frame.y + y };
}

/** Whether nothing lies over the beginning of a text, in the frame or in the page around it, and it is on the screen. */
function isSeen(element: Element, framed: Framed): boolean {
  const { page, iframe } = framed;
  const { left, top } = element.getBoundingClientRect();
  return [2, 16].every((down) => {
    const at = { x: left + 4, y: top + down };
    const { x, y } = inWindow(at, framed);
    const here = page.elementFromPoint(at.x, at.y);
    return (here === element || element.contains(here)) && document.elementFromPoint(x, y) === iframe;
  });
}

/** The ways to press a button of the card. */
const ways: Readonly<Record<string, (button: HTMLElement, place: number, framed: Framed) => Promise<void>>> =
  {
    async mouse(button, _, framed) {
      await mouse.press(inWindow(centre(button), framed));
      await mouse.release();
    },
    async finger(button, _, framed) {
      await finger.press(inWindow(centre(button), framed));
      await finger.release();
    },
    async key(_, place) {
      await sendKeys({ press: String(place + 1) });
    },
  };

/** Sorts all cards, always with the first button, and says after each press whether its reason is seen, and what has focus. */
async function sortAll(framed: Framed, press: (typeof ways)[string]) {
  const { page, stage } = framed;
  const seen: string[] = [];
  const board = page.querySelector('sort-board');
  const button = () => page.querySelector<HTMLElement>('sort-card .choices button');
  page.querySelector('sort-card')?.focus();
  for (let turn = 1; button() !== null; turn += 1) {
    const pressed = button();
    if (!pressed) break;
    pressed.scrollIntoView({ block: 'nearest' }); // as the learner does
    await nextFrame();
    const before = board?.sort;
    await press(pressed, 0, framed);
    await until(() => board?.sort !== before, `Press ${turn} did nothing.`);
    await board?.updateComplete;
    for (let frames = 0; frames < 4; frames += 1) await nextFrame();
    const line = page.querySelector('.reason p');
    const verdict = line && isSeen(line, framed) ? 'seen' : `at ${String(line?.getBoundingClientRect().top)}`;
    seen.push(`${turn} ${verdict}, focus on ${stage.focused()}`);
  }
  return seen;
}

const isWell = (told: string) => told.includes(' seen,') && !told.endsWith(' nothing');

describe('The reason that follows a press', () => {
  before(() => see({}));

  for (const [where, setting] of Object.entries(settings))
    for (const [name, state] of Object.entries(sorts))
      for (const [way, press] of Object.entries(ways))
        it(`is seen in ${where}, in ${name}, by ${way}`, async function () {
          // What is scrolled depends neither on the way nor, beyond the lesson, on the browser.
          if (way !== 'key' && (!inChromium || name !== 'a lesson')) this.skip();
          if (!inChromium && name !== 'a lesson') this.skip();
          const framed = await open(setting);
          await framed.stage.show(state);
          const told = await sortAll(framed, press);
          expect(told.length).to.be.greaterThan(2);
          expect(told.filter((one) => !isWell(one))).to.deep.equal([]);
        });
});

describe('A card at 400 %', () => {
  for (const state of [...Object.values(sorts), 'quiz: half sorted'])
    it(`is in view with its buttons at once: ${state}`, async () => {
      const framed = await open({ frame: [320, 256] });
      await framed.stage.show(state);
      const [group] = framed.page.querySelectorAll('sort-card .group');
      expect(group?.getBoundingClientRect().height).to.be.at.most(256);
    });
});
