import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import files from 'virtual:course-files';
import { all, click, expectAccessible, find, focused, press } from '../person.ts';
import { settled, sure, write } from './writing.ts';

const L5 = 'lessons/L5_shared_ground.md';
/** It has a check. */
const L8 = 'lessons/L8_culture_and_evidence.md';
/** It has one scenario after the other. */
const L6 = 'lessons/L6_which_one.md';
const L2 = 'lessons/L2_coaching.md';
const type = async (words: string) => sendKeys({ type: words });

/** Puts other words into a field, as somebody who selects all and types. */
async function fill(name: string, words: string, at = 0) {
  const field = sure(all('textbox', name)[at]) as HTMLInputElement;
  field.focus();
  field.select();
  await type(words);
  await settled();
}

describe('<lesson-form>', () => {
  it('shows a lesson as its title, its aims and its blocks', async () => {
    await write('lesson', L5);
    for (const name of ['Title', 'By the end you can', 'Take-away', 'Last reviewed'])
      expect((find('textbox', name) as HTMLInputElement).value.length).to.be.greaterThan(3);
    const kinds = all('group', /^(Text|Check|Note|Scenario|Recall|Sort|Figure|Reflect)\b/);
    expect(kinds.length).to.be.greaterThan(4);
    await expectAccessible(document.body);
  });

  it('puts what is typed into its own line of the file, and into no other', async () => {
    const { text } = await write('lesson', L5);
    const before = text().split('\n');
    await fill('Title', "Shared: it's one");
    const after = text().split('\n');
    expect(after.filter((line, at) => line !== before[at])).to.deep.equal([`title: 'Shared: it''s one'`]);
    expect((find('textbox', 'Title') as HTMLInputElement).value).to.equal("Shared: it's one");
  });

  it('edits a check: its question, its answers, their reasons and which is right', async () => {
    const { text, check } = await write('lesson', L8);
    const group = sure(all('group', /^Check/)[0]);
    const question = sure(group.querySelector('input'));
    question.focus();
    question.select();
    await type('Which [one] is *it*?');
    await settled();
    expect(text()).to.include(':::check[Which \\[one\\] is \\*it\\*?]');
    const add = [...group.querySelectorAll('button')].find(
      (one) => one.textContent.trim() === 'Add an answer',
    );
    await click(sure(add));
    await settled();
    expect(text()).to.include('- [ ] Answer\n\n  Reason.\n');
    expect(await check()).to.deep.equal([]);
  });

  it('edits a talk: what is said, what one can answer, and where that leads', async () => {
    const { text, check } = await write('lesson', L2);
    const before = text().split('\n');
    const added = () =>
      text()
        .split('\n')
        .filter((line) => !before.includes(line));
    const group = sure(all('group', /^Talk/)[0]);
    // In the group alone: a whole lesson has hundreds of names to ask for.
    const fields = (name: string) =>
      [...group.querySelectorAll(`[aria-label="${name}"]`)] as (HTMLInputElement | HTMLSelectElement)[];
    const put = async (name: string, words: string, at = 0) => {
      sure(fields(name)[at]).focus();
      await press('Control+a');
      await type(words);
      await settled();
    };
    await expectAccessible(group);
    await put('What the person says', 'On Friday I lead a meeting.');
    expect(added()).to.deep.equal(['On Friday I lead a meeting.']);
    await put('What kind of answer it is', 'A question');
    expect(added().at(-1)).to.match(/^ {2}\*\*A question\.\*\* She sets the aim herself\. .* → Goal$/);
    const leads = sure(fields('Leads to')[0]);
    leads.value = 'Not sure';
    leads.dispatchEvent(new Event('change'));
    await settled();
    expect(added().at(-1)).to.match(/→ Not sure$/);
    await put('Name of the turn', 'Beginning');
    expect(text()).to.include('### Beginning\n');
    for (const turn of group.querySelectorAll('details')) turn.open = true;
    await settled();
    await put('Name of the turn', 'Her goal', 2);
    expect(text()).to.include('### Her goal\n').and.to.include('→ Her goal\n').and.not.to.include('→ Goal\n');
    await put('Name of the turn', 'Beginning', 2);
    expect(group.textContent).to.include('Another one is called so.');
    expect(text().match(/^### Beginning$/gm)).to.have.length(1);
    await press('Tab');
    expect(await check()).to.deep.equal([]);
  });

  it('moves, copies and deletes blocks by the keyboard, and keeps its place', async () => {
    const { text } = await write('lesson', L6);
    const first = sure(all('group', /^Scenario/)[0]);
    const button = (group: Element, name: string) =>
      sure([...group.querySelectorAll('button')].find((one) => one.textContent.trim() === name));
    const name = first.ariaLabel;
    button(first, 'Move down').focus();
    await press('Enter');
    await settled();
    expect(focused()).to.equal('button Move down');
    expect(document.activeElement?.closest('.block')?.ariaLabel).to.equal(name);
    expect(text()).not.to.equal(files[L6]);
    button(sure(document.activeElement?.closest('.block')), 'Move up').focus();
    await press('Enter');
    await settled();
    expect(text()).to.equal(files[L6]);
    const count = document.querySelectorAll('.block').length;
    await click(button(sure(document.activeElement?.closest('.block')), 'Copy'));
    await settled();
    expect(document.querySelectorAll('.block').length).to.equal(count + 1);
    await click(button(sure(document.activeElement?.closest('.block')), 'Delete'));
    await settled();
    expect(text()).to.equal(files[L6]);
  });

  it('adds a block of every kind that compiles as it is', async () => {
    const { text, check } = await write('lesson', L5);
    for (const kind of ['Check', 'Scenario', 'Quote', 'Talk']) {
      await click(sure(all('button', 'Add a block')[0]));
      await settled();
      await click(find('button', new RegExp(`^${kind}`)));
      await settled();
    }
    expect(text()).to.include(':::quote{source="Who, when"}');
    expect(await check()).to.deep.equal([]);
  });

  it('makes words bold, a heading, a list and a link without a sign typed', async () => {
    const { text } = await write('lesson', L5);
    const area = sure(document.querySelector<HTMLElement>('running-text [role=textbox]'));
    const button = (name: string) =>
      sure(
        [...document.querySelectorAll('running-text button')].find((one) => one.textContent.trim() === name),
      );
    area.focus();
    for (const key of ['Control+Home', 'Shift+Control+ArrowRight', 'Control+b']) await press(key);
    await settled();
    const [, chosen = ''] = /^\*\*(\S+) ?\*\*/m.exec(text()) ?? [];
    expect(chosen).not.to.equal('');
    expect(area.textContent).to.include(chosen).and.not.to.include('**');
    await click(button('Bold'));
    await settled();
    expect(text()).to.equal(files[L5]);
    await click(button('Bold'));
    await click(button('Heading'));
    await settled();
    expect(text()).to.match(/^## \*\*/m);
    expect(sure(area.querySelector('.look-heading')).textContent).not.to.include('#');
    await expectAccessible(sure(area.closest('running-text')));
  });

  it('parts paragraphs with Enter, goes on with a list, and shows where a link leads only in its field', async () => {
    const lesson = (files[L5] ?? '').replace(
      /\n---\n[^]*$/,
      '\n---\n\nSee [this](https://example.org/a) *now*.\n\n- one\n',
    );
    const { text } = await write('lesson', L5, { [L5]: lesson });
    const area = sure(document.querySelector<HTMLElement>('running-text [role=textbox]'));
    expect(area.textContent).to.include('See this now.').and.to.include('• one');
    area.focus();
    await press('Control+End');
    await press('Enter');
    await type('two');
    await settled();
    expect(text()).to.match(/- one\n- two\n$/);
    await press('Control+Home');
    await type('First.');
    await press('Enter');
    await settled();
    expect(text()).to.include('\n\nFirst.\n\nSee [this](https://example.org/a) *now*.\n');
    for (let step = 0; step < 5; step++) await press('ArrowRight');
    await settled();
    const address = find('textbox', 'Address') as HTMLInputElement;
    expect(address.value).to.equal('https://example.org/a');
    address.focus();
    await press('End');
    await type('b');
    await settled();
    expect(text()).to.include('See [this](https://example.org/ab) *now*.');
  });

  it('says what is wrong beside the block that it is about', async () => {
    const broken = (files[L8] ?? '').replace(/^:::check\[[^\]]*\]/m, ':::check');
    const { check } = await write('lesson', L8, { [L8]: broken });
    await check();
    const group = sure(all('group', /^Check/)[0]);
    expect(group.textContent).to.include('has no question');
    await expectAccessible(document.body);
  });
});
