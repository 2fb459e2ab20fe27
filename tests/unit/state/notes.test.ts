import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstVisit } from '../../../src/state/attempt.ts';
import { decodeAttempt, encodeAttempt, LONGEST_ATTEMPT, worstCaseLength } from '../../../src/state/codec.ts';
import { mergeAttempts } from '../../../src/state/merge.ts';
import {
  decodeNotes,
  encodeNotes,
  mergeNotes,
  noNotes,
  reflections,
  type Notes,
} from '../../../src/state/notes.ts';
import { shortId } from '../../../src/state/short-id.ts';
import { anyNotes, anyPlayed, play, realCourse as course, withReflections } from './fixture.ts';

const [first = '', second = ''] = reflections(course.lessons).map(({ id }) => id);

/** What a learner wrote and wants in the record. */
const shared = (texts: Notes['texts'], at = 1000): Notes => ({ at, texts, inRecord: true });

describe('notes in the record', () => {
  it('come back as they were written, in any script', () => {
    const written = shared({
      [first]: 'Ask Maya – on Friday, at 10:30!\nBring “two” questions_~*.- 🙂 日本',
      [second]: '',
    });
    expect(decodeNotes(encodeNotes(written, course), course)).toEqual(written);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const one = shared({ [first]: text });
        expect(decodeNotes(encodeNotes(one, course), course)).toEqual(one);
      }),
    );
  });

  it('take hardly more room than they have letters', () => {
    const text = 'Talk to my manager about coaching before the end of May, and ask for six meetings. '.repeat(
      10,
    );
    expect(encodeNotes(shared({ [first]: text }), course).length).toBeLessThan(text.length * 1.15);
  });

  it('are there only if the learner wants them there', () => {
    expect(encodeNotes({ ...shared({ [first]: 'Mine' }), inRecord: false }, course)).toBe('');
    expect(decodeNotes('', course)).toEqual(noNotes);
  });

  it('never take more room than the course leaves them; those that are too long stay out, the others do not', () => {
    fc.assert(
      fc.property(anyNotes(course), (notes) => {
        const text = encodeNotes(notes, course);
        expect(text.length).toBeLessThanOrEqual(course.notesRoom);
        const sent = decodeNotes(text, course).texts;
        for (const [id, note] of Object.entries(sent)) expect(note).toBe(notes.texts[id]);
      }),
    );
    const long = 'x'.repeat(course.notesRoom);
    const notes = shared({ [first]: long, [second]: 'Short' });
    expect(decodeNotes(encodeNotes(notes, course), course).texts).toEqual({ [second]: 'Short' });
  });

  it('are the same text however they came together', () => {
    const [one, other] = [
      { [first]: 'A', [second]: 'B' },
      { [second]: 'B', [first]: 'A' },
    ];
    expect(encodeNotes(shared(one), course)).toBe(encodeNotes(shared(other), course));
  });

  it('of a block that is gone are passed over', () => {
    const text = encodeNotes(shared({ Gone_note: 'Old', [first]: 'New' }), course);
    expect(decodeNotes(text, course).texts).toEqual({ [first]: 'New' });
  });
});

describe('an attempt with notes', () => {
  const notes = (texts: Notes['texts'], at?: number) => encodeNotes(shared(texts, at), course);

  it('never grows beyond what the strictest LMS keeps, and loses nothing else for them', () => {
    fc.assert(
      fc.property(
        anyPlayed
          .map((played) => ({ ...played, course: withReflections(played.course) }))
          .chain((played) => anyNotes(played.course).map((written) => ({ ...played, written }))),
        ({ course: any, attempt, written }) => {
          const plain = { ...attempt, notes: '' };
          const text = encodeAttempt({ ...plain, notes: encodeNotes(written, any) }, any);
          expect(text.length).toBeLessThanOrEqual(LONGEST_ATTEMPT);
          expect(text.startsWith(encodeAttempt(plain, any))).toBe(true);
          expect({ ...decodeAttempt(text, any), notes: '' }).toEqual(
            decodeAttempt(encodeAttempt(plain, any), any),
          );
        },
      ),
    );
  });

  it('keeps all of the attempt where notes would be too much after all', () => {
    const full = { ...firstVisit, tries: 3, notes: `!notes!a!${'x'.repeat(LONGEST_ATTEMPT)}` };
    expect(decodeAttempt(encodeAttempt(full, course), course)).toEqual({ ...full, notes: '' });
  });

  it('leaves room for notes in this course', () => {
    expect(course.notesRoom).toBe(LONGEST_ATTEMPT - worstCaseLength(course));
    expect(course.notesRoom).toBeGreaterThan(2000);
  });

  it('can be read by packages that know of no notes: they see blocks they do not have', () => {
    const sorts = course.lessons.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'sort'));
    const known = sorts.map((block) => ('id' in block ? shortId(block.id) : ''));
    const [sort] = sorts;
    if (sort?.kind !== 'sort') throw new Error('The course has no sort in a lesson.');
    const [card = ''] = sort.cards;
    const sorted = play([{ type: 'place-card', card, category: 'both', seconds: 1, block: sort }], course);
    for (const attempt of [firstVisit, sorted]) {
      const text = encodeAttempt({ ...attempt, notes: notes({ [first]: 'A', [second]: 'B, C' }) }, course);
      const sections = text.split('.');
      expect(sections).toHaveLength(11);
      const after = sections[10]?.slice((encodeAttempt(attempt, course).split('.')[10] ?? '').length) ?? '';
      expect(after.split('!').filter((part) => known.includes(part))).toEqual([]);
      expect(text).toMatch(/^[\w.*!-]*$/);
    }
  });

  it('from two visits that grew apart has the notes of both; of one note the later text', () => {
    const there = { ...firstVisit, notes: notes({ [first]: 'Old', [second]: 'Only there' }, 10) };
    const here = { ...firstVisit, notes: notes({ [first]: 'New' }, 20) };
    for (const merged of [mergeAttempts(here, there), mergeAttempts(there, here)]) {
      const text = decodeAttempt(encodeAttempt(merged, course), course)?.notes ?? '';
      expect(decodeNotes(text, course)).toEqual(shared({ [first]: 'New', [second]: 'Only there' }, 20));
    }
    expect(mergeAttempts(here, here).notes).toBe(here.notes);
  });
});

describe('the notes of two places', () => {
  const one: Notes = { at: 20, texts: { a: 'Later', b: 'Only here' }, inRecord: false };
  const other: Notes = { at: 10, texts: { a: 'Earlier', c: 'Only there' }, inRecord: false };

  it('are all there, each in its later text', () => {
    const texts = { a: 'Later', b: 'Only here', c: 'Only there' };
    expect(mergeNotes(one, other)).toEqual({ at: 20, texts, inRecord: false });
    expect(mergeNotes(other, one)).toEqual({ at: 20, texts, inRecord: false });
  });

  it('stay emptied where the learner emptied them later', () => {
    expect(mergeNotes({ ...one, texts: { a: '' } }, other).texts['a']).toBe('');
  });

  it('are put together where neither place ever had the texts of the other', () => {
    const both = mergeNotes(one, other, true);
    expect(both.texts['a']).toBe('Later\n\nEarlier');
    expect(both.at).toBeGreaterThan(20);
    expect(mergeNotes(both, other, true)).toEqual(both); // and not again
    expect(mergeNotes({ ...one, texts: { a: '' } }, other, true).texts['a']).toBe('Earlier');
  });
});
