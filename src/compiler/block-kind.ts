import type { Paragraph, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block, Look } from '../course/course.ts';
import type { DeckFile } from '../course/schemas.ts';
import type { Media } from './media-files.ts';
import type { Markdown } from './markdown.ts';
import type { Report } from './problems.ts';

/** What a block may need to know about the lesson it stands in. */
export interface Page {
  readonly markdown: Markdown;
  readonly title: string;
  /** '' when it cannot be read. */
  readonly lessonId: string;
  /** The deck of the quiz; null when it has problems. */
  readonly deck: DeckFile | null;
  /** The look of the quiz category with this label; null when there is none. */
  readonly lookOf: (label: string) => Look | null;
  /** The pictures of the course as markup, by file name. */
  readonly pictures: ReadonlyMap<string, string>;
  /** What else there is in media/. */
  readonly media: Media;
  readonly report: Report;
}

/** A `:::name[label]{key=value}` block with its label taken apart from its content. */
export interface BlockSource {
  readonly node: ContainerDirective;
  readonly label: Paragraph | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly RootContent[];
}

/** How one kind of `:::block` is written and compiled. */
export interface BlockKind {
  readonly takesLabel: boolean;
  readonly attributes: readonly string[];
  /** Returns null after reporting why there is no block. */
  readonly compile: (source: BlockSource, page: Page) => Block | null;
}
