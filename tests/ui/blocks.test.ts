import { expect } from '@open-wc/testing';
import { html } from 'lit';
import course from 'virtual:course';
import { lessonBlock } from '../../src/blocks/lesson-block.ts';
import type { Block } from '../../src/course/course.ts';
import { all, click, expectAccessible, find, focused, press, record, show, type Frame } from './person.ts';

const blocks = course.lessons.flatMap((lesson) => lesson.blocks);

function first<T>(found: readonly T[]): T {
  if (found[0] === undefined) throw new Error('The course has no such block.');
  return found[0];
}

const mount = (block: Exclude<Block, { id: string }>, frame: Frame = 'wide') =>
  show<HTMLElement>(html`<main>${lessonBlock(block)}</main>`, frame);

describe('<compare-block>', () => {
  const block = first(blocks.filter((one) => one.kind === 'compare').filter(({ guess }) => guess !== null));
  const [row, nextRow] = block.rows;
  const hidden = block.columns[block.guess ?? 0]?.label ?? '';
  const buttonFor = (dimension = '') => `Show ${hidden}: ${dimension}`;
  const plain = (markup = '') => new DOMParser().parseFromString(markup, 'text/html').body.textContent.trim();

  it('is a table with a name, even where it looks like cards', async () => {
    for (const frame of ['wide', 'phone'] as const) {
      await mount(block, frame);
      find('table', block.label);
      expect(all('rowheader', /^/).map((cell) => cell.computedName)).to.deep.equal(
        block.rows.map(({ dimension }) => dimension),
      );
    }
  });

  it('hides an answer from everybody until the learner opens it', async () => {
    const page = await mount(block);
    expect(all('cell', new RegExp(plain(row?.cells[block.guess ?? 0]).slice(0, 12)))).to.deep.equal([]);
    expect(all('button', /^Show /)).to.have.length(block.rows.length + 1);
    await expectAccessible(page);
  });

  it('opens an answer with the keyboard and puts focus on it', async () => {
    const page = await mount(block);
    await press('Tab');
    expect(focused()).to.equal(`button ${buttonFor(row?.dimension)}`);
    await press('Enter');
    expect(focused())
      .to.contain('cell')
      .and.to.contain(plain(row?.cells[block.guess ?? 0]).slice(0, 12));
    expect(all('button', buttonFor(row?.dimension))).to.deep.equal([]);
    await press('Tab');
    expect(focused()).to.equal(`button ${buttonFor(nextRow?.dimension)}`);
    await expectAccessible(page);
  });

  it('opens all answers at once and keeps focus', async () => {
    const page = await mount(block, 'phone');
    await click(find('button', 'Show all answers'));
    expect(all('button', /^Show /)).to.deep.equal([]);
    expect(focused()).to.contain('cell');
    await expectAccessible(page);
  });

  it('is pairs on a phone, each with a frame of its own and none around them all', async () => {
    const page = await mount(block, 'phone');
    const frames = (names: string) =>
      [...page.querySelectorAll(names)].map((element) => getComputedStyle(element).borderTopStyle);
    expect(frames('table')).to.deep.equal(['none']);
    expect(frames('tbody tr')).to.deep.equal(block.rows.map(() => 'solid'));
  });

  it('shows everything at once where nothing is to be guessed', async () => {
    const page = await mount({ ...block, guess: null });
    expect(all('button', /^/)).to.deep.equal([]);
    await expectAccessible(page);
  });
});

describe('<reveal-block>', () => {
  const block = first(blocks.filter((one) => one.kind === 'reveal'));

  it('opens and closes an answer with the keyboard', async () => {
    const page = await mount(block);
    const [details] = page.querySelector('reveal-block')?.renderRoot.querySelectorAll('details') ?? [];
    expect(details?.open).to.equal(false);
    await press('Tab');
    expect(focused()).to.contain(block.cards[0]?.front ?? '');
    await press('Enter');
    expect(details?.open).to.equal(true);
    await expectAccessible(page);
    await press('Space');
    expect(details?.open).to.equal(false);
    await expectAccessible(page);
  });
});

describe('<note-block>', () => {
  const block = first(blocks.filter((one) => one.kind === 'note').filter(({ title }) => title !== ''));

  it('is set apart under its title', async () => {
    const page = await mount(block);
    find('complementary', block.title);
    await expectAccessible(page);
  });

  it('can do without a title', async () => {
    const page = await mount({ ...block, title: '' });
    await expectAccessible(page);
  });
});

describe('<prose-block>', () => {
  const block = first(
    blocks.filter((one) => one.kind === 'prose').filter((one) => one.html.includes('data-lesson=')),
  );

  it('asks for the lesson a link names and leaves the page where it is', async () => {
    const page = await mount(block);
    const opened = record(page, 'lesson-open');
    const before = location.href;
    const [link] = all('link', /^/);
    expect(link?.dataset['lesson']).to.be.a('string');
    await press('Tab', 'Enter');
    if (link) await click(link);
    expect(opened.map(({ lessonId }) => lessonId)).to.deep.equal([
      link?.dataset['lesson'],
      link?.dataset['lesson'],
    ]);
    expect(location.href).to.equal(before);
    await expectAccessible(page);
  });

  it('leaves other links to the browser', async () => {
    const page = await mount({ kind: 'prose', html: '<p><a href="#elsewhere">Elsewhere</a></p>' });
    const opened = record(page, 'lesson-open');
    const kept: boolean[] = [];
    page.addEventListener('click', (event) => {
      kept.push(event.defaultPrevented);
      event.preventDefault();
    });
    await click(find('link', 'Elsewhere'));
    expect(kept).to.deep.equal([false]);
    expect(opened).to.deep.equal([]);
  });
});
