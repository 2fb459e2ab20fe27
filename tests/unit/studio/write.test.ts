import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { nextVersions, whatChanged } from '../../../authoring/studio/packages/what-changed.ts';
import { applyEdits, difference } from '../../../authoring/studio/store/edit.ts';
import { toSources, type Sources } from '../../../authoring/studio/store/sources.ts';
import { deckIn, lessonIdIn, lessonsIn, titleIn, versionIn } from '../../../authoring/studio/store/titles.ts';
import {
  addLesson,
  copyLesson,
  deleteLesson,
  moveLesson,
} from '../../../authoring/studio/write/lesson-list.ts';
import { partAt, partsOf } from '../../../authoring/studio/write/parts.ts';
import { placeOf, wordsIn } from '../../../authoring/studio/write/preview/same-words.ts';
import { completions } from '../../../authoring/studio/write/text/completions.ts';
import { fileOffset, shownOffset, shownText } from '../../../authoring/studio/write/text/line-ends.ts';
import { readContent } from '../../../scorm/read-content.ts';
import { compileCourse } from '../../../src/compiler/compile.ts';
import { fromSources } from '../../../authoring/studio/store/sources.ts';

let sources: Sources = new Map();
beforeAll(async () => {
  sources = toSources(await readContent('content/en-GB'));
});

const text = (file: string) => String(sources.get(file));

describe('The parts of a course', () => {
  it('are named, and lessons come in the order of course.yaml', () => {
    expect(titleIn(sources)).toBe('Coaching or mentoring?');
    expect(versionIn(sources)).toMatch(/^\d+\.\d+\.\d+$/);
    expect(deckIn(sources)).toBe('decks/quiz.yaml');
    expect(lessonsIn(sources).map(({ title }) => title)[2]).toBe('What mentoring is');
    expect(partsOf(sources).flatMap(({ parts }) => parts)).toHaveLength(7 + lessonsIn(sources).length);
  });

  it('are found by a place in a file', () => {
    const at = (key: string) =>
      partAt(sources, 'course.yaml', text('course.yaml').search(new RegExp(`^${key}:`, 'm')));
    expect([at('title'), at('warm-up'), at('quiz')].map((part) => part?.kind)).toEqual([
      'course',
      'warm-up',
      'draw',
    ]);
    expect(partAt(sources, 'media/overlap.svg', 0)?.kind).toBe('pictures');
  });

  it('can be half-written', () => {
    const half = new Map([
      ['course.yaml', 'title: *none\nlessons: [*none'],
      ['lessons/L1.md', '---\nid: L1'],
    ]);
    expect(titleIn(half)).toBe('A course without a title');
    expect(lessonsIn(half)).toHaveLength(1);
  });
});

describe('The list of lessons', () => {
  const third = 'lessons/L3_mentoring.md';
  const order = (files: Sources) => lessonsIn(files).map(({ file }) => lessonIdIn(files, file));

  it('gets a new lesson that compiles at once', () => {
    const { edits, file } = addLesson(sources, '2026-11-30');
    const after = applyEdits(sources, edits).sources;
    expect(order(after).at(-1)).toBe(lessonIdIn(after, file));
    expect(compileCourse(fromSources(after)).problems).toEqual([]);
  });

  it('moves, copies and deletes a lesson, and keeps every other line', () => {
    const moved = applyEdits(sources, moveLesson(sources, third, -1).edits).sources;
    expect(order(moved).slice(0, 3)).toEqual(['L1_why_mixed_up', 'L3_mentoring', 'L2_coaching']);
    const back = applyEdits(moved, moveLesson(moved, third, 1).edits).sources;
    expect(back.get('course.yaml')).toBe(sources.get('course.yaml'));
    const copied = applyEdits(sources, copyLesson(sources, third).edits).sources;
    const copy = `L${order(sources).length + 1}_mentoring`;
    expect(order(copied)[3]).toBe(copy);
    const without = applyEdits(copied, deleteLesson(copied, `lessons/${copy}.md`).edits).sources;
    expect(without.get('course.yaml')).toBe(sources.get('course.yaml'));
  });

  it('keeps comments beside the lessons they stand above, and Windows line ends', () => {
    const yaml = 'id: a\r\nlessons:\r\n  # the first\r\n  - L1 # one\r\n  - L2\r\n\r\nquiz: 1\r\n';
    const small = new Map([
      ['course.yaml', yaml],
      ['lessons/L1.md', '---\nid: L1\n---\n'],
      ['lessons/L2.md', '---\nid: L2\n---\n'],
    ]);
    const { edits } = moveLesson(small, 'lessons/L1.md', 1);
    expect(applyEdits(small, edits).sources.get('course.yaml')).toBe(
      'id: a\r\nlessons:\r\n  - L2\r\n  # the first\r\n  - L1 # one\r\n\r\nquiz: 1\r\n',
    );
  });
});

describe('Words in the module and in the files', () => {
  it('are the same without Markdown and keys', () => {
    expect(wordsIn('- **Contacts:** people who [can](term:x) help.[^a]')).toBe(
      'Contacts: people who can help.',
    );
    expect(wordsIn('title: "What mentoring is"')).toBe('What mentoring is');
    expect(wordsIn(':::recall[Define mentoring.]{x=1}')).toBe('Define mentoring.');
  });

  it('lead to where they are written', () => {
    const words = 'Contacts: people who can help you.';
    const found = placeOf(sources, words, 'course.yaml');
    expect(found?.file).toBe('lessons/L3_mentoring.md');
    expect(text('lessons/L3_mentoring.md').slice(found?.offset).startsWith('Contacts')).toBe(true);
    expect(placeOf(sources, 'No such words are anywhere in it', 'course.yaml')).toBeNull();
  });
});

describe('The text editor', () => {
  it('counts as the file does, whatever its line ends', () => {
    const letters = fc
      .array(fc.constantFrom('a', 'ä', '\n', '\r\n', '\r', ''))
      .map((parts) => parts.join('x'));
    fc.assert(
      fc.property(letters, fc.nat(60), (file, at) => {
        const shown = shownText(file);
        const place = Math.min(at, shown.length);
        const offset = fileOffset(file, place);
        expect(shownText(file.slice(0, offset))).toBe(shown.slice(0, place));
        expect(shownOffset(file, offset)).toBe(place);
      }),
    );
  });

  it('tells a change by as few letters as can be', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const done = applyEdits(new Map([['a', before]]), difference('a', before, after));
        expect(done.sources.get('a')).toBe(after);
      }),
    );
    expect(difference('a', 'one two', 'one too')).toEqual([{ file: 'a', from: 5, to: 6, text: 'o' }]);
  });

  const offered = (file: string, doc: string) => {
    const context = new CompletionContext(EditorState.create({ doc }), doc.length, true);
    return completions(file)(context)?.options.map(({ label }) => label) ?? [];
  };

  it('offers the keys and values of the schemas at a place', () => {
    expect(offered('course.yaml', 'id: a\npass')).toContain('pass-mark');
    expect(offered('course.yaml', 'quiz:\n  deck: quiz\n  draw:\n    ')).toContain('vary-by');
    expect(offered('course.yaml', 'cover-cards:\n  - look: coaching\n    ')).toContain('label');
    expect(offered('course.yaml', 'cover-cards:\n  - look: ')).toContain('mentoring');
    expect(offered('decks/quiz.yaml', 'cards:\n  - id: C01\n    ')).toContain('text');
    expect(offered('lessons/L1.md', '---\nid: L1\n')).toContain('take-away');
    expect(offered('lessons/L1.md', '---\nid: L1\n---\n\nti')).toEqual([]);
  });
});

describe('What changed since a package was given out', () => {
  it('is said in a trainer’s words', () => {
    const deck = text('decks/quiz.yaml');
    const lesson = applyEdits(sources, addLesson(sources, '2026-11-30').edits).sources;
    const after = new Map(lesson).set(
      'decks/quiz.yaml',
      deck.replace(/(id: C01[\s\S]*?text: )/, '$1Now and then. '),
    );
    expect(whatChanged(sources, after).lines).toEqual([
      '1 card reworded',
      'Lesson added: New lesson',
      'Title, rules or look changed',
    ]);
    expect(whatChanged(sources, sources).lines).toEqual([]);
  });

  it('offers the next versions', () => {
    expect(nextVersions('1.4.2').map(({ version }) => version)).toEqual(['1.4.3', '1.5.0']);
    expect(nextVersions('one')).toEqual([]);
  });
});
