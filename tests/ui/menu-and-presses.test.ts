import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import course from 'virtual:course';
import { Stage } from '../gallery/stage.ts';
import { states } from '../gallery/states.ts';
import { centre, click, inChromium, see, styled } from './person.ts';

const stage = new Stage();
const { ui } = course;

/** Brings a state on the stage and opens the menu there. */
async function menuAt(name: string) {
  const bring = states.get(name);
  if (!bring) throw new Error(`The gallery has no "${name}".`);
  await bring(stage);
  await stage.press(ui.menu.open);
  const menu = document.querySelector('#menu');
  if (!menu) throw new Error('The menu did not open.');
  return menu;
}

/** What is told to be the page that is open. */
const current = (within: Element) =>
  [...within.querySelectorAll('[aria-current="page"]')].map(
    (entry) => entry.querySelector('span:nth-child(2)')?.textContent.trim() ?? '',
  );

describe('The menu', () => {
  before(async function () {
    if (!inChromium) this.skip(); // markup is the same in every browser
    await styled;
    await see({});
    await setViewport({ width: 390, height: 780 });
  });
  after(() => stage.clear());

  const pages: readonly (readonly [state: string, title: string[]])[] = [
    ['cover: first visit', [ui.menu.cover]],
    ['warm-up: untouched', [course.warmUp?.title ?? '']],
    ['quiz: half sorted', [course.quiz.title]],
    ['result: not yet', [ui.result.eyebrow]],
    ['aside: settings', [ui.settings.title]],
    ['aside: your notes', [ui.notes.title]],
    ['aside: resources', [ui.resources.title]],
    ['aside: certificate', [ui.certificate.open]],
    ['aside: save state', [ui.record.title]],
    ['aside: finished', []],
  ];
  for (const [state, titles] of pages)
    it(`says that the page is open which is: ${state}`, async () => {
      expect(current(await menuAt(state))).to.deep.equal(titles);
    });

  it('has a refresher only once a quiz was handed in, since its reasons would give the quiz away', async () => {
    const offered = async (state: string) => (await menuAt(state)).textContent.includes(ui.refresher.title);
    for (const state of ['cover: first visit', 'warm-up: done', 'quiz: half sorted'])
      expect(await offered(state), state).to.equal(false);
    for (const state of ['result: not yet', 'result: passed, all right'])
      expect(await offered(state), state).to.equal(true);
  });

  it('counts what it ticks', async () => {
    for (const state of [
      'cover: first visit',
      'quiz: half sorted',
      'result: passed, all right',
      'warm-up: done',
    ]) {
      const menu = await menuAt(state);
      const ticked = menu.querySelectorAll('.entries .mark svg').length;
      const all = ticked + menu.querySelectorAll('.entries .dot').length;
      const words = ui.menu.progress.replace('{done}', String(ticked)).replace('{total}', String(all));
      expect(menu.textContent.replace(/\s+/g, ' '), state).to.contain(words);
    }
  });

  it('does not take two lessons of one title for one page', async () => {
    const [one, two] = course.lessons;
    const lessons = course.lessons.map((lesson) =>
      lesson === two ? { ...two, title: one?.title ?? '' } : lesson,
    );
    await stage.open({}, { lessons, warmUp: null });
    await stage.press(ui.cover.start);
    await stage.press(ui.menu.open);
    expect(document.querySelectorAll('#menu [aria-current="page"]')).to.have.length(1);
  });
});

describe('On a phone', () => {
  before(async () => {
    await styled;
    await see({});
    await setViewport({ width: 366, height: 666 });
  });
  after(() => stage.clear());

  it('the whole row of a pile opens and closes it', async () => {
    await states.get('quiz: half sorted')?.(stage);
    const [pile] = document.querySelectorAll('sort-category');
    if (!pile) throw new Error('There is no pile.');
    const isOpen = () => pile.querySelector('.pile')?.ariaExpanded;
    for (const part of ['h2', '.count', '.pile', 'h2']) {
      const before = isOpen();
      const target = pile.querySelector(part);
      if (!target) throw new Error(`There is no ${part}.`);
      await click(target);
      await stage.settle();
      expect(isOpen(), part).not.to.equal(before);
    }
  });

  it('the cover shows its two cards', async () => {
    await states.get('cover: first visit')?.(stage);
    const cards = [...document.querySelectorAll('.cover-card')].filter((card) => card.checkVisibility());
    expect(cards.map((card) => card.textContent.includes(course.coverCards[0]?.text ?? ''))).to.deep.equal([
      true,
      false,
    ]);
  });

  it('what has the look of a button, or a hand over it, can be pressed', async () => {
    for (const name of [
      'cover: first visit',
      'warm-up: untouched',
      'quiz: half sorted',
      'result: not yet',
      'aside: certificate',
    ]) {
      await states.get(name)?.(stage);
      const hands = [...document.querySelectorAll<HTMLElement>('body *')].filter(
        (element) => element.checkVisibility() && getComputedStyle(element).cursor === 'pointer',
      );
      const dead = hands.filter((element) => {
        const { x, y } = centre(element);
        const there = document.elementFromPoint(x, y) ?? element;
        return !there.closest('button, a, summary, label, input, .action-bar, .top-bar');
      });
      expect(
        dead.map(({ className }) => className),
        name,
      ).to.deep.equal([]);
    }
  });
});
