import { filesFor } from './block-shape.ts';

/** What a new block can be made with. */
export interface ForBlocks {
  /** Names of files in media/. */
  readonly media: readonly string[];
  /** Ids of cards and of categories of the quiz. */
  readonly cards: readonly string[];
  readonly categories: readonly string[];
  /** Names that notes of this lesson have already. */
  readonly noteNames: readonly string[];
}

/** The text of a new block, which compiles as it is, to be written over. */
export function newBlock(kind: string, around: ForBlocks): string {
  return templates[kind]?.(around) ?? 'A new paragraph.';
}

const templates: Readonly<Record<string, (around: ForBlocks) => string>> = {
  note: () => ':::note[Heading]\nSomething set apart.\n:::',
  quote: () => ':::quote{source="Who, when"}\nTheir words.\n:::',
  figure: ({ media }) =>
    `:::figure[Caption]{src=${filesFor('picture', media)[0] ?? 'picture.svg'}}\nWhat the picture shows.\n:::`,
  audio: ({ media }) =>
    `:::audio[Title]{src=${filesFor('sound', media)[0] ?? 'sound.mp3'} captions=${captionsIn(media)}}\nAll that is said.\n:::`,
  video: ({ media }) =>
    `:::video[Title]{src=${filesFor('film', media)[0] ?? 'film.mp4'} captions=${captionsIn(media)}}\nAll that is said, and what happens.\n:::`,
  timeline: () => ':::timeline[What happened when]\n\n- **2000** What happened.\n\n:::',
  reveal: () => ':::reveal\n\n### A question to think about?\n\nThe answer.\n\n:::',
  compare: () =>
    ':::compare[What the table compares]\n\n|                  | One thing | Another |\n| ---------------- | --------- | ------- |\n| What is compared | This      | That    |\n\n:::',
  check: () =>
    ':::check[Which is right?]\n\n- [x] The right answer\n\n  Why it is right.\n\n- [ ] A wrong answer\n\n  Why it is wrong.\n\n:::',
  recall: () => ':::recall[What did you read?]\nA model answer.\n:::',
  reflect: ({ noteNames }) => `:::reflect[What will you do?]${noteName(noteNames)}\n:::`,
  scenario: () =>
    ':::scenario[A case]\nWhat happened.\n\n- **best** What to do\n\n  Why it is best.\n\n- **poor** What not to do\n\n  Why it is poor.\n\n:::',
  estimate: () => ':::estimate[How many of 100?]{min=0 max=100 answer=50}\nWhat the figure means.\n:::',
  sort: ({ cards, categories }) =>
    `:::sort[Try it]{cards="${cards.slice(0, 2).join(' ')}" categories="${categories.slice(0, 2).join(' ')}"}\nWhere does each card belong?\n:::`,
};

const captionsIn = (media: readonly string[]) => filesFor('captions', media)[0] ?? 'captions.vtt';

function noteName(names: readonly string[]): string {
  if (!names.includes('')) return '';
  let number = 2;
  while (names.includes(`note_${number}`)) number++;
  return `{id=note_${number}}`;
}
