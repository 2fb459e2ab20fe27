import { describe, expect, it } from 'vitest';
import { courseAfter, lesson, problemsAfter, problemsInLesson, type Change } from './fixture.ts';

const sort = (attributes: string) => `Words.

:::sort[Try it]{${attributes}}
Sort these.
:::
`;
const glossary: Change = [
  'resources.yaml',
  'glossary:\n  - { id: agenda, term: Agenda, meaning: What the talks are about. }\n',
];

describe('a sort inside a lesson', () => {
  it('becomes a block with cards and categories of the quiz', () => {
    const { lessons } = courseAfter([
      'lessons/one.md',
      lesson(sort('cards="C1 C4" categories="coaching mentoring"')),
    ]);
    expect(lessons[0]?.blocks[1]).toMatchObject({
      kind: 'sort',
      id: 'L1_C1',
      title: 'Try it',
      html: '<p>Sort these.</p>',
      cards: ['C1', 'C4'],
      categories: [{ id: 'coaching' }, { id: 'mentoring' }],
    });
  });

  it('tells the trainer which ids do not exist or come twice', () => {
    expect(problemsInLesson(sort('cards="C1 C99 C1" categories="coaching both"'))).toEqual([
      'lessons/one.md:10:17 cards names C99, which does not exist; use one of the cards: C1, C2, C3, C4, C5, C6',
      'lessons/one.md:10:17 cards names C1 twice; take one out',
      'lessons/one.md:10:35 categories names both, which does not exist; use one of the categories: coaching, mentoring',
    ]);
    expect(problemsInLesson(sort('cards=C1 categories="coaching mentoring"'))).toEqual([
      'lessons/one.md:10:17 :::sort names fewer than two cards; write cards="…" with ids of the quiz\'s deck',
    ]);
  });
});

describe('a link to the glossary', () => {
  const linked = (id: string): Change => ['lessons/one.md', lesson(`The [agenda](term:${id}).\n`)];

  it('opens its entry, which also stands on the resources page', () => {
    const { lessons, resources } = courseAfter(glossary, linked('agenda'));
    expect(lessons[0]?.blocks[0]).toMatchObject({
      html: '<p>The <a href="#agenda" data-term="agenda">agenda</a>.</p>',
    });
    expect(resources?.glossary).toEqual([
      { id: 'agenda', term: 'Agenda', meaning: 'What the talks are about.' },
    ]);
    expect(resources?.html).toContain('<li><strong>Agenda</strong>: What the talks are about.</li>');
  });

  it('that leads nowhere is reported, with or without a glossary', () => {
    expect(problemsAfter(glossary, linked('agendum'))).toEqual([
      'lessons/one.md:8:5 term agendum does not exist; did you mean agenda? (the terms are agenda)',
    ]);
    expect(problemsAfter(linked('agenda'))).toHaveLength(1);
  });
});
