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
  /** Names that talks of the course have already. */
  readonly talkNames: readonly string[];
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
  talk: ({ talkNames }) =>
    `:::talk[A talk]{id=${freeName('talk', talkNames)} with=Name role="Your role"}\nWho talks to whom about what.\n\n### Opening\n\nWhat the person says first.\n\n- [x] The best thing to say\n\n  **What kind of answer it is.** Why it tends to help. → End: Where it led\n\n- [ ] Something else one could say\n\n  **What kind of answer it is.** What it tends to do. → End: Where it led\n\n### End: Where it led\n\nWhat came of it.\n\n:::`,
};

const captionsIn = (media: readonly string[]) => filesFor('captions', media)[0] ?? 'captions.vtt';

function noteName(names: readonly string[]): string {
  return names.includes('') ? `{id=${freeName('note', names)}}` : '';
}

/** A name that is not taken: `stem_2`, `stem_3` …; the first talk of a course is talk_1. */
export function freeName(stem: 'note' | 'talk', names: readonly string[]): string {
  let number = stem === 'talk' ? 1 : 2; // the first note of a lesson has no name
  while (names.includes(`${stem}_${number}`)) number++;
  return `${stem}_${number}`;
}
