import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import files from 'virtual:course-files';
import { click, expectAccessible, find, inside } from '../person.ts';
import { settled, sure, until, write } from './writing.ts';

const DECK = 'decks/quiz.yaml';
const deck = files[DECK] ?? '';
const [head = '', ...entries] = deck.split(/(?=\n {2}- id: C\d\d)/);
/** Asking the browser for the role of each of thousands of fields takes minutes, so most tests have but a few cards. */
const few = { [DECK]: [head, ...entries.slice(0, 8)].join('') };
const texts = () =>
  document.querySelectorAll<HTMLTextAreaElement>('textarea[aria-label="What the card says"]');

describe('<card-table>', () => {
  it('shows each card in a row, and puts what is typed and chosen into its lines alone', async () => {
    const { text, check } = await write('cards', DECK, few);
    const before = text().split('\n');
    const area = sure(texts()[3]);
    area.focus();
    area.select();
    await sendKeys({ type: 'Says: it is "so"' });
    const row = area.closest('tr') as HTMLElement;
    inside(row, 'input[aria-label="Both"]').click();
    await settled();
    const changed = text()
      .split('\n')
      .filter((line, at) => line !== before[at]);
    expect(changed).to.deep.equal([`    text: 'Says: it is "so"'`, '    category: both']);
    expect(text().split('\n').length).to.equal(before.length);
    await check();
    await expectAccessible(document.body);
  });

  it('keeps what was typed last when the table is taken away from under somebody typing', async () => {
    const { text, place } = await write('cards', DECK, few);
    const area = sure(texts()[3]);
    area.focus();
    area.value = 'Typed a moment ago';
    area.dispatchEvent(new Event('input'));
    expect(text()).not.to.include('Typed a moment ago');
    sure(place.querySelector('card-table')).remove();
    expect(text()).to.match(/^ {4}text: 'Typed a moment ago'$/m);
  });

  it('adds a card whose id and report id are made once', async () => {
    const { text } = await write('cards', DECK, few);
    await click(find('button', 'Add a card'));
    await settled();
    const field = document.activeElement as HTMLTextAreaElement;
    expect(field.getAttribute('aria-label')).to.equal('What the card says');
    await sendKeys({ type: 'Größe matters here' });
    await sendKeys({ press: 'Tab' });
    await settled();
    const id = /- id: (\w+)(?![^]*- id:)/.exec(text())?.[1] ?? '';
    expect(text()).to.include(`report-id: ${id}_groe_matters_here`.replace('groe', 'gro_e'));
    expect(text().startsWith(few[DECK].trimEnd())).to.equal(true);
  });

  it('takes rows from a spreadsheet, with line breaks and quotes in cells', async () => {
    const { text, check } = await write('cards', DECK, few);
    await click(find('button', 'Paste from a spreadsheet'));
    await settled();
    const area = find('textbox', 'Pasted rows') as HTMLTextAreaElement;
    area.value =
      'Is "new"\tBoth\t2\tHow long\t"First line\nsecond ""line"""\nAnother\tcoaching\t1\tHow long\tBecause.\n';
    area.dispatchEvent(new Event('input'));
    await settled();
    expect(document.body.textContent).to.include('2 new, 0 known.');
    await click(find('button', 'Take these rows'));
    await settled();
    expect(text()).to.include('text: Is "new"');
    expect(text()).to.include(`why: First line second "line"`);
    expect((await check()).filter(({ file }) => file === DECK)).to.deep.equal([]);
  });

  it('finds, filters and orders cards', async () => {
    await write('cards', DECK, few);
    const total = texts().length;
    await click(find('button', /^Mentoring \d+/));
    await settled();
    const both = texts().length;
    expect(both).to.be.greaterThan(0).and.lessThan(total);
    expect(find('button', /^Mentoring \d+/).textContent).to.include(String(both));
  });

  it('stays fluent with 250 cards', async () => {
    const cards = entries.join('');
    const copies = [1, 2, 3, 4].map((copy) => cards.replace(/\bC(\d\d)/g, `C${copy}$1`));
    const { text } = await write('cards', DECK, { [DECK]: [deck, ...copies].join('') });
    const areas = texts();
    expect(areas.length).to.be.greaterThan(230);
    const area = sure(areas[120]);
    area.focus();
    area.select();
    await sendKeys({ type: 'Typed into the middle' });
    expect(area.value).to.equal('Typed into the middle');
    await until(() => text().includes("text: 'Typed into the middle'"), 'it was not handed on');
  });
});
