import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import course from 'virtual:course';
import elements from 'virtual:elements';
import { everyState } from './every-state.ts';
import { inChromium, see, styled } from './person.ts';

/** Said before there is a course, in the calendar file, or only within the frame of an LMS. */
const elsewhere =
  /^(reminder\.event(-about)?|cover\.((without|slow)-script|too-old|fault)|finished\.exit-activity(-moodle)?|save\.review-unsent-moodle|save\.signed-in)$/;

/** All texts of the interface by name, such as `save.saved`. */
function textsIn(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : textsIn(value, `${path}${key}.`),
  );
}

/** Everything that can be read, and all that is said to a screen reader. */
function allWords(): string {
  const said = [...document.querySelectorAll('[aria-label], [title]')].flatMap((element) => [
    element.getAttribute('aria-label'),
    element.getAttribute('title'),
  ]);
  return [document.body.textContent, document.title, ...said].join('\n').replace(/\s+/g, ' ');
}

/** A text with anything in place of its {placeholders}. */
function pattern(text: string): RegExp {
  const parts = text.split(/\{\w+\}/).map((part) => part.replace(/\s+/g, ' ').replace(/\W/g, '\\$&'));
  return new RegExp(parts.join('.+?'));
}

describe('The gallery', () => {
  const words: string[] = [];
  const shown = new Set<string>();

  before(async function () {
    if (!inChromium) this.skip(); // what this finds is the same in every browser, and takes long
    await styled;
    await see({});
    await setViewport({ width: 390, height: 780 });
    await everyState(() => {
      words.push(allWords());
      for (const { localName } of document.querySelectorAll(':defined')) shown.add(localName);
      return [];
    });
  });

  it('shows every element there is', () => {
    expect(elements.filter((name) => !shown.has(name))).to.deep.equal([]);
  });

  it('shows every word of the interface', () => {
    const unseen = textsIn(course.ui).filter(([, text]) => !words.some((page) => pattern(text).test(page)));
    expect(unseen.map(([name]) => name).filter((name) => !elsewhere.test(name))).to.deep.equal([]);
  });
});
