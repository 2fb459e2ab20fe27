import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../../authoring/studio/store/edit.ts';
import { fromSources, toSources, type Sources } from '../../../authoring/studio/store/sources.ts';
import { findWords, replaceWords, type Wanted } from '../../../authoring/studio/write/find/find-words.ts';
import { readContent } from '../../../scorm/read-content.ts';
import { compileCourse } from '../../../src/compiler/compile.ts';

let course: Sources = new Map();
beforeAll(async () => {
  course = toSources(await readContent('content/en-GB'));
});

const look = (words: string, how: Partial<Wanted> = {}): Wanted => ({
  ...{ words, matchCapitals: false, wholeWords: false },
  ...how,
});
const found = (sources: Sources, wanted: Wanted) =>
  findWords(sources, wanted).map(({ file, line }) => `${file}:${line}`);
function replaced(sources: Sources, wanted: Wanted, by: string): Sources {
  const edits = replaceWords(sources, findWords(sources, wanted), by, wanted);
  if (!edits) throw new Error('It cannot be replaced.');
  return applyEdits(sources, edits).sources;
}
const lesson = (body: string, title = 'One') =>
  new Map([['lessons/L1.md', `---\nid: L1_mentor\ntitle: ${title}\n---\n\n${body}\n`]]);
const bodyOf = (sources: Sources) => String(sources.get('lessons/L1.md')).split('---\n\n')[1];

describe('Find and replace', () => {
  it('finds what people read, and neither ids, addresses nor sources', () => {
    const sources = new Map([
      ...lesson('A [mentor](term:mentor) helps.[^mentor_2017]\n\n:::note[Mentor]\nA mentor.\n:::'),
      [
        'resources.yaml',
        'glossary:\n  - { id: mentor, term: Mentor, meaning: Helps. }\nsources:\n  - id: mentor_2017\n    citation: On mentors\n    url: https://example.org/mentor\n',
      ],
    ] as [string, string][]);
    expect(found(sources, look('mentor'))).toEqual([
      'lessons/L1.md:6',
      'lessons/L1.md:8',
      'lessons/L1.md:9',
      'resources.yaml:2',
      'resources.yaml:5',
    ]);
  });

  it('heeds capitals and whole words, in any script', () => {
    const sources = lesson('Mentor, mentors and MENTOR; Żółw i żółwie.');
    const count = (wanted: Wanted) => findWords(sources, wanted).length;
    expect(count(look('mentor'))).toBe(3);
    expect(count(look('mentor', { matchCapitals: true }))).toBe(1);
    expect(count(look('mentor', { wholeWords: true }))).toBe(2);
    expect(count(look('żółw'))).toBe(2);
    expect(count(look('żółw', { wholeWords: true }))).toBe(1);
    expect(count(look('  '))).toBe(0);
    expect(count(look('.*'))).toBe(0);
  });

  it('finds words over the end of a line, and with quotes of either kind', () => {
    const sources = lesson('They set\nout “at once”, as it’s said.');
    expect(findWords(sources, look('set out'))).toHaveLength(1);
    expect(findWords(sources, look('"at once"'))).toHaveLength(1);
    expect(findWords(sources, look("it's"))).toHaveLength(1);
  });

  it('keeps a capital at the beginning, unless capitals are matched', () => {
    const sources = lesson('Mentors help. Some mentors do.');
    expect(bodyOf(replaced(sources, look('mentors'), 'coaches'))).toBe('Coaches help. Some coaches do.\n');
    expect(bodyOf(replaced(sources, look('Mentors', { matchCapitals: true }), 'coaches'))).toBe(
      'coaches help. Some mentors do.\n',
    );
  });

  it('writes what the file would read otherwise so that it says just that', () => {
    const sources = lesson('Say one.\n\n| a | b |\n| - | - |\n| one | two |', "'It is one'");
    const after = replaced(sources, look('one'), "*o*|: it's #1");
    expect(String(after.get('lessons/L1.md'))).toContain("title: 'It is *o*|: it''s #1'\n");
    expect(bodyOf(after)).toContain("Say \\*o\\*\\|: it's #1.");
    expect(bodyOf(after)).toContain("| \\*o\\*\\|: it's #1 | two |");
  });

  it('puts a setting of several words in quotes', () => {
    const sources = lesson(':::quote{source=Whitmore}\nWords.\n:::');
    expect(bodyOf(replaced(sources, look('whitmore'), 'J. "W"'))).toBe(
      ':::quote{source="J. &quot;W&quot;"}\nWords.\n:::\n',
    );
  });

  it('replaces a word in the whole of this course, which still compiles, and back again', () => {
    const word = look('mentoring', { matchCapitals: true, wholeWords: true });
    expect(findWords(course, word).length).toBeGreaterThan(20);
    const after = replaced(course, word, 'tutoring');
    expect(findWords(after, word)).toEqual([]);
    expect(compileCourse(fromSources(after)).problems).toEqual([]);
    const back = replaced(after, look('tutoring', { matchCapitals: true, wholeWords: true }), 'mentoring');
    for (const [file, content] of course) {
      if (file !== 'course.yaml') expect(back.get(file), file).toEqual(content);
    }
    // Its folded texts are folded again, where the words of a line became longer.
    const unfolded = (sources: Sources) => String(sources.get('course.yaml')).replace(/\s+/g, ' ');
    expect(unfolded(back)).toBe(unfolded(course));
  });

  it('changes nothing but the words, whatever is looked for and put', () => {
    const words = fc.constantFrom('the', 'a', 'help', 'ing', 'What', 'you', 'coach', 'is', '.', ',', '’');
    const put = fc.oneof(
      fc.constantFrom('x', '', '*', ': #', "'", '[a](b)', '“q”', '- y'),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(words, put, fc.boolean(), (wanted, by, wholeWords) => {
        const how = look(wanted, { matchCapitals: true, wholeWords });
        const matches = findWords(course, how).filter((_, at) => at % 7 === 0);
        const edits = replaceWords(course, matches, by, how);
        if (!edits) return;
        const { sources, back } = applyEdits(course, edits);
        expect(applyEdits(sources, back).sources).toEqual(course);
        const touched = new Set(matches.map(({ file }) => file));
        for (const [file, content] of course) if (!touched.has(file)) expect(sources.get(file)).toBe(content);
      }),
      { numRuns: 15 },
    );
  });

  it('leaves a file that cannot be read alone', () => {
    const broken = new Map([['course.yaml', 'title: [mentor']]);
    expect(findWords(broken, look('mentor'))).toEqual([]);
  });
});
