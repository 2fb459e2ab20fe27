import type { Comparison } from './compare.ts';
import type { Summary } from './summary.ts';
import { changeWord, counted, hintFor, notes, number, shareOf } from './words-for.ts';
import type { Wording } from './words-for.ts';

/** The results for a terminal. */
export function resultsText(summary: Summary, wording: Wording): string {
  const { passed, score, mixUps, toTalkAbout } = summary;
  const [mix] = mixUps;
  const lines = [
    `What this group finds hard: ${summary.course}`,
    '',
    `${summary.learners} learners, ${summary.answers} answers`,
    passed
      ? `Passed: ${number(passed.count, wording)} of ${passed.of} (${summary.passMark} % is needed)`
      : 'Passed: not known, since there are no scores in the file',
    ...(score
      ? [
          `Middle score: ${Math.round(score.median)} % (half are between ${Math.round(score.lower)} and ${Math.round(score.upper)})`,
        ]
      : []),
    ...(mix
      ? [
          `Mixed up most: ${mix.belongs.label} put into ${mix.putInto.label} (${number(mix.count, wording)} of ${mix.of} answers)`,
        ]
      : []),
    '',
    'By theme',
    ...summary.themes.map((theme) =>
      `  ${theme.label}: ${counted(theme, wording)} ${shareOf(theme, wording)}`.trimEnd(),
    ),
    '',
    'Cards to talk about',
    ...(toTalkAbout.length === 0 ? ['  none stands out'] : []),
    ...toTalkAbout.flatMap((card) => {
      const into = card.putInto
        .filter(({ category, count }) => count > 0 && category.id !== card.card.category)
        .map(({ category, count }) => `${category.label} ${number(count, wording)}`);
      const belongs = card.putInto.find(({ category }) => category.id === card.card.category)?.category.label;
      const hint = hintFor(card);
      return [
        `  ${card.card.text} (${card.card.reportId})`,
        `    belongs to ${belongs ?? card.card.category}, right ${counted(card, wording)} ${shareOf(card, wording)}`.trimEnd(),
        ...(into.length > 0 ? [`    put into ${into.join(', ')}${hint === '' ? '' : `; ${hint}`}`] : []),
      ];
    }),
    '',
    ...notes(summary),
  ];
  return lines.join('\n');
}

export function comparisonText(
  { themes }: Comparison,
  names: readonly [string, string],
  wording: Wording,
): string {
  return [
    `Side by side: ${names.join(', then ')}`,
    ...themes.map((theme) => {
      const [first, second] = [theme.first, theme.second].map((count) =>
        count ? counted(count, wording) : 'no answers',
      );
      return `  ${theme.label}: ${first}, then ${second}; ${changeWord(theme)}`;
    }),
  ].join('\n');
}
