import { expect } from '@open-wc/testing';
import { html } from 'lit';
import course from 'virtual:course';
import type { PlacedCard, SortCategory } from '../../src/sorting/sort-category.ts';
import '../../src/sorting/sort-category.ts';
import { all, buttonsIn, click, expectAccessible, find, focused, press, record, show } from './person.ts';

const { categories } = course.quiz;
const cards: readonly PlacedCard[] = [
  { id: 'C08', text: 'Over fairly soon', right: null },
  { id: 'M03', text: 'Opens doors', right: null },
];

const mount = (placed: readonly PlacedCard[] = cards) =>
  show<SortCategory>(html`
    <sort-category .category=${categories[0]} .categories=${categories} .cards=${placed}></sort-category>
  `);

describe('<sort-category>', () => {
  it('is a region with its name, a count and a list of its cards', async () => {
    const element = await mount();
    const region = find('region', 'Coaching');
    expect(region.textContent).to.contain('2 cards');
    expect(find('list', '').querySelectorAll('li')).to.have.length(2);
    expect(buttonsIn(region)).to.deep.equal(['Move: Over fairly soon', 'Move: Opens doors']);
    await expectAccessible(element);
  });

  it('says that it is empty', async () => {
    const element = await mount([]);
    expect(find('region', 'Coaching').textContent).to.contain('0 cards').and.to.contain('No cards yet');
    await expectAccessible(element);
  });

  it('shows where a card can go when Move is pressed, and hides it when pressed again', async () => {
    const element = await mount();
    await click(find('button', 'Move: Over fairly soon'));
    expect(find('button', 'Move: Over fairly soon').ariaExpanded).to.equal('true');
    expect(buttonsIn(find('region', 'Coaching'))).to.deep.equal([
      'Move: Over fairly soon',
      'Both',
      'Mentoring',
      'Back to the deck',
      'Move: Opens doors',
    ]);
    await expectAccessible(element);
    await click(find('button', 'Move: Over fairly soon'));
    expect(all('button', 'Both')).to.deep.equal([]);
  });

  it('moves a card to another category with the keyboard alone', async () => {
    const element = await mount();
    const moved = record(element, 'card-place');
    await press('Tab', 'Enter', 'Tab', 'Tab');
    expect(focused()).to.equal('button Mentoring');
    await press('Enter');
    expect(moved.map(({ cardId, categoryId }) => [cardId, categoryId])).to.deep.equal([['C08', 'mentoring']]);
  });

  it('puts a card back on the deck', async () => {
    const element = await mount();
    const returned = record(element, 'card-return');
    await press('Tab', 'Tab', 'Enter', 'Tab', 'Tab', 'Tab');
    expect(focused()).to.equal('button Back to the deck');
    await press('Space');
    expect(returned.map(({ cardId }) => cardId)).to.deep.equal(['M03']);
  });

  it('takes Escape as a change of mind and gives focus back to Move', async () => {
    const element = await mount();
    const events = record(element, 'card-place', 'card-return');
    await press('Tab', 'Enter', 'Tab', 'Escape');
    expect(focused()).to.equal('button Move: Over fairly soon');
    expect(all('button', 'Both')).to.deep.equal([]);
    expect(events).to.deep.equal([]);
  });

  it('takes Escape on Move too', async () => {
    await mount();
    await press('Tab', 'Enter', 'Escape');
    expect(focused()).to.equal('button Move: Over fairly soon');
    expect(all('button', 'Both')).to.deep.equal([]);
  });

  it('closes the ways of a card that has gone', async () => {
    const element = await mount();
    await press('Tab', 'Enter');
    element.cards = cards.slice(1);
    await element.updateComplete;
    expect(all('button', 'Both')).to.deep.equal([]);
    element.cards = cards;
    await element.updateComplete;
    expect(all('button', 'Both')).to.deep.equal([]);
  });

  it('never lets one card take the place of another under the focus', async () => {
    const element = await mount();
    await press('Tab');
    expect(focused()).to.equal('button Move: Over fairly soon');
    element.cards = cards.slice(1);
    await element.updateComplete;
    expect(focused()).to.equal('nothing'); // <sort-board> takes it from here
  });

  it('shows in practice which cards are right, and not by colour alone', async () => {
    const element = await mount([
      { id: 'C08', text: 'Over fairly soon', right: true },
      { id: 'M03', text: 'Opens doors', right: false },
    ]);
    await expectAccessible(element);
    const marks = [...element.renderRoot.querySelectorAll('.mark svg')].map((icon) => icon.innerHTML);
    expect(new Set(marks)).to.have.length(2);
    const { right, wrong } = course.ui.blocks;
    expect([...element.querySelectorAll('.mark')].map((mark) => mark.computedName)).to.deep.equal([
      right,
      wrong,
    ]);
  });
});
