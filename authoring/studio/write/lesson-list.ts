import { isSeq, parseDocument } from 'yaml';
import type { Edit } from '../store/edit.ts';
import { lessonIdIn, lessonsIn } from '../store/titles.ts';
import type { Sources } from '../store/sources.ts';

/** What can be done to the list of lessons as a whole. Every line of course.yaml but those of the list stays as it is. */
export interface LessonChange {
  readonly edits: readonly Edit[];
  /** The lesson to be shown then. */
  readonly file: string;
}

const COURSE = 'course.yaml';

/** A new lesson at the end, with what the compiler asks for. */
export function addLesson(sources: Sources, today: string): LessonChange {
  const { id, file } = freeName(sources, 'new_lesson');
  const content = `---
id: ${id}
title: New lesson
objective: say in a few words what this lesson is about
take-away: One sentence to remember.
reviewed-on: '${today}'
---

Write here what learners are to read.
`;
  return { edits: [{ file, content }, ...listed(sources, (ids) => [...ids, id])], file };
}

/** The same lesson once more, after itself, with an id of its own. */
export function copyLesson(sources: Sources, file: string): LessonChange {
  const id = lessonIdIn(sources, file);
  const copy = freeName(sources, id.replace(/^L\d+_/, ''));
  const text = String(sources.get(file) ?? '').replace(/^(id:[ \t]*).*?(\r?)$/m, `$1${copy.id}$2`);
  const after = (ids: readonly string[]) => ids.flatMap((one) => (one === id ? [one, copy.id] : [one]));
  return { edits: [{ file: copy.file, content: text }, ...listed(sources, after)], file: copy.file };
}

export function deleteLesson(sources: Sources, file: string): LessonChange {
  const id = lessonIdIn(sources, file);
  const files = lessonsIn(sources).map((lesson) => lesson.file);
  const next = files[files.indexOf(file) + 1] ?? files[files.indexOf(file) - 1] ?? COURSE;
  return {
    edits: [{ file, content: null }, ...listed(sources, (ids) => ids.filter((one) => one !== id))],
    file: next,
  };
}

/** @param by -1 for up, 1 for down */
export function moveLesson(sources: Sources, file: string, by: -1 | 1): LessonChange {
  const id = lessonIdIn(sources, file);
  const moved = (ids: readonly string[]) => {
    const from = ids.indexOf(id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= ids.length) return ids;
    return ids.with(from, ids[to] ?? id).with(to, id);
  };
  return { edits: listed(sources, moved), file };
}

function freeName(sources: Sources, wish: string): { id: string; file: string } {
  const files = lessonsIn(sources).map((lesson) => lesson.file);
  const ids = new Set(files.map((file) => lessonIdIn(sources, file)));
  for (let number = files.length + 1; ; number++) {
    const id = `L${number}_${wish}`.slice(0, 64);
    const file = `lessons/${id}.md`;
    if (!ids.has(id) && !sources.has(file)) return { id, file };
  }
}

/** Rewrites the items of `lessons:`, each on its line with what stands behind it. */
function listed(sources: Sources, change: (ids: readonly string[]) => readonly string[]): Edit[] {
  const text = sources.get(COURSE);
  if (typeof text !== 'string') return [];
  const list = parseDocument(text).get('lessons', true);
  if (!isSeq(list) || !list.range) return [];
  const ids = list.toJSON();
  const before = ids.map(String);
  const after = change(before);
  if (list.flow)
    return [{ file: COURSE, from: list.range[0], to: list.range[1], text: `[${after.join(', ')}]` }];
  return blockEdit(text, list.range[0], before, after);
}

function blockEdit(text: string, start: number, before: readonly string[], after: readonly string[]): Edit[] {
  const from = text.indexOf('\n', text.lastIndexOf('lessons:', start)) + 1; // comments before the first one, too
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = new Map<string, string>();
  const item = /^([ \t]*)- [^\n]*(?:\n|$)|^[ \t]*(?:#[^\n]*)?(?:\n|$)/gm;
  item.lastIndex = from;
  let [to, indent, comments] = [from, '  ', ''];
  for (
    let found = item.exec(text);
    found && lines.size < before.length && found[0] !== '';
    found = item.exec(text)
  ) {
    if (found.index !== to) break;
    to = item.lastIndex;
    if (found[1] === undefined) comments += found[0];
    else {
      indent = found[1];
      lines.set(before[lines.size] ?? '', comments + (found[0].endsWith('\n') ? found[0] : found[0] + end));
      comments = '';
    }
  }
  const put = after.map((id) => lines.get(id) ?? `${indent}- ${id}${end}`).join('');
  return [{ file: COURSE, from, to, text: put }];
}
