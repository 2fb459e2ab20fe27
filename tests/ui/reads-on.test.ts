import { expect } from '@open-wc/testing';
import course from 'virtual:course';
import { Stage } from '../gallery/stage.ts';
import { states } from '../gallery/states.ts';
import { see, styled } from './person.ts';

const { ui, quiz, lessons } = course;
const stage = new Stage();
const bring = (state: string) => states.get(state)?.(stage) ?? Promise.reject(new Error(`no state ${state}`));

/** A screen reader has read down to a button, which is then pressed. */
async function readAndPress(name: string) {
  const button = stage
    .all('button')
    .find((one) => (one.ariaLabel ?? one.textContent).trim().startsWith(name));
  if (!button) throw new Error(`There is no "${name}".`);
  getSelection()?.collapse(button);
  expect(placeLeft()).to.equal('BUTTON');
  await stage.press(name);
}

/** The place where it read last; null where there is none, so that it reads on from what has focus. */
const placeLeft = () => getSelection()?.anchorNode?.nodeName ?? null;

describe('A screen reader reads on from what has focus', () => {
  before(async () => {
    await styled;
    await see({});
  });
  after(() => stage.clear());

  const [talk] = lessons.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'talk'));
  const say = ui.blocks['talk-say'].replace('{text}', talk?.turns[0]?.choices[0]?.text ?? '');
  const next = ui.lesson.next.replace('{title}', lessons[1]?.title ?? '');
  const moves: Record<string, [state: string, press: string, on: string]> = {
    'on the result after Submit': ['quiz: all placed', ui.sort.submit, 'h1'],
    'in the next lesson': [`lesson: ${lessons[0]?.id.replaceAll('_', ' ') ?? ''}`, next, 'h1'],
    'at the next card': ['quiz: half sorted', quiz.categories[0]?.label ?? '', 'sort-card .group'],
    'at Submit after the last card': [
      'quiz: handed in with one card left',
      quiz.categories[0]?.label ?? '',
      '.submit',
    ],
    'at the next card after one was taken back': [
      'quiz: a card back on the deck',
      quiz.categories[1]?.label ?? '',
      'sort-card .group',
    ],
    'at the missed cards': ['result: not yet', ui.result['look-at-missed'], '#missed'],
    'at the answer that was opened': ['block recall: untouched', ui.blocks.model, '.answer'],
    'in a talk': ['block talk: untouched', say, '.answers button'],
  };
  for (const [where, [state, press, on]] of Object.entries(moves)) {
    it(where, async () => {
      await bring(state);
      await readAndPress(press);
      expect(document.activeElement?.matches(on), document.activeElement?.outerHTML.slice(0, 80)).to.equal(
        true,
      );
      expect(placeLeft()).to.equal(null);
    });
  }
});
