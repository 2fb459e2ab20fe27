import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import course from 'virtual:course';
import { Stage } from '../gallery/stage.ts';
import { states } from '../gallery/states.ts';
import { see, styled } from './person.ts';

const { ui, quiz } = course;
const stage = new Stage();

/** What the regions say that a screen reader listens to, or may be told to listen to. */
function words(): Map<Element, string> {
  const regions = [...document.querySelectorAll<HTMLElement>('[role=status], [role=alert], [aria-live]')];
  return new Map(regions.map((region) => [region, region.innerText.replace(/\s+/g, ' ').trim()]));
}

/** What is said while something happens: a region that is listened to speaks when its words change. */
async function saidDuring(happens: () => Promise<void>): Promise<string[]> {
  const said: string[] = [];
  let before = words();
  const listen = () => {
    const now = words();
    for (const [region, text] of now) {
      const speaks = region.ariaLive !== 'off' && before.has(region); // not one that comes with its words
      if (speaks && text !== '' && before.get(region) !== text) said.push(text);
    }
    before = now;
  };
  const observer = new MutationObserver(listen);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  await happens();
  await new Promise(requestAnimationFrame);
  observer.disconnect();
  listen();
  return said;
}

const bring = (state: string) => states.get(state)?.(stage) ?? Promise.reject(new Error(`no state ${state}`));
const pressing = (name: string) => saidDuring(() => stage.press(name));
/** A text with any words in place of its {placeholders}. */
const like = (text: string) => new RegExp(`^${text.replace(/\{\w+\}/g, '.+')}$`);

describe('A screen reader says once', () => {
  before(async () => {
    await styled;
    await see({});
    await setViewport({ width: 1180, height: 760 });
  });
  after(() => stage.clear());

  const expectOne = (said: readonly string[], words: RegExp) => {
    expect(said).to.have.length(1);
    expect(said[0]).to.match(words);
  };

  it('where a card was placed, and that a move was taken back', async () => {
    await bring('quiz: half sorted');
    expectOne(await pressing(quiz.categories[0]?.label ?? ''), like(ui.sort.placed));
    expectOne(await pressing(ui.sort.undo), like(ui.sort.undone));
  });

  it('that a submit came too early, each time', async () => {
    await bring('quiz: half sorted');
    for (let time = 0; time < 2; time++) {
      expectOne(await pressing(ui.sort.submit), like(ui.sort['submit-early'].other));
    }
  });

  it('the reason for a card in practice', async () => {
    await bring('practice: untouched');
    expectOne(await pressing(quiz.categories[0]?.label ?? ''), /\w+/);
  });

  it('nothing of one sort in the next', async () => {
    await bring('warm-up: untouched');
    const [category] = course.warmUp?.categories ?? [];
    await stage.press(category?.label ?? '');
    const spoken = () => document.querySelector('sort-board > [role=status]')?.textContent.trim();
    expect(spoken()).to.match(/\w+/);
    await stage.press(ui.menu.open);
    await stage.press(quiz.title);
    expect(spoken()).to.equal('');
  });

  it('how good an answer is', async () => {
    await bring('block check: untouched');
    expectOne(await pressing(ui.blocks.check), like(ui.blocks['choose-first']));
    await bring('block scenario: untouched');
    const [option] = stage.all('scenario-block button');
    expectOne(await pressing(option?.textContent.trim() ?? ''), /\w+/);
  });

  it('that the work is not saved, and that it is again', async () => {
    await bring('quiz: all placed');
    const tracker = stage.app?.session?.tracker;
    if (!tracker) throw new Error('There is no course on the stage.');
    const allWell = tracker.send.bind(tracker);
    tracker.send = (record) => ({ ...allWell(record), arrived: false });
    const trouble = await pressing(ui.sort.submit);
    expect(trouble.filter((words) => words.includes(ui.save['not-saved-long']))).to.have.length(1);
    tracker.send = allWell;
    const recovery = await pressing(ui.save['try-again']);
    expect(recovery.filter((words) => words.startsWith(ui.save.saved))).to.have.length(1);
  });

  it('what came of a button', async () => {
    await bring('aside: save state');
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.resolve() },
      configurable: true,
    });
    expectOne(await pressing(ui.record.copy), like(ui.record.copied));
    await bring('aside: settings');
    expectOne(await pressing(ui.settings.clear), like(ui.settings.cleared));
  });
});
