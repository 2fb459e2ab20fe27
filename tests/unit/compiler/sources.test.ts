import { describe, expect, it } from 'vitest';
import { courseAfter, lesson, problemsAfter, type Change } from './fixture.ts';

const sources: Change = [
  'resources.yaml',
  `glossary: []
sources:
  - { id: first_2001, citation: 'First, A. (2001) One.', url: 'https://example.org/one' }
  - { id: second, citation: 'Second & Co. Two.' }
`,
];
const one = (body: string): Change => ['lessons/one.md', lesson(body)];
const number = (n: number) =>
  `<sup><a href="#sources" data-source="${n}" aria-label="Words ${n}">${n}</a></sup>`;
/** The small course says {n} in these words. */
const words = (html: string) => html.replaceAll('aria-label="Words {n}"', 'aria-label="Words 1"');

describe('a source in a lesson', () => {
  const compiled = (body: string) => courseAfter(sources, one(body)).lessons[0];

  it('is a number that leads to it, and has the same number in the whole lesson', () => {
    const found = compiled(`Two.[^second] One.[^first_2001]

:::note[Title]
Two again.[^second] [^first_2001]
:::
`);
    expect(found?.blocks).toMatchObject([
      { html: `<p>Two.${number(1)} One.${number(2)}</p>` },
      { html: `<p>Two again.${number(1)} ${number(2)}</p>` },
    ]);
    expect(found?.sources).toEqual(['second', 'first_2001']);
    expect(courseAfter(sources).resources?.sources).toEqual([
      { id: 'first_2001', citation: 'First, A. (2001) One.', url: 'https://example.org/one' },
      { id: 'second', citation: 'Second & Co. Two.', url: '' },
    ]);
  });

  it('may be named in tables, lists, answers and feedback', () => {
    const found = compiled(`- Item[^second]

:::compare
|  | Coaching | Mentoring |
|--|--|--|
| How long | Short[^second] | Long[^first_2001] |
:::

:::check[Right?]
- [x] Yes

  Reason.[^first_2001]

- [ ] No

  Reason.
:::
`);
    const html = words(JSON.stringify(found?.blocks));
    expect(html.match(/data-source/g)).toHaveLength(4);
    expect(found?.sources).toHaveLength(2);
  });

  it('adds nothing to the time a lesson takes', () => {
    const text = 'word '.repeat(356);
    expect(compiled(text)?.minutes).toBe(1);
    expect(compiled(`${text}[^second] [^first_2001] [^second]`)?.minutes).toBe(1);
  });

  it('that is not on the resources page is reported where it stands, each time', () => {
    expect(problemsAfter(sources, one('Words,\nand a claim.[^secnd] More.[^second] [^third]\n'))).toEqual([
      'lessons/one.md:9:13 source secnd does not exist; did you mean second? (the sources are first_2001, second)',
      'lessons/one.md:9:37 source third does not exist; use one of the sources: first_2001, second',
    ]);
    expect(problemsAfter(one('A claim.[^second]\n'))).toHaveLength(1);
  });

  it.each([
    ['a label', ':::recall[Why?[^second]]\nSo.\n:::\n', '8:15'],
    ['the front of a card', ':::reveal\n### Why?[^second]\nSo.\n:::\n', '9:9'],
    [
      'an answer to choose',
      ':::check[Why?]\n- [x] So[^second]\n\n  Yes.\n\n- [ ] Not\n\n  No.\n:::\n',
      '9:9',
    ],
    ['the name of a row', ':::compare\n| | A | B |\n|-|-|-|\n| Why[^second] | c | d |\n:::\n', '11:6'],
  ])('cannot be opened in %s', (_, body, place) => {
    expect(problemsAfter(sources, one(body))).toEqual([
      `lessons/one.md:${place} the source second cannot be opened here; name it in running text`,
    ]);
  });

  it('cannot be named in a text outside of lessons, but by the id of its own line', () => {
    const card = (after: string): Change => ['decks/quiz.yaml', 'why: Goals come first.', `why: ${after}`];
    expect(problemsAfter(sources, card('"Goals.[^second]"'))).toEqual([
      'decks/quiz.yaml:57:10 cards.C6.why names a source as [^id], which only the text of a lesson can; take it out',
    ]);
    expect(problemsAfter(sources, card('Goals.\n    source: secnd'))).toEqual([
      'decks/quiz.yaml:58:13 source secnd does not exist; did you mean second? (the sources are first_2001, second)',
    ]);
    const { cards } = courseAfter(sources, card('Goals.\n    source: second')).quiz;
    expect(cards[5]).toMatchObject({ id: 'C6', why: 'Goals.' });
    expect(cards[5]).not.toHaveProperty('source');
  });
});

describe('a word of the glossary', () => {
  const glossary: Change = [
    'resources.yaml',
    'glossary:\n  - { id: agenda, term: Agenda, meaning: What about. }\n  - { id: aim, term: Aim, meaning: What for. }\n',
  ];

  it('that no lesson leads to is reported, since nobody meets it', () => {
    expect(problemsAfter(glossary, one('The [agenda](term:agenda).\n'))).toEqual([
      'resources.yaml:3:11 no lesson leads to the word aim, so learners do not meet it; link to it where a lesson uses it, as [text](term:aim), or delete it',
    ]);
    expect(problemsAfter(glossary)).toHaveLength(2);
  });

  it('is not called unmet while a link is misspelt, which may mean it', () => {
    const links = 'The [agenda](term:agenda) and the [aim](term:aims).\n';
    expect(problemsAfter(glossary, one(links))).toEqual([
      'lessons/one.md:8:35 term aims does not exist; did you mean aim? (the terms are agenda, aim)',
    ]);
  });
});
