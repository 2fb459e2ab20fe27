import type { ListItem } from 'mdast';
import type { TimelineEvent } from '../course/course.ts';
import type { BlockKind, BlockSource, Page } from './block-kind.ts';
import { boldStart, entryOf, onlyListOf, proseOf, wordsOf } from './block-parts.ts';
import { placeOfNode } from './markdown.ts';

/** `:::timeline[Label]` holds a list; each entry starts with a bold date. */
export const timelineBlock: BlockKind = {
  takesLabel: true,
  attributes: [],
  compile(source, page) {
    const parts = onlyListOf(source, page, '- **date** what happened');
    if (!parts) return null;
    return {
      kind: 'timeline',
      label: source.label === null ? page.title : wordsOf(source.label, page),
      events: parts.list.children.map((item) => eventOf(item, source, page)),
    };
  },
};

function eventOf(item: ListItem, source: BlockSource, page: Page): TimelineEvent {
  const place = placeOfNode(page.markdown, item);
  const { first, rest } = entryOf(item);
  const start = first && boldStart(first);
  if (!start) {
    page.report(place, 'this entry has no date', 'start it with one in bold, such as - **1937** and so on');
    return { time: '', html: '' };
  }
  const time = wordsOf(start.bold, page).replace(/\s*:?$/, '');
  const after = start.after.children.length > 0 ? [start.after, ...rest] : rest;
  const missing = [place, `nothing follows the date ${time}`, 'say what happened'] as const;
  return { time, html: proseOf(after, source, page, missing) };
}
