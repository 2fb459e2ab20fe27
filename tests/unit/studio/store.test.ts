import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CourseStore, WrittenEvent } from '../../../authoring/studio/store/course-store.ts';
import { applyEdits, EditError, type TextEdit } from '../../../authoring/studio/store/edit.ts';
import { offsetOf } from '../../../authoring/studio/store/place.ts';
import { bytesOf, fromSources, sameSources, toSources } from '../../../authoring/studio/store/sources.ts';
import { begin, reduceWritten, type WrittenAction } from '../../../authoring/studio/store/written.ts';

const file = 'lessons/L1_one.md';
const other = 'course.yaml';
const sources = toSources([
  { path: `x/${other}`, text: 'title: One\n' },
  { path: `x/${file}`, bytes: new TextEncoder().encode('\uFEFFone\r\ntwo\r\n') },
]);

/** Edits of one text that do not overlap. */
const editsOf = (text: string) =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.string({ maxLength: 4 })), { maxLength: 6 })
    .map((cuts): TextEdit[] => {
      const sorted = cuts.toSorted(([one], [two]) => one - two);
      return sorted.flatMap(([from, put], index) =>
        index % 2 === 0 ? { file, from, to: sorted[index + 1]?.[0] ?? from, text: put } : [],
      );
    });

describe('The files of a course', () => {
  it('lie in one folder, and keep their mark and their line ends', () => {
    expect([...sources.keys()]).toEqual([other, file]);
    expect(sources.get(file)).toBe('\uFEFFone\r\ntwo\r\n');
    expect(sameSources(toSources(fromSources(sources)), sources)).toBe(true);
  });

  it('stay bytes where they are no UTF-8', () => {
    const bytes = new Uint8Array([0x74, 0xe4, 0x0a]);
    expect(toSources([{ path: 'course.yaml', bytes }]).get('course.yaml')).toEqual(bytes);
    expect(bytesOf('ä')).toEqual(new Uint8Array([0xc3, 0xa4]));
  });

  it('are found at a line and a column, whatever their line ends', () => {
    const text = '\uFEFFone\r\ntwo\rthree\nfour';
    for (const [index, word] of ['one', 'two', 'three', 'four'].entries())
      expect(offsetOf(text, index + 1, 1)).toBe(text.indexOf(word));
    expect(offsetOf(text, 9, 9)).toBe(text.length);
  });
});

describe('Edits', () => {
  it('are taken back to the letter', () => {
    const text = 'one two three four';
    const files = new Map([[file, text]]);
    fc.assert(
      fc.property(editsOf(text), (edits) => {
        const done = applyEdits(files, edits);
        expect(applyEdits(done.sources, done.back).sources.get(file)).toBe(text);
      }),
    );
  });

  it('make, change and delete files as a whole', () => {
    const made = applyEdits(sources, [
      { file: 'media/a.svg', content: '<svg/>' },
      { file: other, content: null },
    ]);
    expect([...made.sources.keys()]).toEqual([file, 'media/a.svg']);
    expect(sameSources(applyEdits(made.sources, made.back).sources, sources)).toBe(true);
  });

  it.each([
    ['outside of the file', [{ file: other, from: 0, to: 99, text: '' }]],
    ['over one another', [0, 1].map((from) => ({ file: other, from, to: from + 3, text: 'x' }))],
    ['of a file that is not there', [{ file: 'none.md', from: 0, to: 0, text: 'x' }]],
    [
      'of a part and of the whole',
      [
        { file: other, from: 0, to: 0, text: 'x' },
        { file: other, content: 'y' },
      ],
    ],
  ])('%s are refused', (_, edits) => {
    expect(() => applyEdits(sources, edits)).toThrow(EditError);
  });
});

describe('A course being written', () => {
  const type = (at: number, text: string, when: number, join = 'title'): WrittenAction => ({
    type: 'change',
    change: { edits: [{ file: other, from: at, to: at, text }], label: 'Title', join },
    at: when,
  });
  const after = (actions: readonly WrittenAction[]) => actions.reduce(reduceWritten, begin(sources));

  it('takes back what was typed in one go, and no more', () => {
    const typed = [type(10, 'a', 0), type(11, 'b', 100), type(12, 'c', 9000), type(13, 'd', 9100, 'other')];
    expect(after(typed).done).toHaveLength(3);
    expect(after([...typed, { type: 'undo' }, { type: 'undo' }]).sources.get(other)).toBe('title: Oneab\n');
    const all = Array.from({ length: 9 }, (): WrittenAction => ({ type: 'undo' }));
    expect(sameSources(after([...typed, ...all]).sources, sources)).toBe(true);
  });

  it('does again what was taken back, until something else is written', () => {
    const typed = [type(10, 'a', 0), type(11, 'b', 100)];
    const again = after([...typed, { type: 'undo' }, { type: 'redo' }]);
    expect(again.sources.get(other)).toBe('title: Oneab\n');
    expect(after([...typed, { type: 'undo' }, type(10, 'z', 200), { type: 'redo' }]).sources.get(other)).toBe(
      'title: Onez\n',
    );
  });

  it('says each action that changed it, and none while it is only read', () => {
    const store = new CourseStore(sources);
    const actions: WrittenAction[] = [];
    store.addEventListener('written', (event) => event instanceof WrittenEvent && actions.push(event.action));
    const change = { edits: [{ file: other, from: 0, to: 5, text: 'TITLE' }], label: 'Title', join: '' };
    store.undo();
    store.change(change);
    store.undo();
    store.readOnly = true;
    store.change(change);
    expect(actions.map(({ type: kind }) => kind)).toEqual(['change', 'undo']);
    expect([store.undoLabel, store.redoLabel]).toEqual(['', 'Title']);
    expect(actions.reduce(reduceWritten, begin(sources))).toEqual(store.written);
  });
});
