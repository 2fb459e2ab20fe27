import { describe, expect, it } from 'vitest';
import { courseAfter, problemsAfter, type Change } from './fixture.ts';

const warmUp = (pairs: string, drawn = 1): Change => [
  'course.yaml',
  'lessons: [L1, L2]\n',
  `warm-up:
  title: Warm-up
  question: What do you think?
  intro: Wrong guesses help.
  categories: [coaching, mentoring]
  pairs: ${pairs}
  pairs-drawn: ${drawn}
lessons: [L1, L2]
`,
];
const families = [
  'decks/quiz.yaml',
  'dimensions:\n  - { id: length, label: How long }\n',
  'families:\n  - { id: form, label: Form }\ndimensions:\n  - { id: length, label: How long, family: form }\n',
] as const;

describe('a warm-up', () => {
  it('becomes part of the course, with its minutes', () => {
    const { warmUp: compiled, minutes } = courseAfter(warmUp('[[C1, C4], [C2, C5]]', 2));
    expect(compiled).toMatchObject({ pairsDrawn: 2, minutes: 1, pairs: [['C1', 'C4'], ['C2', 'C5']] }); // prettier-ignore
    expect(minutes).toBe(courseAfter().minutes + 1);
  });

  it('that cannot be drawn tells the trainer why', () => {
    expect(problemsAfter(warmUp('[[C1, C4]]', 3))).toEqual([
      'course.yaml:19:16 the warm-up draws 3 pairs, but there are 1; lower the number or add pairs',
    ]);
    expect(problemsAfter(warmUp('[[C1, C99]]'))).toEqual([
      expect.stringMatching(/^course\.yaml:18:16 card C99 does not exist; /),
    ]);
    expect(
      problemsAfter(warmUp('[[C1, C4]]'), ['decks/quiz.yaml', 'text: May go on for years\n    category: mentoring', 'text: May go on for years\n    category: coaching'],
        ['course.yaml', 'categories: [coaching, mentoring]', 'categories: [mentoring]']), // prettier-ignore
    ).toEqual([
      'course.yaml:18:11 C1 belongs to coaching, which the warm-up does not offer; use a card of mentoring, or add coaching to its categories',
      'course.yaml:18:11 C4 belongs to coaching, which the warm-up does not offer; use a card of mentoring, or add coaching to its categories',
    ]);
  });
});

describe('families of dimensions', () => {
  it('come with the deck', () => {
    const { quiz } = courseAfter(families);
    expect(quiz.families).toEqual([{ id: 'form', label: 'Form' }]);
    expect(quiz.dimensions[0]?.family).toBe('form');
  });

  it('that do not exist are reported where they are named', () => {
    const misspelt: Change = [
      'decks/quiz.yaml',
      families[1],
      families[2].replace('family: form', 'family: from'),
    ] as Change;
    expect(problemsAfter(misspelt)).toEqual([
      'decks/quiz.yaml:8:44 family from does not exist; did you mean form? (the families are form)',
    ]);
  });
});
