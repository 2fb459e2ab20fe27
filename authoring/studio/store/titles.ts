import { parseDocument } from 'yaml';
import type { Sources } from './sources.ts';

/** The title of the course, as far as it can be read while it is being written. */
export function titleIn(sources: Sources): string {
  return wordIn(yamlAt(sources, 'course.yaml'), 'title') || 'A course without a title';
}

/** The version of the course; '' while it cannot be read. */
export function versionIn(sources: Sources): string {
  return wordIn(yamlAt(sources, 'course.yaml'), 'version');
}

/** The lesson files in the order in which learners meet them; those that course.yaml does not list come last. */
export function lessonsIn(sources: Sources): readonly { readonly file: string; readonly title: string }[] {
  const listed = valueIn(yamlAt(sources, 'course.yaml'), 'lessons');
  const order: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const files = [...sources.keys()].filter((path) => /^lessons\/[^/]+\.md$/.test(path));
  const lessons = files.map((file) => {
    const front = parsed(/^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---/m.exec(textAt(sources, file))?.[1] ?? '');
    const place = order.indexOf(wordIn(front, 'id'));
    return { file, title: wordIn(front, 'title') || file, place: place < 0 ? Infinity : place };
  });
  return lessons.sort((one, other) => one.place - other.place || (one.file < other.file ? -1 : 1));
}

/** The id of the lesson in a file; '' while it cannot be read. */
export function lessonIdIn(sources: Sources, file: string): string {
  return wordIn(parsed(/^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---/m.exec(textAt(sources, file))?.[1] ?? ''), 'id');
}

/** The file of the quiz's deck; '' for none. */
export function deckIn(sources: Sources): string {
  const decks = [...sources.keys()].filter((path) => /^decks\/[^/]+\.yaml$/.test(path));
  if (decks.length < 2) return decks[0] ?? '';
  const quiz = valueIn(yamlAt(sources, 'course.yaml'), 'quiz');
  const id: unknown = typeof quiz === 'object' && quiz !== null ? Reflect.get(quiz, 'deck') : undefined;
  return decks.find((path) => wordIn(yamlAt(sources, path), 'id') === id) ?? decks[0] ?? '';
}

function textAt(sources: Sources, file: string): string {
  const content = sources.get(file);
  return typeof content === 'string' ? content : '';
}

function yamlAt(sources: Sources, file: string): unknown {
  return parsed(textAt(sources, file));
}

/** What was read lately, by its text: with each letter that is typed, all but one file are as they were. */
const read = new Map<string, unknown>();
const MOST_READ = 60;

/** Half-written YAML is read as far as it goes; what is wrong with it the compiler says. */
function parsed(yaml: string): unknown {
  if (!read.has(yaml)) {
    if (read.size >= MOST_READ) read.clear();
    read.set(yaml, valuesIn(yaml));
  }
  return read.get(yaml);
}

function valuesIn(yaml: string): unknown {
  try {
    const values: unknown = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false }).toJS({
      maxAliasCount: 100,
    });
    return values;
  } catch {
    return undefined; // an alias that leads nowhere, as it is while one is typed
  }
}

function valueIn(values: unknown, key: string): unknown {
  return typeof values === 'object' && values !== null ? Reflect.get(values, key) : undefined;
}

function wordIn(values: unknown, key: string): string {
  const value = valueIn(values, key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
