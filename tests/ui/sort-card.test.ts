import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import course from 'virtual:course';
import type { SortCard } from '../../src/sorting/sort-card.ts';
import '../../src/sorting/sort-card.ts';
import { buttonsIn, click, expectAccessible, find, focused, press, record, show } from './person.ts';

const card = { id: 'C08', text: 'Over fairly soon' };
const { categories } = course.quiz;

const mount = () =>
  show<SortCard>(html`
    <sort-card .card=${card} .number=${6} .total=${15} .categories=${categories}></sort-card>
  `);

/** The categories chosen so far. */
async function placing() {
  const element = await mount();
  const events = record(element, 'card-place');
  return { element, chosen: () => events.map((event) => event.categoryId), events };
}

describe('<sort-card>', () => {
  it('says which card it is and offers a button for each category', async () => {
    await mount();
    const group = find('group', 'Card 6 of 15: Over fairly soon');
    expect(buttonsIn(group)).to.deep.equal(['Coaching', 'Both', 'Mentoring']);
  });

  it('is placed with one press, by mouse or finger', async () => {
    const { events } = await placing();
    await click(find('button', 'Both'));
    expect(events.map(({ cardId, categoryId }) => [cardId, categoryId])).to.deep.equal([['C08', 'both']]);
  });

  it('can be placed with Tab and Enter, and with Space', async () => {
    const { chosen } = await placing();
    await press('Tab');
    expect(focused()).to.equal('button Coaching');
    await press('Enter', 'Tab', 'Space');
    expect(chosen()).to.deep.equal(['coaching', 'both']);
  });

  it('takes the arrows that point at a category while it has focus', async () => {
    const { element, chosen } = await placing();
    element.focus();
    expect(focused()).to.equal('group Card 6 of 15: Over fairly soon');
    await press('ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp');
    expect(chosen()).to.deep.equal(['coaching', 'both', 'mentoring']);
  });

  it('mirrors the arrows where people read from right to left', async () => {
    const { element, chosen } = await placing();
    document.documentElement.dir = 'rtl';
    element.focus();
    await press('ArrowLeft', 'ArrowDown', 'ArrowRight');
    expect(chosen()).to.deep.equal(['mentoring', 'both', 'coaching']);
    await expectAccessible(element);
  });

  it('leaves the arrows to the page while a button has focus', async () => {
    const { chosen } = await placing();
    await press('Tab', 'ArrowRight', 'ArrowDown');
    expect(chosen()).to.deep.equal([]);
  });

  it('takes 1, 2 and 3 on the card and on its buttons', async () => {
    const { element, chosen } = await placing();
    element.focus();
    await press('1', '2', 'Tab', '3', '4');
    expect(chosen()).to.deep.equal(['coaching', 'both', 'mentoring']);
  });

  it('names the arrows that point at a category, and no others', async () => {
    const keys = async (places: readonly number[]) => {
      const some = places.flatMap((place) => categories[place] ?? []);
      const element = await show<SortCard>(html`<sort-card .card=${card} .categories=${some}></sort-card>`);
      return [...element.querySelectorAll('kbd')].map((key) => key.textContent.trim());
    };
    expect(await keys([0, 2])).to.deep.equal(['1 ←', '2 →']);
    expect(await keys([0, 1, 2])).to.deep.equal(['1 ←', '2 ↓', '3 →']);
    expect(await keys([0, 1, 2, 0])).to.deep.equal(['1', '2', '3', '4']);
  });

  it('leaves the shortcuts of the browser alone', async () => {
    const { element, chosen } = await placing();
    element.focus();
    await press('Alt+ArrowLeft', 'Shift+ArrowRight', 'Control+1');
    expect(chosen()).to.deep.equal([]);
  });

  it('is placed once by a key that is held down', async () => {
    const { element, chosen } = await placing();
    element.focus();
    await sendKeys({ down: '1' });
    await sendKeys({ down: '1' }); // what a held key sends
    await sendKeys({ up: '1' });
    expect(chosen()).to.deep.equal(['coaching']);
  });

  it('counts the time it was in front of the learner', async () => {
    const { events } = await placing();
    await click(find('button', 'Coaching'));
    expect(events[0]?.seconds).to.be.within(0, 30);
  });

  it('can be used with a screen reader, in light and in dark', async () => {
    const element = await mount();
    await expectAccessible(element);
    element.focus();
    await expectAccessible(element);
  });
});
