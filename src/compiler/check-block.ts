import type { ListItem } from 'mdast';
import type { CheckOption } from '../course/course.ts';
import type { BlockKind, BlockSource, Page } from './block-kind.ts';
import { entryOf, labelOf, onlyListOf, plainText, proseOf } from './block-parts.ts';
import { placeOfNode } from './markdown.ts';

/** `:::check[Question?]` holds options, `- [x]` right and `- [ ]` wrong, each with its reason indented below. */
export const checkBlock: BlockKind = {
  takesLabel: true,
  attributes: [],
  compile(source, page) {
    const question = labelOf(source, page, 'question');
    const parts = onlyListOf(source, page, '- [x] if it is right, - [ ] if not');
    if (!parts) return null;
    const options = parts.list.children.map((item) => optionOf(item, source, page));
    const place = placeOfNode(page.markdown, parts.list);
    if (options.length < 2)
      page.report(place, ':::check has fewer than two options', 'add one, starting with - [ ]');
    else if (
      !options.some(({ right }) => right) &&
      parts.list.children.some(({ checked }) => checked === false)
    )
      page.report(place, ':::check has no right option', 'start the right one with - [x]');
    return { kind: 'check', question, options };
  },
};

function optionOf(item: ListItem, source: BlockSource, page: Page): CheckOption {
  const place = placeOfNode(page.markdown, item);
  const { first, rest } = entryOf(item);
  const text = first ? plainText(first, page, 'the reason') : '';
  if (typeof item.checked !== 'boolean' || text === '')
    page.report(
      place,
      'this option is not marked as right or wrong',
      'start it with - [x] if it is right, - [ ] if not, then a space and its text',
    );
  const missing = [
    place,
    'this option has no reason',
    'leave a line empty below it, then write the reason, indented by two spaces',
  ] as const;
  return { text, right: item.checked === true, why: proseOf(rest, source, page, missing) };
}
