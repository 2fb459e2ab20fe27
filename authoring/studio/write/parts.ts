import { deckIn, lessonsIn } from '../store/titles.ts';
import type { Sources } from '../store/sources.ts';

/** The parts of a course, as the navigation `Course` lists them. */
export type PartKind =
  'course' | 'warm-up' | 'lesson' | 'cards' | 'draw' | 'resources' | 'pictures' | 'words';

/** A part, and the file it is written in. */
export interface Part {
  readonly kind: PartKind;
  readonly file: string;
  readonly label: string;
}

/** Parts that belong together, under a heading. */
export interface PartGroup {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** The parts of a course in the order of the navigation. */
export function partsOf(sources: Sources): readonly PartGroup[] {
  const pictures = [...sources.keys()].filter((path) => path.startsWith('media/'));
  return [
    {
      title: 'Course',
      parts: [
        { kind: 'course', file: 'course.yaml', label: 'Title, rules, look' },
        { kind: 'warm-up', file: 'course.yaml', label: 'Warm-up' },
      ],
    },
    {
      title: 'Lessons',
      parts: lessonsIn(sources).map(({ file, title }) => ({ kind: 'lesson', file, label: title })),
    },
    {
      title: 'Quiz',
      parts: [
        { kind: 'cards', file: deckIn(sources), label: 'Cards' },
        { kind: 'draw', file: 'course.yaml', label: 'How cards are drawn' },
      ],
    },
    {
      title: 'More',
      parts: [
        { kind: 'resources', file: 'resources.yaml', label: 'Glossary and sources' },
        { kind: 'pictures', file: pictures[0] ?? 'media/', label: 'Pictures' },
        { kind: 'words', file: 'ui.yaml', label: 'Words on buttons' },
      ],
    },
  ];
}

/** The part in which a place is written. */
export function partAt(sources: Sources, file: string, offset: number): Part | undefined {
  const parts = partsOf(sources).flatMap((group) => group.parts);
  if (file.startsWith('media/')) return parts.find(({ kind }) => kind === 'pictures');
  if (file !== 'course.yaml') return parts.find((part) => part.file === file);
  const text = sources.get(file);
  const before =
    typeof text === 'string'
      ? `${text.slice(0, offset)}${/^[^\n]*/.exec(text.slice(offset))?.[0] ?? ''}`
      : '';
  const key = [...before.matchAll(/^([\w-]+):/gm)].at(-1)?.[1];
  const kind: PartKind = key === 'warm-up' ? 'warm-up' : key === 'quiz' ? 'draw' : 'course';
  return parts.find((part) => part.kind === kind);
}
