import type { BlockKind, BlockSource, Page } from './block-kind.ts';
import { labelOf, onlyProse, placeOfAttribute } from './block-parts.ts';
import { suggest } from './suggest.ts';

/** `:::sort[Title]{cards="C41 C08" categories="coaching both"}` holds a sentence that says what to do. */
export const sortBlock: BlockKind = {
  takesLabel: true,
  attributes: ['cards', 'categories'],
  compile(source, page) {
    const { deck } = page;
    const cards = idsIn('cards', deck?.cards, source, page);
    const categories = idsIn('categories', deck?.categories, source, page);
    return {
      kind: 'sort',
      id: `${page.lessonId}_${cards[0] ?? ''}`,
      title: labelOf(source, page, 'title'),
      html: onlyProse(source, page, 'introduction'),
      cards,
      categories: deck?.categories.filter(({ id }) => categories.includes(id)) ?? [],
    };
  },
};

/** The ids in an attribute, after reporting those that the quiz's deck does not have; null is a deck with problems. */
function idsIn(
  key: 'cards' | 'categories',
  known: readonly { readonly id: string }[] | undefined,
  source: BlockSource,
  page: Page,
): readonly string[] {
  const place = placeOfAttribute(source, page, key);
  const ids = (source.attributes[key] ?? '').split(/\s+/).filter((id) => id !== '');
  const existing = known?.map(({ id }) => id) ?? ids;
  if (ids.length < 2)
    page.report(place, `:::sort names fewer than two ${key}`, `write ${key}="…" with ids of the quiz's deck`);
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) < index) page.report(place, `${key} names ${id} twice`, 'take one out');
    else if (!existing.includes(id)) page.report(place, `${key} names ${id}, which does not exist`, suggest(id, existing, key)); // prettier-ignore
  }
  return ids;
}
