import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import course from 'virtual:course';
import {
  colourAlone,
  danglingIds,
  focusFaults,
  headingFaults,
  misheard,
  misnamed,
  sidewaysScroll,
  smallTargets,
  spilledText,
} from './access-checks.ts';
import { everyState } from './every-state.ts';
import { inChromium, press, see, styled } from './person.ts';

const root = document.documentElement;
const wide = { width: 1180, height: 760 };
const moodle = { width: 650, height: 666 };
const phone = { width: 390, height: 780 };
/** 1280 × 1024 at 400 %. */
const magnified = { width: 320, height: 256 };

/** WCAG 2.2, 1.4.12. */
const spacing = document.createElement('style');
spacing.textContent = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

describe('In every state of the gallery', () => {
  before(async () => {
    await styled;
    await see({});
  });
  afterEach(() => {
    root.style.fontSize = '';
    spacing.remove();
  });

  it('names begin with what can be read, headings are in order, ids lead somewhere, colour is never alone', async function () {
    if (!inChromium) this.skip(); // this and the next are the same in every browser, and take long
    await setViewport(wide);
    const faults = () => [
      ...misnamed(),
      ...headingFaults(),
      ...misheard(),
      ...danglingIds(),
      ...colourAlone(),
      ...titleFaults(),
    ];
    expect(await everyState(faults)).to.deep.equal({});
  });

  for (const [name, frame] of Object.entries({ wide, moodle, phone })) {
    it(`what can be pressed is as big as a finger, shows focus and is not covered (${name})`, async function () {
      if (!inChromium) this.skip();
      await setViewport(frame);
      await press('ArrowDown'); // from here on focus is shown; Tab could leave the page
      expect(await everyState(() => [...smallTargets(), ...focusFaults()])).to.deep.equal({});
    });
  }

  it('nothing is lost at 320 pixels, which is 400 %', async () => {
    await setViewport(magnified);
    expect(await everyState(() => [...spilledText(), ...focusFaults()])).to.deep.equal({});
  });

  it("nothing is lost at 158 pixels, beside ILIAS's tree on a phone", async function () {
    if (!inChromium) this.skip();
    await setViewport({ width: 158, height: 822 });
    expect(await everyState(() => [...sidewaysScroll(), ...spilledText()])).to.deep.equal({});
  });

  it('nothing is lost with wider spaced text', async () => {
    await setViewport(phone);
    document.head.append(spacing);
    expect(await everyState(() => spilledText())).to.deep.equal({});
  });

  it('nothing is lost with text of 200 %', async () => {
    await setViewport(wide);
    root.style.fontSize = '200%';
    expect(await everyState(() => spilledText())).to.deep.equal({});
  });

  it('nothing is lost from right to left', async () => {
    await setViewport(phone);
    const faults = () => {
      root.dir = 'rtl';
      return [...sidewaysScroll(), ...spilledText(), ...smallTargets()];
    };
    expect(await everyState(faults)).to.deep.equal({});
  });
});

/** 2.4.2, 3.1.1: the title says page and course, and the language is that of the content. */
function titleFaults(): string[] {
  const named = document.title === course.title || document.title.endsWith(` – ${course.title}`);
  const first = document.querySelector('.cover, .finished, [role="alert"]') !== null;
  return [
    ...(named && (first || document.title !== course.title) ? [] : [`the title is "${document.title}"`]),
    ...(root.lang === course.language ? [] : [`the language is "${root.lang}"`]),
  ];
}
