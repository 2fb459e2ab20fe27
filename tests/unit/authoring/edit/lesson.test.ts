import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockShapes, grades } from '../../../../authoring/edit/block-shape.ts';
import { readBlock, writeBlock } from '../../../../authoring/edit/block-text.ts';
import type { BlockValue } from '../../../../authoring/edit/block-text.ts';
import type { Turn } from '../../../../authoring/edit/block-turns.ts';
import {
  addBlock,
  changeBlock,
  changeFront,
  copyBlock,
  deleteBlock,
  moveBlock,
  readLesson,
} from '../../../../authoring/edit/lesson-text.ts';
import { newBlock } from '../../../../authoring/edit/new-block.ts';
import { changed } from '../../../../authoring/edit/text-change.ts';
import { blockKinds } from '../../../../src/compiler/blocks.ts';
import { compileCourse } from '../../../../src/compiler/compile.ts';
import { readContent } from '../../../../scorm/read-content.ts';
import { lessonFiles, sure, words, yamlFiles } from './files.ts';

const saves = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replaceAll('\n', '\r\n'),
  (text: string) => `\uFEFF${text}`,
  (text: string) => text.trimEnd(),
);
const around = {
  media: ['overlap.svg', 'sound.mp3', 'film.webm', 'words.vtt'],
  cards: ['C01', 'C08'],
  categories: ['coaching', 'mentoring'],
  noteNames: [],
  talkNames: [],
};
const everyKind = `---\nid: L9\ntitle: All\n---\n\nText <!-- a note -->\n\n<!-- between -->\n\n${Object.keys(
  blockShapes,
)
  .map((kind) => newBlock(kind, around))
  .join('\n\n\nMore *text*.\n\n')}\n`;
const lessons = fc
  .tuple(fc.constantFrom(...lessonFiles.map(([, text]) => text), everyKind), saves)
  .map(([text, save]) => save(text));
const blocks = (text: string) => readLesson(text).blocks.map(({ from, to }) => text.slice(from, to));

/** A value of the same kind with other words in one of its fields. */
function other(value: BlockValue, kind: string, pick: number, word: string): BlockValue {
  const shape = sure(blockShapes[kind]);
  const entries = value.entries.map((entry) => ({ ...entry }));
  const at = pick % Math.max(entries.length, 1);
  const table = value.table && {
    columns: [...value.table.columns],
    rows: value.table.rows.map((row) => [...row]),
  };
  const ways: (() => BlockValue)[] = [
    ...(shape.label ? [() => ({ ...value, label: word })] : []),
    ...(shape.text ? [() => ({ ...value, text: `Said: ${word.replace(/[<`~]/g, '')}` })] : []),
    ...shape.settings
      .filter(({ kind: of }) => of === 'text')
      .map(({ key }) => () => ({
        ...value,
        settings: { ...value.settings, [key]: word.replace(/[{}]/g, '') },
      })),
    ...(shape.entries
      ? [
          () => ({
            ...value,
            entries: entries.map((entry, index) =>
              index === at && shape.entries?.text ? { ...entry, text: word } : entry,
            ),
          }),
          () => ({ ...value, entries: [...entries.slice(1), ...entries.slice(0, 1)] }),
          () => ({ ...value, entries: entries.filter((_, index) => index !== at || entries.length < 2) }),
          () => ({
            ...value,
            entries: [...entries, { ...sure(entries[0]), text: shape.entries?.text ? word : '' }],
          }),
          ...(shape.entries.mark === 'grade'
            ? [
                () => ({
                  ...value,
                  entries: entries.map((entry) => ({ ...entry, mark: sure(grades[pick % 3]) })),
                }),
              ]
            : []),
        ]
      : []),
    ...(value.turns.length > 0 ? otherTurns(value, pick, word) : []),
    ...(table
      ? [
          () => ({ ...value, table: { ...table, columns: [word, ...table.columns.slice(1)] } }),
          () => ({
            ...value,
            table: { ...table, rows: [...table.rows.slice(1), [word, ...table.columns.map(() => 'x | y')]] },
          }),
        ]
      : []),
  ];
  return sure(ways[pick % ways.length])();
}

/** A talk with something else in one of its turns, or with other turns. */
function otherTurns(value: BlockValue, pick: number, word: string): (() => BlockValue)[] {
  const { turns } = value;
  const at = pick % turns.length;
  const [turn, name] = [sure(turns[at]), `${word} ${turns.length}`];
  const said = `Said: ${word.replace(/[<`~]/g, '')}`;
  const put = (change: Partial<Turn>) => ({
    ...value,
    turns: turns.map((one, index) => (index === at ? { ...one, ...change } : one)),
  });
  const fresh = { best: false, text: name, move: 'Advice', why: said, to: sure(turns[0]).name };
  const [first, ...rest] = turn.choices;
  const leading = (one: Turn) => ({
    ...one,
    choices: one.choices.map((choice) => (choice.to === turn.name ? { ...choice, to: name } : choice)),
  });
  return [
    () => put({ said }),
    () => ({ ...value, turns: turns.map((one) => leading(one === turn ? { ...turn, name } : one)) }),
    () => ({ ...value, turns: [...turns.slice(1), ...turns.slice(0, 1)] }),
    () => ({ ...value, turns: turns.filter((one, index) => index !== at || one.isEnd) }),
    () => ({ ...value, turns: [...turns, { name, isEnd: false, said, choices: [fresh, fresh] }] }),
    () => ({ ...value, turns: [...turns, { name, isEnd: true, said, choices: [] }] }),
    ...(first
      ? [
          () => put({ choices: [{ ...first, text: word }, ...rest] }),
          () => put({ choices: [{ ...first, move: word.replace(/[.:\s]+$/, '') }, ...rest] }),
          () => put({ choices: [{ ...first, why: `${said}\n\nMore.` }, ...rest] }),
          () => put({ choices: [{ ...first, best: !first.best, to: sure(turns.at(-1)).name }, ...rest] }),
          () => put({ choices: [...rest, first] }),
          () => put({ choices: [...turn.choices, fresh] }),
        ]
      : []),
  ];
}

describe('a lesson in blocks', () => {
  it('is cut as the compiler cuts it, and knows every kind of block', () => {
    for (const [, text] of lessonFiles) {
      const { front, blocks: found } = readLesson(text);
      expect(text.slice(front?.from, front?.to)).toMatch(/^id: \w+\n[^]*reviewed-on: .*\n$/);
      expect(found.filter(({ kind }) => kind !== 'prose').length).toBe([...text.matchAll(/^:::\w/gm)].length);
    }
  });

  it('has a field for whatever the compiler knows of any kind of block', () => {
    expect(Object.keys(blockShapes).sort()).toEqual(Object.keys(blockKinds).sort());
    for (const [name, { takesLabel, attributes }] of Object.entries(blockKinds)) {
      const { label, settings } = sure(blockShapes[name]);
      expect([name, label !== undefined]).toEqual([name, takesLabel]);
      expect([name, ...settings.map(({ key }) => key).sort()]).toEqual([name, ...[...attributes].sort()]);
    }
  });

  it('reads and writes each block without changing a byte', () => {
    for (const text of [...lessonFiles.map(([, one]) => one), everyKind, everyKind.replaceAll('\n', '\r\n')])
      for (const { kind, from, to } of readLesson(text).blocks) {
        if (!(kind in blockShapes)) continue;
        const source = text.slice(from, to);
        const value = readBlock(source);
        expect(value, source).not.toBeNull();
        expect(writeBlock(source, sure(value))).toBe(source);
      }
  });

  it('writes what is put into a form, reads the same back, and leaves the rest of the file as it is', () => {
    let written = 0;
    fc.assert(
      fc.property(lessons, fc.nat(), fc.nat(), words, (text, pick, way, word) => {
        const lesson = readLesson(text);
        const some = lesson.blocks.filter(({ kind }) => kind in blockShapes);
        const block = sure(some[pick % some.length]);
        const value = other(sure(readBlock(text.slice(block.from, block.to))), block.kind, way, word);
        const changes = changeBlock(text, block, value);
        if (!changes) return; // a form says that it cannot, rather than write something else
        written += 1;
        const after = changed(text, changes);
        expect(after.slice(0, block.from)).toBe(text.slice(0, block.from));
        expect(after.slice(after.length - (text.length - block.to))).toBe(text.slice(block.to));
        const [now] = readLesson(after).blocks.filter(({ from }) => from === block.from);
        const again = sure(readBlock(after.slice(sure(now).from, sure(now).to)));
        expect(changed(after, sure(changeBlock(after, sure(now), again)))).toBe(after);
        expect(again.label.trim()).toBe(value.label.trim());
        expect(again.entries.map((entry) => entry.text)).toEqual(
          value.entries.map((entry) => entry.text.trim()),
        );
        if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 150 },
    );
    expect(written).toBeGreaterThan(140);
  });

  it('rewrites a talk only where it has changed, and reads the same turns back', () => {
    const talks = [...lessonFiles, ['', everyKind] as const].flatMap(([, text]) =>
      readLesson(text).blocks.flatMap(({ kind, from, to }) =>
        kind === 'talk' ? [text.slice(from, to)] : [],
      ),
    );
    expect(talks.length).toBeGreaterThan(2);
    let written = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...talks),
        saves,
        fc.nat(),
        fc.nat(),
        words,
        (talk, save, way, pick, word) => {
          const source = save(talk).replace(/^\uFEFF/, '');
          const before = sure(readBlock(source));
          const ways = otherTurns(before, pick, word.trim() || 'Word');
          const value = sure(ways[way % ways.length])();
          const after = writeBlock(source, value);
          if (after === null) return;
          written += 1;
          expect(readBlock(after)?.turns.map(({ name }) => name)).toEqual(
            value.turns.map(({ name }) => name),
          );
          const lines = new Set(after.split(/\r?\n/));
          const kept = before.turns.filter((turn) => value.turns.includes(turn));
          for (const { said, choices } of kept)
            for (const line of [...said.split('\n'), ...choices.map(({ text }) => text)])
              expect([...lines].some((one) => one.includes(line))).toBe(true);
          const changedLines = source.split(/\r?\n/).filter((line) => !lines.has(line));
          const touched = before.turns.length - kept.length;
          expect(changedLines.length).toBeLessThanOrEqual(touched * 20);
          if (source.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        },
      ),
      { numRuns: 60 },
    );
    expect(written).toBeGreaterThan(50);
  });

  it('moves, copies, adds and deletes blocks, and keeps the others byte for byte', () => {
    const act = fc.constantFrom('move', 'copy', 'add', 'delete');
    fc.assert(
      fc.property(
        lessons,
        act,
        fc.nat(),
        fc.constantFrom(...Object.keys(blockShapes)),
        (text, action, pick, kind) => {
          const { front, blocks: old } = readLesson(text);
          const at = pick % old.length;
          const before = blocks(text);
          const changes =
            action === 'move'
              ? moveBlock(text, at, pick % 2 === 0 ? 1 : -1)
              : action === 'copy'
                ? copyBlock(text, at)
                : action === 'add'
                  ? addBlock(text, pick % (old.length + 1), newBlock(kind, around))
                  : deleteBlock(text, at);
          const after = changed(text, changes);
          expect(after.slice(0, front?.to)).toBe(text.slice(0, front?.to));
          const kept = before.filter((_, index) => action !== 'delete' || index !== at);
          for (const one of kept) expect(after).toContain(one);
          const gone = action === 'delete' ? (before[at]?.match(/<!--/g)?.length ?? 0) : 0;
          expect(after.match(/<!--/g)?.length ?? 0).toBeGreaterThanOrEqual(
            (text.match(/<!--/g)?.length ?? 0) - gone,
          );
          if (action === 'move')
            expect(Array.from(after).sort().join('')).toBe(Array.from(text).sort().join(''));
          const directives = (list: string[]) => list.filter((one) => one.startsWith(':::')).length;
          const isBlock = before[at]?.startsWith(':::') ? 1 : 0;
          const more = { move: 0, copy: isBlock, add: 1, delete: -isBlock }[action];
          expect(directives(blocks(after))).toBe(directives(before) + more);
          if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('changes the keys at its top', () => {
    fc.assert(
      fc.property(lessons, fc.constantFrom('title', 'objective', 'take-away'), words, (text, key, word) => {
        const { bodyFrom } = readLesson(text);
        const after = changed(text, sure(changeFront(text, [{ steps: [key], value: word }])));
        expect(after.endsWith(text.slice(bodyFrom))).toBe(true);
        expect(readLesson(after).blocks).toHaveLength(readLesson(text).blocks.length);
      }),
      { numRuns: 40 },
    );
  });

  it('begins new blocks of every kind that compile', async () => {
    const medium = (name: string, bytes: string) => ({
      path: `content/en-GB/media/${name}`,
      bytes: Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)),
    });
    const files = [
      ...(await readContent('content/en-GB')),
      medium('sound.mp3', 'ID3'),
      medium('film.webm', '\x1aE\xdf\xa3'),
      medium('words.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nWords\n'),
    ];
    const lesson = files.findIndex(({ path }) => path.includes('L1_'));
    const text = sure(lessonFiles.find(([path]) => path.includes('content/en-GB/lessons/L1_')))[1];
    const all = Object.keys(blockShapes).reduce(
      (now, kind) => changed(now, addBlock(now, 99, newBlock(kind, around))),
      text,
    );
    expect(compileCourse(files.with(lesson, { path: sure(files[lesson]).path, text: all })).problems).toEqual(
      [],
    );
    expect(yamlFiles.length).toBeGreaterThan(6);
  });
});
