import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import files from 'virtual:course-files';
import { all, click, expectAccessible, find, focused, press } from '../person.ts';
import { settled, write } from './writing.ts';

const L5 = 'lessons/L5_shared_ground.md';
const type = async (words: string) => sendKeys({ type: words });

/** Puts other words into a field, as somebody who selects all and types. */
async function fill(name: string, words: string, at = 0) {
  const field = all('textbox', name)[at] as HTMLInputElement;
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
    expect(after.filter((line, at) => line !== before[at])).to.deep.equal([`title: "Shared: it's one"`]);
    expect((find('textbox', 'Title') as HTMLInputElement).value).to.equal("Shared: it's one");
  });

  it('edits a check: its question, its answers, their reasons and which is right', async () => {
    const { text, check } = await write('lesson', L5);
    const group = all('group', /^Check/)[0] as HTMLElement;
    const question = group.querySelector('input') as HTMLInputElement;
    question.focus();
    question.select();
    await type('Which [one] is *it*?');
    await settled();
    expect(text()).to.include(':::check[Which \\[one\\] is \\*it\\*?]');
    const add = [...group.querySelectorAll('button')].find(
      (one) => one.textContent?.trim() === 'Add an answer',
    );
    await click(add as Element);
    await settled();
    expect(text()).to.include('- [ ] Answer\n\n  Reason.\n');
    expect(await check()).to.deep.equal([]);
  });

  it('moves, copies and deletes blocks by the keyboard, and keeps its place', async () => {
    const { text } = await write('lesson', L5);
    const moveDown = all('button', 'Move down')[0] as HTMLElement;
    moveDown.focus();
    await press('Enter');
    await settled();
    expect(focused()).to.equal('button Move down');
    expect(text()).not.to.equal(files[L5]);
    (all('button', 'Move up')[1] as HTMLElement).focus();
    await press('Enter');
    await settled();
    expect(text()).to.equal(files[L5]);
    const count = all('button', 'Copy').length;
    await click(all('button', 'Copy')[0] as Element);
    await settled();
    await click(all('button', 'Delete')[1] as Element);
    await settled();
    expect(all('button', 'Copy').length).to.equal(count);
    expect(text()).to.equal(files[L5]);
  });

  it('adds a block of every kind that compiles as it is', async () => {
    const { text, check } = await write('lesson', L5);
    for (const kind of [
      'Note',
      'Check',
      'Scenario',
      'Reveal',
      'Timeline',
      'Compare',
      'Estimate',
      'Recall',
      'Quote',
    ]) {
      await click(all('button', 'Add a block')[0] as Element);
      await settled();
      await click(find('button', new RegExp(`^${kind}`)));
      await settled();
    }
    expect(text()).to.include(':::quote{source="Who, when"}');
    expect(await check()).to.deep.equal([]);
  });

  it('makes words bold, a heading, a list and a link without a sign typed', async () => {
    const { text } = await write('lesson', L5);
    const area = all('textbox', 'Text')[0] as HTMLTextAreaElement;
    area.focus();
    area.setSelectionRange(0, 5);
    const chosen = area.value.slice(0, 5);
    await click(all('button', 'Bold')[0] as Element);
    await settled();
    expect(text()).to.include(`**${chosen}**`);
    await click(all('button', 'Heading')[0] as Element);
    await settled();
    expect(text()).to.match(/^## \*\*/m);
  });

  it('says what is wrong beside the block that it is about', async () => {
    const broken = (files[L5] ?? '').replace(/^:::check\[[^\]]*\]/m, ':::check');
    const { check } = await write('lesson', L5, { [L5]: broken });
    await check();
    const group = all('group', /^Check/)[0] as HTMLElement;
    expect(group.textContent).to.include('has no question');
    await expectAccessible(document.body);
  });
});
