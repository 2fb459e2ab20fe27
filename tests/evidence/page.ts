/** The evidence as one page: text, no script, nothing from elsewhere. */
import type { Course } from '../../src/course/course.ts';
import { reportPage } from '../../authoring/results/report-page.ts';
import { escape } from '../../authoring/results/results-html.ts';
import { section } from './claims.ts';
import { inline, markdown } from './markdown.ts';
import { nameOf } from './name-of.ts';
import { NOT_CONCERNED } from './openacr.ts';
import { statement } from './statement.ts';
import type { Evidence } from './evidence.ts';
import type { Judged } from './judge.ts';

/** The pages the facts are taken from, as Markdown. */
export interface Pages {
  readonly guide: string;
  readonly administrators: string;
  readonly security: string;
}

/** What each criterion of the qualification asks for, and the lessons that help with it. */
export interface Criterion {
  readonly id: string;
  readonly text: string;
  readonly lessons: readonly string[];
}

const LABELS = {
  supports: 'Supports',
  'partially-supports': 'Partially supports',
  'not-applicable': 'Not applicable',
  'not-evaluated': 'Not evaluated',
};

/**
 * @param styles the style sheets as text
 * @param lessonOf the lesson that explains each card of the quiz, by the card's id
 */
export function evidencePage(
  evidence: Evidence,
  {
    pages,
    criteria,
    styles,
    lessonOf,
  }: { pages: Pages; criteria: readonly Criterion[]; styles: string; lessonOf: ReadonlyMap<string, string> },
): string {
  const { course, date, left } = evidence;
  const title = `${course.title} ${course.version}: evidence`;
  const parts: [id: string, heading: string, html: string][] = [
    ['build', 'Which build this is about', build(evidence)],
    ['accessibility', 'Accessibility report', report(evidence)],
    ['left', 'What no test covers, and what is left', markdown(left)],
    ['statement', 'For your own accessibility statement', statement(evidence)],
    ['data', 'Data protection', dataProtection(pages.guide)],
    ['security', 'Security', markdown(pages.security.replace(/^# .*\n/, '').replaceAll('\n## ', '\n### '))],
    ['alignment', 'Alignment with the qualification', alignment(course, criteria, lessonOf)],
    [
      'tried',
      'Browsers and LMSs it was tried in',
      markdown(section(pages.administrators, 'Where it was tried')),
    ],
  ];
  const contents = parts.map(([id, heading]) => `<li><a href="#${id}">${heading}</a></li>`);
  const sections = parts.map(
    ([id, heading, html]) =>
      `<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${html}</section>`,
  );
  return reportPage(
    'en-GB',
    title,
    styles,
    `<main class="evidence">
<h1>${escape(title)}</h1>
<p>Made on ${date} by <code>npm run evidence</code> from the packages, their sources and the results of the last test run.</p>
${warning(evidence)}
<nav aria-label="On this page"><ul>${contents.join('')}</ul></nav>
${sections.join('\n')}
</main>`,
  );
}

function warning({ doubts }: Evidence): string {
  if (doubts.length === 0)
    return '<p class="sure">All tests ran on the very sources of these packages, and passed.</p>';
  return `<div class="doubts"><h2>Read this first</h2><ul>${doubts.map((doubt) => `<li>${escape(doubt)}</li>`).join('')}</ul></div>`;
}

function build({ course, sources, zips, results, supplier }: Evidence): string {
  const runs = results.map(({ part, ended, engines, passed, failed, sources: of }) => [
    part,
    ended.slice(0, 16).replace('T', ' '),
    engines.join(', ') || 'Node',
    `${passed} passed, ${failed.length} failed`,
    (of.commit ?? 'no commit').slice(0, 10) + (of.dirty ? ', with changes' : ''),
  ]);
  return `<dl>
<dt>Version</dt><dd>${escape(course.version)}</dd>
<dt>Commit</dt><dd><code>${sources.commit ?? 'unknown'}</code>${sources.dirty ? ', with changes' : ''}</dd>
<dt>Sources (SHA-256)</dt><dd><code>${sources.sha256}</code></dd>
<dt>Supplier</dt><dd>${supplier ? `${escape(supplier.name)}, ${escape(supplier.contact)}` : 'Not filled in: <code>supplier</code> in <code>course.yaml</code>.'}</dd>
</dl>
<h3>Packages</h3>
${table(
  ['File', 'SHA-256'],
  zips.map(({ name, sha256 }) => [name, sha256]),
  'There is none.',
)}
<h3>The last run of each part of the tests</h3>
${table(['Part', 'Ended (UTC)', 'Where', 'Result', 'Commit'], runs, 'No part was run.')}`;
}

function report(evidence: Evidence): string {
  const { wcag, clauses } = evidence;
  const count = (level: Judged['level']) => wcag.filter((row) => row.level === level).length;
  const levels = Object.keys(LABELS) as Judged['level'][];
  return `<p>WCAG 2.2, levels A and AA; with it clauses 9.1 to 9.4 of EN 301 549 (WCAG 2.1) and 501.1 of Section 508 (WCAG 2.0):
${levels.map((level) => `${count(level)} ${LABELS[level].toLowerCase()}`).join(', ')}. The same as data: <code>accessibility.yaml</code> (OpenACR).</p>
${methods(evidence)}
<h3>WCAG 2.2</h3>${wcag.map((row) => criterion(row)).join('')}
<h3>EN 301 549 and Section 508</h3>${clauses.map((row) => criterion(row)).join('')}`;
}

/** How it was evaluated, what the words mean, and which chapters do not concern it. */
function methods({ wcag, results }: Evidence): string {
  const byEye = wcag.filter(({ byEye: looked }) => looked).map(({ num }) => num);
  const ran = results.map(({ ended }) => ended.slice(0, 10)).toSorted();
  const when = ran.length === 0 ? 'The tests were not run.' : `The tests ran ${between(ran[0], ran.at(-1))}.`;
  return `<h3>How it was evaluated</h3>
<ul><li>Automated tests in real browsers, which each row names; on paper by their files, on the page and as data one by one. ${when}</li>
<li>A person of the project looking, in November 2026: ${byEye.join(', ')}. No test holds what only a person saw.</li>
<li>The screen reader Orca with Firefox, played by real keys and read line by line, in December 2026. No other screen reader.</li>
<li>Not done: trials with disabled people, an audit from outside, voice control, switches, screen magnifiers.</li></ul>
<h3>What the words mean</h3>
<dl><dt>Supports</dt><dd>Met, as far as the named tests or the person looking can tell.</dd>
<dt>Partially supports</dt><dd>Met in part, or a test of it failed; the row says what.</dd>
<dt>Not applicable</dt><dd>The module has nothing this is about.</dd>
<dt>Not evaluated</dt><dd>Nobody tested it, or its tests were not run on these very sources; the row says which.</dd></dl>
<h3>What is not in it</h3>
<ul>${Object.values(NOT_CONCERNED)
    .map((why) => `<li>${escape(why)}</li>`)
    .join('')}</ul>`;
}

const between = (first = '', last = '') => (first === last ? `on ${first}` : `from ${first} to ${last}`);

function criterion({ num, row, level, how, remarks, held }: Judged): string {
  const names = held.map(({ named, run, tests }) => {
    const lines = tests.map(
      ({ name, engine, state }) => `<li>${escape(name)} <span>(${engine}, ${state})</span></li>`,
    );
    const when = run
      ? `, ${run.ended.slice(0, 16).replace('T', ' ')}, ${run.engines.join(', ') || 'Node'}`
      : '';
    return `<li>${escape(named.name)}: <code>${escape(named.file)}</code>${when}${lines.length > 0 ? `<ul>${lines.join('')}</ul>` : ''}</li>`;
  });
  const tests =
    held.length > 0
      ? `<details><summary>Tests of ${escape(num)}</summary><ul>${names.join('')}</ul></details>`
      : '';
  return `<article class="${level}"><h4>${escape(nameOf(num, row))}: <span>${LABELS[level]}</span></h4>
<p>${inline(how)}</p>${remarks.map((remark) => `<p class="remark">${escape(remark)}</p>`).join('')}${tests}</article>`;
}

function dataProtection(guide: string): string {
  return `${markdown(section(guide, 'Privacy'))}
<ul><li>Whose data: that of learners; the course is for adults at work or in training. Special categories: none are asked for.
A note is free text, and the page says who may read it.</li>
<li>Lawful basis: yours to name. The module asks for no consent and needs none of its own.</li>
<li>Storage in the browser: local storage and IndexedDB, for what the learner asked for, as the table says. Cookies, tracking, analytics: none.</li>
<li>Rights: a learner sees the record under “Save state”, copies the notes under “Your notes” and clears the device under
“Settings”; the record itself is seen, corrected, handed over and deleted in your LMS.</li>
<li>Security of what is kept: that of your LMS and of the device. The module encrypts nothing itself; use https.</li>
<li>Processors: none. The module has no server of its own; your LMS is yours, or that of your processor.</li>
<li>Transfers: none by the module. Where your LMS stands is where its data is.</li>
<li>Purpose: a record of learning, and going on where the learner left. Profiling and automated decisions: none.</li>
<li>Who can read it: the learner, and those to whom your LMS shows attempts.</li></ul>`;
}

function alignment(
  course: Course,
  criteria: readonly Criterion[],
  lessonOf: ReadonlyMap<string, string>,
): string {
  const { ilm, lessons, quiz } = course;
  if (!ilm) return '<p>The course names no qualification.</p>';
  const rows = criteria.map(({ id, text, lessons: helping }) => {
    const found = lessons.filter((lesson) => helping.includes(lesson.id));
    const cards = quiz.cards.filter((card) => helping.includes(lessonOf.get(card.id) ?? ''));
    return [
      id,
      text,
      found.map(({ title }) => title).join('; '),
      blocksOf(found),
      cards.length > 0 ? `${cards.length}: ${cards.map((card) => card.id).join(', ')}` : 'None',
    ];
  });
  return `<p>${escape(ilm.qualification)}. ${escape(ilm.unit)} (${escape(ilm.reference)}). ${escape(ilm.note)}</p>
${table(['Criterion', 'In our words', 'Lessons', 'Blocks', 'Quiz cards those lessons explain'], rows, 'No criterion is named.')}
<p>Warm-up and quiz as a whole support AC1.1.</p>`;
}

/** Such as `2 prose, 1 sort`. */
function blocksOf(lessons: Course['lessons']): string {
  const kinds = lessons.flatMap(({ blocks }) => blocks.map(({ kind }) => kind));
  return [...new Set(kinds)]
    .map((kind) => `${kinds.filter((one) => one === kind).length} ${kind}`)
    .join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  if (rows.length === 0) return `<p>${none}</p>`;
  return `<table><thead><tr>${head.map((cell) => `<th scope="col">${escape(cell)}</th>`).join('')}</tr></thead>
<tbody>${rows.map(([first = '', ...cells]) => `<tr><th scope="row">${escape(first)}</th>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
}
