import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import files from 'virtual:course-files';
import { courseFileSchema } from '../../../src/course/schemas.ts';
import { all, click, expectAccessible, find } from '../person.ts';
import { settled, sure, write } from './writing.ts';

async function fill(field: HTMLElement, words: string) {
  field.focus();
  (field as HTMLInputElement).select();
  await sendKeys({ type: words });
  await settled();
}

describe('<yaml-form>', () => {
  it('has a field with a sentence for every key of course.yaml', async () => {
    const { place } = await write('course', 'course.yaml');
    const shown = place.textContent.replace(/\s+/g, ' ');
    const names: Partial<Record<string, string>> = {
      'pass-mark': 'Pass mark in per cent',
      brand: 'Brand',
      ilm: 'How it fits a qualification',
    };
    for (const key of ['title', 'summary', 'attempts', 'language', 'lessons', ...Object.keys(names)])
      expect(shown.toLowerCase()).to.include((names[key] ?? key).toLowerCase());
    expect(Object.keys(courseFileSchema.entries).length).to.be.greaterThan(15);
    await expectAccessible(document.body);
  });

  it('changes the pass mark, and no other line', async () => {
    const { text } = await write('course', 'course.yaml');
    await fill(find('textbox', 'Pass mark in per cent'), '70');
    expect(text()).to.equal((files['course.yaml'] ?? '').replace('pass-mark: 80', 'pass-mark: 70'));
  });

  it('adds what may be left out, and takes it out again', async () => {
    const { text, check } = await write('course', 'course.yaml');
    await click(find('button', 'Add: brand'));
    await settled();
    await fill(find('textbox', 'Organisation'), 'Our: house');
    expect(text()).to.include("\nbrand:\n  organisation: 'Our: house'\n");
    expect(await check()).to.deep.equal([]);
    await click(find('button', 'Take out: brand'));
    await settled();
    expect(text()).to.equal(files['course.yaml']);
  });

  it('changes the warm-up, the draw, the glossary and the words on buttons', async () => {
    const warm = await write('warm-up', 'course.yaml');
    await click(find('button', 'Delete pair 1'));
    await settled();
    expect(warm.text()).not.to.include(
      '    - [C01, C08]\n    - [C02, C09]\n    - [C03, C10]\n    - [C04, C11]\n    - [C05, C12]\n  pairs-drawn',
    );
    const draw = await write('draw', 'course.yaml');
    await fill(sure(all('textbox', 'Both')[0]), '6');
    expect(draw.text()).to.include('      both: 6\n');
    const glossary = await write('resources', 'resources.yaml');
    await click(find('button', 'Add: term'));
    await settled();
    expect(glossary.text()).to.match(/ {2}- id: term_\d+\n {4}term: (''|"")\n/);
    const words = await write('words', 'ui.yaml');
    await fill(sure(words.place.querySelector('[aria-label="Start"]')), 'Begin'); // asking all for their names takes long
    expect(words.text()).to.equal((files['ui.yaml'] ?? '').replace('start: Start', 'start: Begin'));
  });
});
