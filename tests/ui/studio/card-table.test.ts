import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import files from 'virtual:course-files';
import { all, click, expectAccessible, find, inside, until } from '../person.ts';
import { settled, sure, write } from './writing.ts';

const DECK = 'decks/quiz.yaml';

describe('<card-table>', () => {
  it('shows each card in a row, and puts what is typed and chosen into its lines alone', async () => {
    const { text, check } = await write('cards', DECK);
    const before = text().split('\n');
    const area = sure(all('textbox', 'What the card says')[3]) as HTMLTextAreaElement;
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

  it('adds a card whose id and report id are made once', async () => {
    const { text } = await write('cards', DECK);
    await click(find('button', 'Add a card'));
    await settled();
    const field = document.activeElement as HTMLTextAreaElement;
    expect(field.getAttribute('aria-label')).to.equal('What the card says');
    await sendKeys({ type: 'Größe matters here' });
    await sendKeys({ press: 'Tab' });
    await settled();
    const id = /- id: (\w+)(?![^]*- id:)/.exec(text())?.[1] ?? '';
    expect(text()).to.include(`report-id: ${id}_groe_matters_here`.replace('groe', 'gro_e'));
    expect(text().startsWith((files[DECK] ?? '').trimEnd())).to.equal(true);
  });

  it('takes rows from a spreadsheet, with line breaks and quotes in cells', async () => {
    const { text, check } = await write('cards', DECK);
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
    await write('cards', DECK);
    const total = all('textbox', 'What the card says').length;
    await click(find('button', /^Both \d+/));
    await settled();
    const both = all('textbox', 'What the card says').length;
    expect(both).to.be.greaterThan(0).and.lessThan(total);
    expect(find('button', /^Both \d+/).textContent).to.include(String(both));
  });

  it('stays fluent with 250 cards', async () => {
    const deck = files[DECK] ?? '';
    const cards = deck.slice(deck.indexOf('\n  - id: C01'));
    const many =
      deck + Array.from({ length: 4 }, (_, copy) => cards.replace(/\bC(\d\d)/g, `C${copy + 1}$1`)).join('');
    const { text } = await write('cards', DECK, { [DECK]: many });
    const areas = document.querySelectorAll('textarea[aria-label="What the card says"]');
    expect(areas.length).to.be.greaterThan(230);
    const area = areas[120] as HTMLTextAreaElement;
    area.focus();
    area.select();
    await sendKeys({ type: 'Typed into the middle' });
    expect(area.value).to.equal('Typed into the middle');
    await until(() => text().includes('text: Typed into the middle'), 'it was not handed on');
  });
});
