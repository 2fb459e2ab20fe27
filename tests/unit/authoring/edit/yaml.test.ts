import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNode, isScalar, isSeq, parse, parseDocument, visit } from 'yaml';
import { changed } from '../../../../authoring/edit/text-change.ts';
import { changeYaml, yamlChanges, yamlValue } from '../../../../authoring/edit/yaml-changes.ts';
import { savedAs, sure, words, yamlFiles } from './files.ts';

type Path = (string | number)[];

const generated: [string, string][] = [
  [
    'odd.yaml',
    '# head\n\na:   1   # one\n"b":\n    -   x   # first\n\n    # between\n    - y: 1 # why\n      z:\n        - [p,  q ]\n        -  [ r, s]\n    -\n      y: 2\n\n\nc: { k: "v",  l: \'w\' } # flow\nd: >-\n    folded text that\n    goes on # no comment\n\n    next\ne: |+\n  kept\n\n\nf:\n- one\n- two # 2\n# end',
  ],
  [
    'folded.yaml',
    'a: >\n  clipped\n  text\nb: [\n  1,\n  2, # two\n]\nc: plain text\n  over two lines\nd:\n',
  ],
];
const files = fc
  .constantFrom(...yamlFiles, ...generated)
  .chain(([, text]) => savedAs.map((save) => save(text)));

/** Where each single value is, found without the code under test. */
function scalars(text: string): { path: Path; from: number; to: number; value: unknown }[] {
  const found: { path: Path; from: number; to: number; value: unknown }[] = [];
  visit(parseDocument(text), {
    Scalar(key, node, parents) {
      if (key === 'key' || !node.range || node.source === '') return;
      const chain = [...parents, node];
      const path = chain.flatMap((one, at): Path => {
        const around = chain[at - 1];
        if (typeof one === 'object' && 'key' in one && isScalar(one.key)) return [String(one.key.value)];
        return isNode(one) && isSeq(around) ? [around.items.indexOf(one)] : [];
      });
      found.push({ path, from: node.range[0], to: node.range[1], value: node.value });
    },
  });
  return found;
}

const comments = (text: string) =>
  [...text.matchAll(/(?:^|\s)(#[^\r\n]*)/gm)].map((found) => found[1]?.trimEnd()).sort();
const trimmed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? one.trim() : one)));

describe('changing YAML', () => {
  it('puts another single value, and leaves every other byte as it is', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.oneof(words, fc.integer(), fc.boolean()), (text, pick, value) => {
        const all = scalars(text);
        const { path, from, to } = sure(all[pick % all.length]);
        const after = changeYaml(text, [{ steps: path, value }]);
        expect(yamlValue(after, path)).toSatisfy(
          (now: unknown) => (typeof now === 'string' ? now.trim() : now) === value,
        );
        const rest = text.slice(to).replace(/^\n?/, '');
        expect(after.slice(0, from)).toBe(text.slice(0, from));
        expect(after.slice(after.length - rest.length)).toBe(rest);
        const others = (source: string) =>
          scalars(source).flatMap((one) => (one.path.join() === path.join() ? [] : [one.value]));
        expect(others(after)).toEqual(others(text));
      }),
      { numRuns: 100 },
    );
  });

  it('adds, takes out and moves entries of lists, and keeps every comment and every line of the others', () => {
    const decks = fc.constantFrom(...yamlFiles.filter(([path]) => /decks|resources/.test(path)));
    const what = fc.constantFrom('add', 'remove', 'move', 'change');
    fc.assert(
      fc.property(
        decks,
        savedAs,
        fc.array(fc.tuple(what, fc.nat(), fc.nat(), words), { minLength: 1, maxLength: 4 }),
        ([, raw], save, steps) => {
          const text = save(raw);
          const data = parse(text.replace('\uFEFF', '')) as Record<string, Record<string, unknown>[]>;
          const key = 'cards' in data ? 'cards' : 'glossary';
          const list = [...(data[key] ?? [])];
          const touched = new Set<unknown>();
          for (const [action, a, b, word] of steps) {
            if (action === 'add')
              list.splice(a % (list.length + 1), 0, { id: `N${a}_${list.length}`, text: word, lesson: 'L1' });
            if (action === 'remove' && list.length > 1)
              touched.add(list.splice(a % list.length, 1)[0]?.['id']);
            if (action === 'move') list.splice(b % list.length, 0, ...list.splice(a % list.length, 1));
            if (action === 'change') {
              const at = a % list.length;
              touched.add(list[at]?.['id']);
              list[at] = { ...list[at], text: word };
            }
          }
          const after = changeYaml(text, [{ steps: [key], value: list as never }]);
          expect(trimmed(parse(after.replace('\uFEFF', '')))).toEqual(trimmed({ ...data, [key]: list }));
          expect(comments(after)).toEqual(
            expect.arrayContaining(comments(text).filter((one) => !/^# ?two/.test(one ?? ''))),
          );
          expect(after.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
          if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
          const lines = new Set(after.split(/\r?\n/));
          const kept = text
            .split(/\r?\n/)
            .filter((line) => ![...touched].some((id) => line.includes(String(id))));
          const missing = kept.filter((line) => !lines.has(line));
          expect(missing.length).toBeLessThanOrEqual(touched.size * 10);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('changes any part of a generated file and reads back what was meant', () => {
    const value = fc.letrec<{ value: never }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 2 },
        words,
        fc.integer(),
        fc.boolean(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'id', 'k-l'), tie('value'), { minKeys: 1, maxKeys: 3 }),
      ) as never,
    })).value;
    fc.assert(
      fc.property(
        fc.constantFrom(...generated),
        savedAs,
        fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'new'),
        value,
        ([, raw], save, key, put) => {
          const text = save(raw);
          const before = parse(text.replace('\uFEFF', '')) as Record<string, unknown>;
          const after = changeYaml(text, [{ steps: [key], value: put }]);
          expect(trimmed(parse(after.replace('\uFEFF', '')))).toEqual(trimmed({ ...before, [key]: put }));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('adds keys where they usually are, takes them out, and makes maps on the way', () => {
    const text = 'id: x\n\n# What it is called.\ntitle: A\n\n# Behind.\nlast: 1\n';
    const added = changeYaml(text, [
      { steps: ['mid', 'name'], value: 'N' },
      { steps: ['sub'], value: 'S', order: ['id', 'title', 'sub', 'last'] },
    ]);
    expect(added).toBe(
      'id: x\n\n# What it is called.\ntitle: A\n\nsub: S\n\n# Behind.\nlast: 1\n\nmid:\n  name: N\n',
    );
    expect(
      changeYaml(added, [
        { steps: ['mid'], value: undefined },
        { steps: ['sub'], value: undefined },
      ]),
    ).toBe(text);
    expect(changeYaml('a:\n  b: 1\n', [{ steps: ['a', 'b'], value: undefined }])).toBe('a: {}\n');
    expect(changeYaml('# only a note\n', [{ steps: ['a'], value: [] }])).toBe('# only a note\na: []\n');
  });

  it('says nothing for the same value, and nothing at all for what is no YAML', () => {
    expect(yamlChanges('a: >\n  text\n', [{ steps: ['a'], value: 'text' }])).toEqual([]);
    expect(yamlChanges('a: [1\nb: 2', [{ steps: ['a'], value: 1 }])).toBeNull();
    expect(yamlChanges('a: &x 1\nb: *x', [{ steps: ['a'], value: 2 }])).toBeNull();
  });

  it('refuses changes that overlap', () => {
    expect(() =>
      changed('abc', [
        { from: 0, to: 2, text: '' },
        { from: 1, to: 3, text: '' },
      ]),
    ).toThrow(RangeError);
  });
});
