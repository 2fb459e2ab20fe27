import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Course, TalkBlock } from '../../../src/course/course.ts';
import { open } from '../../../src/saving/envelope.ts';
import { firstVisit, reduce, type Attempt } from '../../../src/state/attempt.ts';
import { decodeAttempt, encodeAttempt } from '../../../src/state/codec.ts';
import { decodeTalk, encodeTalk } from '../../../src/state/keeps/talk-keep.ts';
import { mergeAttempts } from '../../../src/state/merge.ts';
import { decodeNotes } from '../../../src/state/notes.ts';
import { shortId } from '../../../src/state/short-id.ts';
import type { Sort } from '../../../src/state/sort.ts';
import { realCourse, smallCourse, sortBlock, withoutZeros, withReflections } from './fixture.ts';

/** Written by version 1.0 itself: the suspend data, and the attempt it was made from. */
interface Written {
  readonly what: string;
  readonly sealed: string;
  readonly attempt: Omit<Attempt, 'kept'> & { readonly lessonSorts: Readonly<Record<string, Sort>> };
}

const { small, real } = JSON.parse(
  readFileSync(new URL('./records/version-1.0.json', import.meta.url), 'utf8'),
) as { small: readonly Written[]; real: readonly Written[] };

const talk: TalkBlock = {
  kind: 'talk',
  id: 'friday',
  title: 'A talk',
  person: 'Amina',
  role: 'her coach',
  look: null,
  other: '',
  face: '',
  html: '',
  turns: [
    {
      name: '',
      html: '',
      choices: [
        { id: 'askk', text: 'Ask', move: 'Question', why: '', best: true, to: 1 },
        { id: 'tell', text: 'Tell', move: 'Advice', why: '', best: false, to: 0 },
      ],
    },
    { name: 'A plan', html: '', choices: [] },
  ],
};

/** The course the small records were made in. */
const course = withReflections({
  ...smallCourse,
  lessons: smallCourse.lessons.map((one, index) => (index === 0 ? { ...one, blocks: [sortBlock] } : one)),
});
const withTalk: Course = {
  ...course,
  lessons: course.lessons.map((one, index) => (index === 1 ? { ...one, blocks: [talk] } : one)),
};

/** The attempt in suspend data. */
function attemptIn(sealed: string, of: Course): Attempt {
  const opened = open(sealed);
  const attempt = opened.kind === 'read' ? decodeAttempt(opened.envelope.attempt, of) : null;
  if (!attempt) throw new Error(`${opened.kind}: ${sealed}`);
  return withoutZeros(attempt);
}

describe('records of version 1.0', () => {
  it.each(small)('resume with nothing lost: $what', ({ sealed, attempt: { lessonSorts, ...attempt } }) => {
    const kept = Object.entries(lessonSorts).map(([id, sort]) => [shortId(id), sort] as const);
    const expected = { ...attempt, kept: Object.fromEntries(kept) };
    expect(attemptIn(sealed, course)).toEqual(expected);
    expect(attemptIn(sealed, withTalk)).toEqual(expected);
  });

  it('resume with their notes', () => {
    const { sealed = '' } = small.find(({ what }) => what === 'with notes') ?? {};
    const { texts } = decodeNotes(attemptIn(sealed, course).notes, course);
    expect(texts).toEqual({
      L1_note: 'Note 0: ask Maya, 10:30 – café!',
      L1_other: 'Note 1: ask Maya, 10:30 – café!',
    });
  });

  it.each(real)('resume in the course as it is now: $what', ({ sealed, attempt }) => {
    const now = attemptIn(sealed, realCourse);
    const { tries, bestScore, endedLessons, place } = attempt;
    expect(now).toMatchObject({ tries, bestScore, endedLessons, place });
    expect(now.rows).toHaveLength(attempt.rows.length); // a card that is gone keeps its row
    const cards = new Set(realCourse.quiz.cards.map(({ id }) => id));
    const there = (ids: readonly string[] = []) => ids.filter((id) => cards.has(id));
    expect(now.quiz?.draw).toEqual(attempt.quiz ? there(attempt.quiz.draw) : undefined);
    expect(now.submitted?.answers.map(({ card }) => card)).toEqual(
      attempt.submitted ? there(attempt.submitted.answers.map(({ card }) => card)) : undefined,
    );
  });
});

describe('what the blocks of a course keep', () => {
  const choices = ['tell', 'askk'];
  const tag = shortId(talk.id);
  const answered = reduce(
    firstVisit,
    { type: 'keep', block: talk, text: encodeTalk(choices, talk) },
    withTalk,
  );

  it('comes back: a talk as far as the learner came', () => {
    const read = decodeAttempt(encodeAttempt(answered, withTalk), withTalk);
    expect(read).toEqual(answered);
    expect(read?.kept[tag]).toBe('tellaskk');
    expect(decodeTalk('tellaskk', talk)).toEqual(choices);
  });

  it('is the newer of two, block by block', () => {
    const sorted = { ...firstVisit, kept: { abcd: 'x', [tag]: 'askk' } };
    expect(mergeAttempts(answered, sorted).kept).toEqual({ abcd: 'x', [tag]: 'tellaskk' });
    expect(mergeAttempts(sorted, answered).kept).toEqual({ abcd: 'x', [tag]: 'askk' });
  });

  it('is skipped by a package that has no such block, and by version 1.0, which reads pairs after the tenth point', () => {
    const text = encodeAttempt(answered, withTalk);
    expect(decodeAttempt(text, course)).toEqual(firstVisit);
    expect(text).toMatch(/^[\w.*!-]*$/);
    expect(text.split('.')).toHaveLength(11);
    expect((text.split('.')[10] ?? '').split('!').length % 2).toBe(0);
  });

  it('leaves what a later version keeps as it is, and writes it back', () => {
    const pairs = fc
      .tuple(fc.stringMatching(/^[a-z]{5,9}$/), fc.stringMatching(/^[\w*-]{0,30}$/))
      .filter(([name]) => name !== 'notes');
    fc.assert(
      fc.property(
        fc.uniqueArray(pairs, { minLength: 1, maxLength: 3, selector: ([name]) => name }),
        (later) => {
          const text = `${encodeAttempt(answered, withTalk)}!${later.flat().join('!')}`;
          const read = decodeAttempt(text, withTalk);
          expect(read).toEqual({ ...answered, kept: { ...answered.kept, ...Object.fromEntries(later) } });
          expect(encodeAttempt(read ?? firstVisit, withTalk)).toBe(text);
        },
      ),
    );
  });
});
