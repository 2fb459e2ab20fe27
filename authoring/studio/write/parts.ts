/** The parts of a course, as the navigation `Course` lists them. */
export type PartKind =
  'course' | 'warm-up' | 'lesson' | 'cards' | 'draw' | 'resources' | 'pictures' | 'words';

/** A part, and the file it is written in. */
export interface Part {
  readonly kind: PartKind;
  readonly file: string;
  readonly label: string;
}
