import type { Heading, RootContent } from 'mdast';
import type { RevealCard } from '../course/course.ts';
import type { BlockKind, Page } from './block-kind.ts';
import { wordsOf } from './block-parts.ts';
import { htmlOf } from './html.ts';
import { placeOfNode } from './markdown.ts';

/** `:::reveal` holds cards: a `###` heading is the front, what follows it is the back. */
export const revealBlock: BlockKind = {
  takesLabel: false,
  attributes: [],
  compile({ node, content }, page) {
    const place = placeOfNode(page.markdown, node);
    const first = content.findIndex((child) => child.type === 'heading');
    if (first < 0) {
      page.report(
        place,
        ':::reveal has no cards',
        'start each card with a line such as ### Front, its back below',
      );
      return null;
    }
    const before = content[0];
    if (first > 0 && before)
      page.report(
        placeOfNode(page.markdown, before),
        'this text stands before the first card of :::reveal',
        'move it above :::reveal, or start a card with ###',
      );
    return { kind: 'reveal', cards: cardsOf(content.slice(first), page) };
  },
};

function cardsOf(content: readonly RootContent[], page: Page): RevealCard[] {
  const cards: { heading: Heading; back: RootContent[] }[] = [];
  for (const child of content)
    if (child.type === 'heading') cards.push({ heading: child, back: [] });
    else cards.at(-1)?.back.push(child);
  return cards.map(({ heading, back }) => {
    const place = placeOfNode(page.markdown, heading);
    const card = { front: wordsOf(heading, page), back: htmlOf(back, page.markdown.definitions) };
    if (heading.depth !== 3)
      page.report(place, 'this heading in :::reveal does not start with ###', 'start each card with ###');
    if (card.front === '') page.report(place, 'the front of this card is empty', 'write it after ###');
    if (card.back === '')
      page.report(place, `the card ${card.front} has no back`, 'write below ### what turning the card shows');
    return card;
  });
}
