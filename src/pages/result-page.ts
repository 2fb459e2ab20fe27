import { html, nothing, type TemplateResult } from 'lit';
import check from 'lucide-static/icons/check.svg';
import award from 'lucide-static/icons/award.svg';
import printer from 'lucide-static/icons/printer.svg';
import rotate from 'lucide-static/icons/rotate-ccw.svg';
import type { Course } from '../course/course.ts';
import type { Attempt, Place, Submitted } from '../state/attempt.ts';
import { scoresByFamily } from '../state/family-scores.ts';
import { isCompleted, isPassed, isRight, lessonsLeft, scoreOf, triesLeft } from '../state/score.ts';
import { counted, fill } from '../ui/texts.ts';
import { scoreRing } from '../ui/score-ring.ts';
import { beforeAfter } from './before-after.ts';
import { lookAtMissed, resultCards } from './result-cards.ts';
import { toTry } from './to-try.ts';

export interface ResultParts {
  readonly course: Course;
  readonly attempt: Attempt;
  readonly submitted: Submitted;
  /** Whether new answers are recorded: not in review, and not after Finish. */
  readonly records: boolean;
  /** Why no course keeps it; '' where one does. */
  readonly unkept: string;
  /** What came of Finish; '' for nothing. */
  readonly message: string;
  /** When to come back. */
  readonly remember: TemplateResult;
  readonly onOpen: (place: Place) => void;
  readonly onSortMissed: () => void;
  readonly onSortWarmUp: () => void;
  readonly onNewCards: () => void;
  readonly onCertificate: () => void;
  readonly onFinish: () => void;
}

/** What came of the latest submit: the score, what to do next, the reason for each card, and what has been gained. */
export function resultPage(parts: ResultParts): TemplateResult {
  const { course, submitted } = parts;
  const { result } = course.ui;
  const { right, total, percent } = scoreOf(submitted.answers, course);
  const passed = percent >= course.passMark;
  const badge = passed ? result['passed-badge'] : result['not-yet-badge'];
  return html`
    <div class="result">
      <header class=${passed ? 'passed' : ''}>
        ${passed ? award : nothing}
        <div>
          <p class="eyebrow">${result.eyebrow}</p>
          <h1 tabindex="-1">${passed ? result.passed : result['not-yet']}</h1>
        </div>
      </header>
      <div class="result-columns">
        <section class="panel result-score ${passed ? 'passed' : ''}" aria-label=${result.eyebrow}>
          ${scoreRing(percent, passed)}
          <p>
            <strong>${fill(result.score, { right, total })}</strong> · <span>${Math.floor(percent)}%</span>
          </p>
          <p class="badge ${passed ? 'passed' : ''}">
            ${passed ? check : nothing} ${fill(badge, { percent: course.passMark })}
          </p>
          ${parts.unkept === '' ? nothing : html`<p class="notice">${parts.unkept}</p>`}
          ${standing(parts, percent)} ${buttons(parts)}
          <p class="small" role="status">${parts.message}</p>
        </section>
        <div class="result-details">
          ${resultCards(parts)} ${families(parts)} ${beforeAfter(course, parts.attempt, parts.onSortWarmUp)}
          ${toTry(course)} ${parts.remember}
        </div>
      </div>
    </div>
  `;
}

function standing({ course, attempt }: ResultParts, percent: number): TemplateResult {
  const { result } = course.ui;
  const left = lessonsLeft(attempt, course);
  const tries = triesLeft(attempt, course);
  const best = attempt.bestScore ?? 0;
  const lines = [
    best > percent ? fill(result.best, { percent: Math.floor(best) }) : '',
    isCompleted(attempt, course) ? result.complete : '',
    !isCompleted(attempt, course) && isPassed(attempt, course) && left > 0
      ? counted(result['lessons-left'], left)
      : '',
    tries === 0 ? result['no-tries-left'] : tries === null ? '' : counted(result['tries-left'], tries),
  ];
  return html`${lines.filter((line) => line !== '').map((line) => html`<p class="small muted">${line}</p>`)}`;
}

/** The next step first: on to the end for a learner who passed, else what was missed, and new cards only after that. */
function buttons(parts: ResultParts): TemplateResult {
  const { course, attempt, submitted, records, onOpen, onSortMissed, onNewCards, onCertificate, onFinish } =
    parts;
  const { ui } = course;
  const passed = isPassed(attempt, course);
  const lesson = course.lessons.find(({ id }) => !attempt.endedLessons.includes(id));
  const next =
    lesson && passed
      ? html`<button class="button primary" @click=${() => onOpen({ screen: 'lesson', lesson: lesson.id })}>
          ${fill(ui.lesson.next, { title: lesson.title })}
        </button>`
      : nothing;
  const finish = records
    ? html`<button class="button ${passed && !lesson ? 'primary' : ''}" @click=${onFinish}>
        ${ui.result.finish}
      </button>`
    : nothing;
  const certificate = isCompleted(attempt, course)
    ? html`<button class="button" @click=${onCertificate}>${award} ${ui.certificate.open}</button>`
    : nothing;
  const hasMissed = submitted.answers.some((answer) => !isRight(answer, course));
  const look = html`<button class="button primary" @click=${lookAtMissed}>
    ${ui.result['look-at-missed']}
  </button>`;
  const missed = html`<button class="button" @click=${onSortMissed}>${ui.result['sort-missed']}</button>`;
  const newCards =
    records && triesLeft(attempt, course) !== 0
      ? html`<button class="button" @click=${onNewCards}>${rotate} ${ui.result['new-cards']}</button>`
      : nothing;
  const print = html`<button class="button" @click=${() => window.print()}>
    ${printer} ${ui.result.print}
  </button>`;
  return html`<div class="result-buttons">
    ${passed ? [next, finish, certificate, hasMissed ? missed : nothing, newCards, print] : [hasMissed ? [look, missed] : nothing, newCards, finish, print]}
  </div>`;
}

/** Strengths by theme: two cards say nothing about one dimension. */
function families({ course, submitted }: ResultParts): TemplateResult | typeof nothing {
  const { result } = course.ui;
  const scores = scoresByFamily(submitted.answers, course);
  if (scores.length === 0) return nothing;
  const whole = scores
    .filter(({ right, total }) => right === total)
    .sort((one, other) => other.total - one.total);
  const strength = whole.length < scores.length ? whole[0]?.label : undefined; // all of them are no strength
  return html`
    <section class="panel" aria-labelledby="families">
      <h2 id="families">${result.families}</h2>
      <dl class="families">
        ${scores.map(
          ({ label, right, total }) => html`
            <dt>${label}</dt>
            <dd>
              <svg class="share" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width=${(100 * right) / total} height="1" />
              </svg>
              <strong>${fill(result.family, { right, total })}</strong>
            </dd>
          `,
        )}
      </dl>
      ${strength === undefined ? nothing : html`<p>${fill(result.strength, { family: strength })}</p>`}
    </section>
  `;
}
