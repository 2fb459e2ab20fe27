import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { html, render } from 'lit';
import '../../src/blocks/reflect-block.ts';
import type { Reflection } from '../../src/blocks/reflect-block.ts';
import {
  expectAccessible,
  find,
  focused,
  inChromium,
  press,
  record,
  show,
  spoken,
  type Frame,
} from './person.ts';

const reflection: Reflection = {
  kind: 'reflect',
  id: 'L8_note',
  prompt: 'What will you do in the next month?',
  note: '',
  about: 'Kept in this browser only.',
  fixed: false,
};

const element = (changes: Partial<Reflection>) =>
  html`<reflect-block .block=${{ ...reflection, ...changes }}></reflect-block>`;

async function mount(changes: Partial<Reflection> = {}, frame: Frame = 'wide'): Promise<HTMLElement> {
  const page = await show<HTMLElement>(html`<main></main>`, frame);
  await change(page, changes);
  return page;
}

/** What <course-app> does with each new state. */
async function change(page: HTMLElement, changes: Partial<Reflection>) {
  render(element(changes), page);
  await page.querySelector('reflect-block')?.updateComplete;
}

const box = () => find('textbox', reflection.prompt) as HTMLTextAreaElement;

describe('<reflect-block>', () => {
  it('asks, and says where the note is kept before anything is typed', async () => {
    for (const frame of ['wide', 'moodle', 'phone'] as const) {
      const page = await mount({}, frame);
      const about = box().getAttribute('aria-describedby') ?? '';
      expect(document.getElementById(about)?.textContent).to.equal(reflection.about);
      expect(box().getBoundingClientRect().height).to.be.at.least(44);
      expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
      await expectAccessible(page);
    }
  });

  it('tells of every letter as it is typed, so that none is lost', async () => {
    const page = await mount();
    const written = record(page, 'note-write');
    await press('Tab');
    expect(focused()).to.equal(`textbox ${reflection.prompt}`);
    await press('A', 's', 'k');
    expect(written.map(({ noteId, text }) => [noteId, text])).to.deep.equal([
      ['L8_note', 'A'],
      ['L8_note', 'As'],
      ['L8_note', 'Ask'],
    ]);
  });

  it('keeps the place in the text when what was typed comes back as its own', async () => {
    const page = await mount({ note: 'Maya' });
    page.addEventListener('note-write', ({ text }) => void change(page, { note: text }));
    await press('Tab', 'Control+Home', 'A', 's', 'k', 'Space');
    expect(box().value).to.equal('Ask Maya');
  });

  it('shows what was written before', async () => {
    const page = await mount({ note: 'Ask Maya.\nOn Friday.' });
    expect(box().value).to.equal('Ask Maya.\nOn Friday.');
    await expectAccessible(page);
  });

  it('says it aloud when the note goes elsewhere than before', async () => {
    const page = await mount();
    await change(page, { about: 'Kept in your course record.' });
    expect(spoken()).to.equal('Kept in your course record.');
  });

  it('can be read and copied from, but not changed, where nothing is recorded', async () => {
    const page = await mount({ note: 'Ask Maya.', fixed: true });
    const written = record(page, 'note-write');
    await press('Tab');
    expect(focused()).to.equal(`textbox ${reflection.prompt}`);
    await press('x');
    expect([box().value, written.length]).to.deep.equal(['Ask Maya.', 0]);
    await expectAccessible(page);
  });

  // Firefox cannot be told here to show what it would print.
  (inChromium ? it : it.skip)('is a box with the whole note on paper, or room to write', async () => {
    const long = Array.from({ length: 40 }, (_, line) => `Line ${line + 1}`).join('\n');
    const page = await mount({ note: long });
    await emulateMedia({ media: 'print' });
    expect(page.innerText)
      .to.contain(reflection.prompt)
      .and.to.contain('Line 1\nLine 2')
      .and.to.contain('Line 40');
    const [paper] = page.querySelectorAll<HTMLElement>('.paper');
    expect(paper?.scrollHeight).to.be.at.most(paper?.clientHeight ?? 0);
    await emulateMedia({ media: 'screen' });
    const empty = await mount();
    await emulateMedia({ media: 'print' });
    expect(empty.querySelector('.paper')?.getBoundingClientRect().height).to.be.at.least(100);
    await emulateMedia({ media: 'screen' });
  });
});
