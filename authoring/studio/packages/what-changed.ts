import { parse } from 'yaml';
import { lessonIdIn, lessonsIn } from '../store/titles.ts';
import { sameContent, type Sources } from '../store/sources.ts';

/** What became of a course since a package was given out, in a trainer's words. */
export interface Changes {
  /** One thing each; none where the files are the same. */
  readonly lines: readonly string[];
  /** What it means for learners under way; '' for nothing. */
  readonly meaning: string;
}

export function whatChanged(before: Sources, after: Sources): Changes {
  const cards = changedCards(before, after);
  const lines = [...cards.lines, ...changedLessons(before, after), ...changedFiles(before, after)];
  if (lines.length === 0) return { lines: [], meaning: '' };
  const meaning = cards.removed
    ? 'Learners under way go on where they are; cards and lessons that are gone are left out without harm.'
    : 'Learners under way go on where they are, with the cards they have.';
  return { lines, meaning };
}

/** The versions that could come next, with what each is for. */
export function nextVersions(version: string): readonly { readonly version: string; readonly why: string }[] {
  const numbers = /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number);
  if (!numbers) return [];
  const [major = 0, minor = 0, patch = 0] = numbers;
  return [
    { version: `${major}.${minor}.${patch + 1}`, why: 'corrections' },
    { version: `${major}.${minor + 1}.0`, why: 'new content' },
  ];
}

function changedCards(before: Sources, after: Sources): { lines: string[]; removed: boolean } {
  const [old, now] = [cardsIn(before), cardsIn(after)];
  const added = [...now.keys()].filter((id) => !old.has(id)).length;
  const removed = [...old.keys()].filter((id) => !now.has(id)).length;
  const reworded = [...now].filter(([id, card]) => old.has(id) && old.get(id) !== card).length;
  return {
    removed: removed > 0,
    lines: [
      counted(reworded, 'card', 'reworded'),
      counted(added, 'card', 'added'),
      counted(removed, 'card', 'deleted'),
    ].filter((line) => line !== ''),
  };
}

/** Every card by its id, as one text. */
function cardsIn(sources: Sources): Map<string, string> {
  const cards = new Map<string, string>();
  for (const [path, content] of sources) {
    if (!path.startsWith('decks/') || typeof content !== 'string') continue;
    const deck = valuesIn(content);
    const list = typeof deck === 'object' && deck !== null ? (Reflect.get(deck, 'cards') as unknown) : [];
    for (const card of Array.isArray(list) ? (list as unknown[]) : []) {
      if (typeof card !== 'object' || card === null) continue;
      cards.set(`${path} ${String(Reflect.get(card, 'id'))}`, JSON.stringify(card));
    }
  }
  return cards;
}

function changedLessons(before: Sources, after: Sources): string[] {
  const byId = (sources: Sources) =>
    new Map(lessonsIn(sources).map(({ file, title }) => [lessonIdIn(sources, file), { file, title }]));
  const [old, now] = [byId(before), byId(after)];
  const added = [...now].filter(([id]) => !old.has(id)).map(([, { title }]) => `Lesson added: ${title}`);
  const removed = [...old].filter(([id]) => !now.has(id)).map(([, { title }]) => `Lesson deleted: ${title}`);
  const changed = [...now].flatMap(([id, { file, title }]) => {
    const was = old.get(id);
    return was && !sameContent(before.get(was.file), after.get(file)) ? [`Lesson changed: ${title}`] : [];
  });
  return [...changed, ...added, ...removed];
}

/** The other files, by what a trainer calls them. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^course\.yaml$/, 'Title, rules or look changed'],
  [/^resources\.yaml$/, 'Glossary or sources changed'],
  [/^ui\.yaml$/, 'Words on buttons changed'],
  [/^media\//, 'Pictures changed'],
];

function changedFiles(before: Sources, after: Sources): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  const changed = paths.filter((path) => !sameContent(before.get(path), after.get(path)));
  return names.flatMap(([pattern, line]) => (changed.some((path) => pattern.test(path)) ? [line] : []));
}

function valuesIn(yaml: string): unknown {
  try {
    return parse(yaml, { logLevel: 'silent' });
  } catch {
    return null; // it is being written
  }
}

function counted(count: number, thing: string, what: string): string {
  return count === 0 ? '' : `${count} ${thing}${count === 1 ? '' : 's'} ${what}`;
}
