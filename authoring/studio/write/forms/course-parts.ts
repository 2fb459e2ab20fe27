import { parse } from 'yaml';
import type { CourseView } from '../../store/course-store.ts';
import type { Sources } from '../../store/sources.ts';
import type { Term } from './running-text.ts';

/** What forms need to know of the quiz's deck, whatever else is wrong with it. */
export interface DeckParts {
  readonly file: string;
  readonly categories: readonly { readonly id: string; readonly label: string; readonly look: string }[];
  readonly dimensions: readonly { readonly id: string; readonly label: string }[];
  readonly cards: readonly { readonly id: string; readonly text: string }[];
}

type Data = Readonly<Record<string, unknown>>;

/** Each text is read once, however many forms ask. */
const readTexts = new Map<string, { text: string; data: Data }>();

/** What a YAML file says; nothing where it cannot be read. */
export function dataOf(store: CourseView, file: string): Data {
  const text = store.text(file);
  const known = readTexts.get(file);
  if (known?.text === text) return known.data;
  let data: unknown;
  try {
    data = parse(text.replace(/^\uFEFF/, ''), { logLevel: 'error' });
  } catch {
    data = known?.data; // while somebody is typing: what it said before
  }
  const read = isData(data) ? data : {};
  readTexts.set(file, { text, data: read });
  return read;
}

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries of a list that are maps, their values as texts. */
function entries(data: Data, key: string): Record<string, string>[] {
  const list = data[key];
  if (!Array.isArray(list)) return [];
  return list
    .filter(isData)
    .map((entry) => Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, words(value)])));
}

/** A single value as a text; '' for what is none. */
export function words(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim()
    : '';
}

/** The deck of the quiz; null where there is none. */
export function deckOf(store: CourseView): DeckParts | null {
  const { quiz } = dataOf(store, 'course.yaml');
  const id = isData(quiz) ? quiz['deck'] : undefined;
  const decks = [...store.sources.keys()].filter(
    (file) => file.startsWith('decks/') && file.endsWith('.yaml'),
  );
  const file = decks.find((one) => dataOf(store, one)['id'] === id) ?? decks[0];
  if (file === undefined) return null;
  const data = dataOf(store, file);
  return {
    file,
    categories: entries(data, 'categories').map(({ id: own = '', label = own, look = '' }) => ({
      id: own,
      label,
      look,
    })),
    dimensions: entries(data, 'dimensions').map(({ id: own = '', label = own }) => ({ id: own, label })),
    cards: entries(data, 'cards').map(({ id: own = '', text = '' }) => ({ id: own, text })),
  };
}

export function termsOf(store: CourseView): Term[] {
  return entries(dataOf(store, 'resources.yaml'), 'glossary').map(({ id = '', term = id }) => ({ id, term }));
}

/** The talks of all lessons, by their ids. */
export function talksOf(store: CourseView): { id: string; title: string }[] {
  return [...store.sources.keys()]
    .filter((file) => file.startsWith('lessons/'))
    .flatMap((file) => [...store.text(file).matchAll(/^:{3,}talk(?:\[(.*)\])?\{([^{}\r\n]*)\}/gm)])
    .flatMap(([, title = '', settings = '']) => {
      const id = /(?:^|\s)id=["']?(\w+)/.exec(settings)?.[1];
      return id === undefined ? [] : [{ id, title: title || id }];
    });
}

/** The lessons in their order, by their ids. */
export function lessonsOf(store: CourseView): { id: string; title: string }[] {
  const titles = new Map(
    [...store.sources.keys()].flatMap((file) => {
      if (!file.startsWith('lessons/')) return [];
      const text = store.text(file);
      const id = /^id:[ \t]*['"]?(\w+)/m.exec(text)?.[1];
      const title = /^title:[ \t]*(.*)$/m
        .exec(text)?.[1]
        ?.trim()
        .replace(/^(['"])(.*)\1$/, '$2');
      return id === undefined ? [] : [[id, title ?? id] as const];
    }),
  );
  const { lessons } = dataOf(store, 'course.yaml');
  const order = Array.isArray(lessons) ? lessons.map(words) : [];
  return [...new Set([...order, ...titles.keys()])].map((id) => ({ id, title: titles.get(id) ?? id }));
}

/** The names of all files in media/. */
export function mediaOf(sources: Sources): string[] {
  return [...sources.keys()].flatMap((file) =>
    /^media\/[^/]+$/.test(file) ? [file.slice('media/'.length)] : [],
  );
}

/** The names of the pictures in media/ that are drawn. */
export function picturesOf(sources: Sources): string[] {
  return [...sources.keys()].flatMap((file) =>
    /^media\/[^/]+\.svg$/.test(file) ? [file.slice('media/'.length)] : [],
  );
}
