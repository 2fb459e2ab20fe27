import type { Category } from '../../src/course/course.ts';
import type { Comparison, Change } from './compare.ts';
import type { CardResult, Count, Summary, ThemeResult } from './summary.ts';
import { changeWord, counted, discriminationWord, hintFor, notes, number, shareOf } from './words-for.ts';
import type { Wording } from './words-for.ts';

/** What the page shows besides the figures. */
export interface Shown extends Wording {
  /** Where the figures come from, such as the names of the files. */
  readonly from: string;
  /** Buttons that lead from a card to where it is written, with `data-edit-card` and `data-show-lesson`. */
  readonly withActions: boolean;
}

/** The results as HTML without a head, for a page of the studio or a file of its own. Nothing in it needs a script. */
export function resultsHtml(summary: Summary, shown: Shown): string {
  return `<header class="results-head"><p class="from">${escape(shown.from)} · ${people(summary.learners, 'learner')} · ${summary.counts} answers</p>
<h1>What this group finds hard</h1></header>
${figures(summary, shown)}
<section class="panel" aria-labelledby="by-theme"><h2 id="by-theme">By theme</h2>
<ul class="themes" aria-label="By theme">${summary.themes.map((theme) => themeItem(theme, shown)).join('')}</ul>
<p class="hint">The mark is the share placed right; the bar is where the true share most likely is (95 %).</p></section>
<section class="panel" aria-label="Cards worth talking about">${cardTable('Cards to talk about', summary.toTalkAbout, shown)}
${summary.toTalkAbout.length === 0 ? '<p>No card stands out: each with five answers or more was placed right by most.</p>' : ''}</section>
<section class="panel" aria-label="Where cards went">${mixTable(summary, shown)}</section>
<details class="panel"><summary>All ${summary.cards.length} cards with an answer</summary>${cardTable('All cards', summary.cards, shown)}</details>
<section class="panel notes" aria-label="About these figures"><ul>${notes(summary)
    .map((note) => `<li>${escape(note)}</li>`)
    .join('')}</ul></section>`;
}

/** Two groups, or before and after, side by side. */
export function comparisonHtml(
  { themes, cards }: Comparison,
  names: readonly [string, string],
  shown: Wording,
): string {
  const table = (caption: string, rows: readonly Change[]) =>
    `<table><caption>${caption}</caption><thead><tr><th scope="col">${caption === 'Themes' ? 'Theme' : 'Card'}</th>${names
      .map((name) => `<th scope="col">${escape(name)}</th>`)
      .join(
        '',
      )}<th scope="col">Change</th></tr></thead><tbody>${rows.map((row) => changeRow(row, shown)).join('')}</tbody></table>`;
  return `<section class="panel" aria-labelledby="side-by-side"><h2 id="side-by-side">Side by side</h2>${table('Themes', themes)}${table('Cards', cards)}</section>`;
}

function changeRow(change: Change, shown: Wording): string {
  const cell = (count: Count | null) =>
    count ? escape(`${counted(count, shown)} ${shareOf(count, shown)}`.trim()) : 'no answers';
  return `<tr><th scope="row">${escape(change.label)}</th><td>${cell(change.first)}</td><td>${cell(change.second)}</td><td>${changeWord(change)}</td></tr>`;
}

function figures(summary: Summary, shown: Shown): string {
  const { passed, score, passMark, answers, cards } = summary;
  const [mix] = summary.mixUps;
  const each = cards.length > 0 ? Math.round(answers / cards.length) : 0;
  const all = [
    passed
      ? figure('Passed', `${number(passed.count, shown)} of ${passed.of}`, `${passMark} % is needed`)
      : figure('Passed', 'not known', 'the file has no scores'),
    score
      ? figure(
          'Middle score',
          `${Math.round(score.median)} %`,
          `half are between ${Math.round(score.lower)} and ${Math.round(score.upper)}`,
        )
      : '',
    mix
      ? figure(
          'Mixed up most',
          `${mix.belongs.label} → ${mix.putInto.label}`,
          `${number(mix.count, shown)} of ${mix.of} answers`,
        )
      : '',
    figure('Answers', String(answers), `about ${each} for each card`),
  ];
  return `<dl class="figures">${all.join('')}</dl>`;
}

function figure(name: string, value: string, more: string): string {
  return `<div class="figure"><dt>${escape(name)}</dt><dd><strong>${escape(value)}</strong> <span>${escape(more)}</span></dd></div>`;
}

function themeItem(theme: ThemeResult, shown: Shown): string {
  const words = [counted(theme, shown), shareOf(theme, shown)].filter((word) => word !== '').join(' · ');
  return `<li><span class="label">${escape(theme.label)}</span>${bar(theme, shown)}<span class="value">${escape(words)}</span></li>`;
}

/** The figures are beside it as text, so the picture is not for screen readers. */
function bar(count: Count, shown: Shown): string {
  if (shareOf(count, shown) === '' || !count.share) return '<span class="share-bar"></span>';
  const [share = 0, low = 0, high = 0] = [count.share.share, count.share.low, count.share.high].map(tenth);
  return `<svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="100" height="8" rx="4"/><rect class="range" x="${low}" width="${tenth((high - low) / 100)}" height="8"/><rect class="mark" x="${tenth((share - 0.75) / 100)}" width="1.5" height="8"/></svg>`;
}

/** Per cent with one decimal. */
function tenth(share: number): number {
  return Math.round(share * 1000) / 10;
}

function cardTable(caption: string, cards: readonly CardResult[], shown: Shown): string {
  if (cards.length === 0) return `<h2>${caption}</h2>`;
  return `<table class="cards"><caption>${caption}</caption><thead><tr><th scope="col">Card</th><th scope="col">Belongs to</th><th scope="col">Put into</th><th scope="col">Right</th><th scope="col">What it may mean</th>${
    shown.withActions ? '<th scope="col">Go to</th>' : ''
  }</tr></thead><tbody>${cards.map((card) => cardRow(card, shown)).join('')}</tbody></table>`;
}

function cardRow(result: CardResult, shown: Shown): string {
  const { card, putInto } = result;
  const belongs = putInto.find(({ category }) => category.id === card.category)?.category;
  const wrong = putInto.filter(({ category, count }) => category.id !== card.category && count > 0);
  const meaning = [hintFor(result), discriminationWord(result.discrimination)].filter((word) => word !== '');
  return `<tr id="card-${card.id}"><th scope="row">${escape(card.text)}</th><td>${belongs ? chip(belongs) : ''}</td><td>${
    wrong.map(({ category, count }) => chip(category, number(count, shown))).join(' ') || 'nothing else'
  }</td><td>${escape(counted(result, shown))}<br><span class="range">${escape(shareOf(result, shown))}</span></td><td>${escape(meaning.join('; '))}</td>${
    shown.withActions ? `<td>${actions(result)}</td>` : ''
  }</tr>`;
}

function actions({ card }: CardResult): string {
  const about = `<span class="apart">: ${escape(card.text)}</span>`;
  return `<button type="button" data-edit-card="${card.id}">Edit this card${about}</button> <button type="button" data-show-lesson="${card.lesson}">Show its lesson${about}</button>`;
}

function mixTable({ cards, mixUps }: Summary, shown: Shown): string {
  const categories = cards[0]?.putInto.map(({ category }) => category) ?? [];
  if (mixUps.length === 0) return '<h2>Where cards went</h2><p>Nothing was put into a wrong category.</p>';
  const row = (belongs: Category) => {
    const own = cards.filter(({ card }) => card.category === belongs.id).flatMap(({ putInto }) => putInto);
    const cells = categories.map(({ id }) => {
      const count = own.filter(({ category }) => category.id === id).reduce((sum, one) => sum + one.count, 0);
      return `<td${id === belongs.id ? ' class="right"' : ''}>${number(count, shown)}</td>`;
    });
    return `<tr><th scope="row">${escape(belongs.label)}</th>${cells.join('')}</tr>`;
  };
  return `<table><caption>Where cards went</caption><thead><tr><th scope="col">Belongs to</th>${categories
    .map(({ label }) => `<th scope="col">put into ${escape(label)}</th>`)
    .join('')}</tr></thead><tbody>${categories.map(row).join('')}</tbody></table>`;
}

function chip({ label, look }: Category, count = ''): string {
  return `<span class="chip ${look}">${escape(label)}${count === '' ? '' : ` ${count}`}</span>`;
}

function people(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** Text for HTML. */
export function escape(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
}
