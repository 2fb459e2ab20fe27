/** What a person can see, hear, press and reach: elements are found by role and name, through every shadow root. */
import { expect, fixture, fixtureCleanup, waitUntil } from '@open-wc/testing';
import {
  executeServerCommand,
  resetMouse,
  sendKeys,
  sendMouse,
  setViewport,
} from '@web/test-runner-commands';
import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import type { TemplateResult } from 'lit';
import course from 'virtual:course';
import { setTexts } from '../../src/ui/texts.ts';

/** Chromium's own answers, behind the flag that web-test-runner.config.js sets. */
declare global {
  interface Element {
    readonly computedRole: string;
    readonly computedName: string;
  }
}

/** Chromium can be asked for everything; Firefox has no forced colours, no motion and only simple touches in tests. */
export const inChromium = 'computedRole' in Element.prototype;

/** Firefox keeps what it tells screen readers from pages; there a library works it out from the specifications. */
if (!inChromium) {
  Object.defineProperties(Element.prototype, {
    computedRole: {
      get(this: Element) {
        return getRole(this) ?? '';
      },
    },
    computedName: {
      get(this: Element) {
        return computeAccessibleName(this);
      },
    },
  });
}

/** The frames that matter: a big screen, Moodle's inline frame and a phone. */
const frames = {
  wide: { width: 1180, height: 760 },
  moodle: { width: 650, height: 666 },
  phone: { width: 366, height: 666 },
} as const;
export type Frame = keyof typeof frames;

/** Fingers that go down, move or leave; `points` holds those that are still on the screen. */
export interface Touch {
  readonly type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel';
  readonly points: readonly Point[];
}

/** A place in the frame, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the learner asked their system for. */
export interface Media {
  readonly colorScheme: 'light' | 'dark';
  readonly motion: boolean;
  readonly forcedColors: boolean;
  readonly moreContrast: boolean;
  /** A phone or a tablet: no mouse that could hover. */
  readonly touchOnly: boolean;
}

const plainMedia: Media = {
  colorScheme: 'light',
  motion: false,
  forcedColors: false,
  moreContrast: false,
  touchOnly: false,
};

// The style sheet of the real page, as web-test-runner.config.js bundles it.
const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = '/course.css';
export const styled = new Promise((resolve) => sheet.addEventListener('load', resolve)).then(() =>
  document.fonts.load("1em 'Atkinson Hyperlegible Next'"),
);
document.head.append(sheet);

// As <course-app> does for all elements below it.
setTexts(course);

/** Renders an element into a page that looks like the real one; nothing moves. */
export async function show<T extends Element>(template: TemplateResult, frame: Frame = 'wide'): Promise<T> {
  fixtureCleanup(); // what the same person looked at before
  await resetMouse();
  await setViewport(frames[frame]);
  document.documentElement.lang = 'en-GB';
  document.documentElement.dir = 'ltr';
  await styled;
  await see({});
  return fixture<T>(template);
}

/**
 * Shows the page as these settings of the system would; those that are not named are plain. Nothing moves by default.
 * @returns false where the browser cannot be told: Firefox has no forced colours and no motion here
 */
export async function see(wishes: Partial<Media>): Promise<boolean> {
  const media = { ...plainMedia, ...wishes };
  const done = await executeServerCommand<boolean, Media>('media', media);
  const byStyle = !done && !media.motion && !media.forcedColors && !media.moreContrast && !media.touchOnly;
  document.documentElement.style.colorScheme = byStyle ? media.colorScheme : ''; // all colours follow it
  return done || byStyle;
}

/** The one element with this role and name; the name may be a pattern. */
export function find(role: string, name: string | RegExp): HTMLElement {
  const found = all(role, name);
  if (found.length === 1 && found[0]) return found[0];
  const there = all(role, /^/).map((element) => element.computedName);
  throw new Error(`There are ${found.length} of ${role} "${String(name)}"; there is: ${there.join(' | ')}`);
}

/** All elements with this role and name, in reading order, leaving out what nobody can see or hear. */
export function all(role: string, name: string | RegExp): HTMLElement[] {
  return everything(document.body).filter(
    (element) =>
      element.computedRole === role &&
      (typeof name === 'string' ? element.computedName === name : name.test(element.computedName)),
  );
}

/** What no browser gives a role; an editor is made of thousands of them, and to ask for each takes most of a test. */
const MUTE = ':is(div, span, br):not([role], [contenteditable])';

/** Whatever has a role and can be seen or heard. */
function everything(root: Element | ShadowRoot): HTMLElement[] {
  return [...root.children].flatMap((element) => [
    ...(element instanceof HTMLElement &&
    !element.matches(MUTE) &&
    element.checkVisibility({ visibilityProperty: true })
      ? [element]
      : []),
    ...everything(element.shadowRoot ?? element),
    ...(element.shadowRoot ? everything(element) : []),
  ]);
}

/** What has no role of its own, by its place in the markup. */
export function inside(element: Element, selector: string): HTMLElement {
  const found = element.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

/** The names of the buttons inside an element, in order. */
export function buttonsIn(element: HTMLElement): string[] {
  return everything(element)
    .filter((inner) => inner.computedRole === 'button')
    .map((button) => button.computedName);
}

/** Role and name of what has focus, such as `button Undo`; `nothing` when it was lost. */
export function focused(): string {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return !active || active === document.body ? 'nothing' : `${active.computedRole} ${active.computedName}`;
}

/** What the status last said. */
export function spoken(): string {
  return find('status', /^/).textContent.trim();
}

/** Waits for something that will come, however slow the machine is. */
export const until = (there: () => unknown, otherwise: string) =>
  waitUntil(there, otherwise, { timeout: 60_000 });

/** Waits for the words that follow a move: by then the new state is on the screen. */
export const heard = (words: string) => until(() => spoken() === words, `"${words}" was not said`);

/** Waits until focus has arrived; says where it was instead. */
export async function expectFocus(on: string): Promise<void> {
  await until(() => focused() === on, 'focus').catch(() => undefined);
  expect(focused()).to.equal(on);
}

/** Presses keys one after the other, such as `Tab` or `Control+z`. */
export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const [last = '', ...held] = key.split('+').reverse();
    for (const modifier of held) await sendKeys({ down: modifier });
    await sendKeys({ press: last === 'Space' ? ' ' : last });
    for (const modifier of held) await sendKeys({ up: modifier });
  }
}

/** Presses the mouse in the middle of an element, wherever that is on the screen; whatever lies there gets it. */
export async function click(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  await sendMouse({ type: 'click', position: position(centre(element)) });
}

/** The middle of an element. */
export function centre(element: Element): Point {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** The mouse, as a hand moves it: `press` where it is to go down, `move` on the way, `release` where it is. */
export const mouse = {
  async press(at: Point) {
    await sendMouse({ type: 'move', position: position(at) });
    await sendMouse({ type: 'down' });
  },
  move: (to: Point) => sendMouse({ type: 'move', position: position(to) }),
  release: () => sendMouse({ type: 'up' }),
};

/** Fingers on the screen. They are real in Chromium only: there they scroll, press buttons and can be taken away. */
export const finger = {
  press: (...points: readonly Point[]) => touch('touchStart', points),
  move: (...points: readonly Point[]) => touch('touchMove', points),
  release: () => touch('touchEnd', []),
  takenAway: () => touch('touchCancel', []),
};

const touch = (type: Touch['type'], points: readonly Point[]) =>
  executeServerCommand<boolean, Touch>('touch', { type, points });

const position = ({ x, y }: Point): [number, number] => [Math.round(x), Math.round(y)];

/** Fails on anything axe finds, in light and in dark. */
export async function expectAccessible(element: Element): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await see({ colorScheme });
    await expect(element).to.be.accessible();
  }
  await see({});
}

/** Keeps the events of these types that reach an element. */
export function record<T extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  ...types: readonly T[]
): HTMLElementEventMap[T][] {
  const events: HTMLElementEventMap[T][] = [];
  for (const type of types) element.addEventListener(type, (event) => events.push(event));
  return events;
}
