import { expect } from '@open-wc/testing';
import files from 'virtual:course-files';
import { blockNames, newBlock } from 'virtual:studio';
import { sure, write } from './writing.ts';

const fields = 'input:not([type=search], [type=radio], [type=file]), textarea, select, [role=textbox]';
/** They narrow down what is shown, and write nothing. */
const notWritten = ['Order', 'Find words'];

/** The names of the fields without a sentence beside them, or above them in the head of their column or list. */
function unexplained(place: Element): string[] {
  return [...place.querySelectorAll<HTMLElement>(fields)]
    .filter((field) => {
      if (field.closest('table')?.matches('[aria-label="Cards"]')) return !headOf(field);
      if (field.ariaDescription) return false;
      const list = field.closest('.pair')?.parentElement?.querySelector(':scope > p.muted');
      return !list?.textContent.trim();
    })
    .map((field) => field.ariaLabel ?? field.closest('label')?.textContent.trim() ?? field.outerHTML)
    .filter((name) => !notWritten.includes(name));
}

function headOf(field: Element): string {
  const cell = sure(field.closest<HTMLTableCellElement>('th, td'));
  const head = cell.closest('table')?.tHead?.rows[0]?.cells[cell.cellIndex];
  return head?.querySelector('small')?.textContent.trim() ?? '';
}

describe('a sentence beside each field', () => {
  for (const [part, file] of [
    ['course', 'course.yaml'],
    ['warm-up', 'course.yaml'],
    ['draw', 'course.yaml'],
    ['cards', 'decks/quiz.yaml'],
    ['resources', 'resources.yaml'],
    ['words', 'ui.yaml'],
  ] as const)
    it(`is there in the form ${part}`, async () => {
      const { place } = await write(part, file);
      expect(place.querySelectorAll(fields).length).to.be.greaterThan(5);
      expect(unexplained(place)).to.deep.equal([]);
    });

  it('is there in the form of every kind of block', async () => {
    const L1 = sure(Object.keys(files).find((name) => name.startsWith('lessons/L1_')));
    const around = {
      media: ['a.svg'],
      cards: ['C01', 'C08'],
      categories: ['coaching'],
      noteNames: [],
      talkNames: [],
    };
    const all = blockNames.map((kind) => newBlock(kind, around)).join('\n\n');
    const { place } = await write('lesson', L1, {
      [L1]: `---\nid: L1\ntitle: All\n---\n\nText.\n\n${all}\n`,
    });
    expect(place.querySelectorAll('block-form')).to.have.length(blockNames.length);
    expect(unexplained(place)).to.deep.equal([]);
  });
});
