import type { Course, ReflectBlock } from '../course/course.ts';
import { shortId } from './short-id.ts';

/** What a learner has written for themselves. */
export interface Notes {
  /** Seconds since 1970 of the latest change; only ever compared. */
  readonly at: number;
  /** By the id of the block that asked; '' is a note that was emptied. */
  readonly texts: Readonly<Record<string, string>>;
  /** Whether the learner wants them in the course record too, where other people can read them. */
  readonly inRecord: boolean;
}

export const noNotes: Notes = { at: 0, texts: {}, inRecord: false };

/** Everything the course asks the learner to reflect on, in the order of the lessons. */
export function reflections(lessons: Course['lessons']): readonly ReflectBlock[] {
  return lessons.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'reflect'));
}

/** What the sheet for a talk with one's manager asks; its answers are notes like others. */
export function sheetQuestions({ comeBack, ui }: Asking): readonly ReflectBlock[] {
  if (!comeBack) return [];
  return (['try', 'when', 'know'] as const).map((name) => ({
    kind: 'reflect',
    id: `sheet.${name}`, // no block has a dot in its id
    prompt: ui.sheet[name],
  }));
}

/** What a course is asked for by those who look for its notes. */
type Asking = Pick<Course, 'lessons' | 'comeBack' | 'ui'>;

/** Everything a learner may write notes to. */
export function everyQuestion(course: Asking): readonly ReflectBlock[] {
  return [...reflections(course.lessons), ...sheetQuestions(course)];
}

/**
 * The notes of two places. Where both have a text of one note, the later stands.
 * @param apart whether neither ever held the texts of the other: then what both have is put together
 */
export function mergeNotes(one: Notes, other: Notes, apart = false): Notes {
  const [later, earlier] = one.at >= other.at ? [one, other] : [other, one];
  const texts = { ...earlier.texts, ...later.texts };
  let { at } = later;
  for (const [note, text] of Object.entries(apart ? earlier.texts : {})) {
    const kept = texts[note] ?? '';
    if (kept.includes(text)) continue;
    texts[note] = `${kept}\n\n${text}`.trim();
    at = later.at + 1;
  }
  return { at, texts, inRecord: one.inRecord || other.inRecord };
}

/** What starts the text of the notes in the record; no short id is that long. */
const START = '!notes!';

/** The notes the record has room for, as text for it; '' when the learner does not want them there. */
export function encodeNotes({ at, texts, inRecord }: Notes, { notesRoom }: Course): string {
  if (!inRecord) return '';
  return Object.entries(texts)
    .sort(([one], [other]) => (one < other ? -1 : 1)) // the same notes are always the same text
    .map(([note, text]) => `!${shortId(note)}!${encodeText(text)}`)
    .reduce(
      (kept, more) => (kept.length + more.length > notesRoom ? kept : kept + more),
      START + at.toString(36),
    );
}

/** The notes in the record: those of two visits where it was merged. */
export function decodeNotes(text: string, course: Course): Notes {
  const ids = new Map(everyQuestion(course).map(({ id }) => [shortId(id), id]));
  return text
    .split(START)
    .slice(1)
    .map((visit): Notes => {
      const [at = '', ...parts] = visit.split('!');
      const texts = parts.flatMap((short, index) => {
        const id = index % 2 === 0 ? ids.get(short) : undefined;
        return id === undefined ? [] : [[id, decodeText(parts[index + 1] ?? '')] as const];
      });
      return { at: parseInt(at, 36) || 0, texts: Object.fromEntries(texts), inRecord: true };
    })
    .reduce((one, other) => mergeNotes(one, other), noNotes);
}

/** Letters and digits stay, a space is `_`, anything else is its code in base 36 between hyphens. */
function encodeText(text: string): string {
  return text
    .replace(/[^A-Za-z0-9 ]/g, (character) => `-${character.charCodeAt(0).toString(36)}-`)
    .replace(/ /g, '_');
}

function decodeText(text: string): string {
  return text
    .replace(/_/g, ' ')
    .replace(/-([0-9a-z]+)-/g, (_, code: string) => String.fromCharCode(parseInt(code, 36)));
}
