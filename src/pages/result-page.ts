import { html, nothing, type TemplateResult } from 'lit';
import check from 'lucide-static/icons/check.svg';
import award from 'lucide-static/icons/award.svg';
import printer from 'lucide-static/icons/printer.svg';
import rotate from 'lucide-static/icons/rotate-ccw.svg';
import type { Card, Course } from '../course/course.ts';
import type { Answer, Attempt, Place, Submitted } from '../state/attempt.ts';
import { scoresByFamily } from '../state/family-scores.ts';
import { cardOf, isCompleted, isPassed, isRight, lessonsLeft, scoreOf, triesLeft } from '../state/score.ts';
import { rightAtOnce } from '../state/sort.ts';
import { counted, fill } from '../ui/texts.ts';
import { scoreRing } from '../ui/score-ring.ts';

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
  readonly onOpen: (place: Place) => void;
  readonly onSortMissed: () => void;
  readonly onFreshDraw: () => void;
  readonly onCertificate: () => void;
  readonly onFinish: () => void;
}

/** What came of the latest submit: the score, what is left to do, and the reason for each missed card. */
export function resultPage(parts: ResultParts): TemplateResult {
  const { course, submitted } = parts;
  const { result } = course.ui;
  const { right, total, percent } = scoreOf(submitted.answers, course);
  const passed = percent >= course.passMark;
  const badge = passed ? result['passed-badge'] : result['not-yet-badge'];
  return html`
    <div class="result">
      <header>
        <p class="eyebrow">${result.eyebrow}</p>
        <h1 tabindex="-1">${fill(passed ? result.passed : result['not-yet'], { right, total })}</h1>
      </header>
      <div class="result-columns">
        <section class="panel result-score" aria-label=${result.eyebrow}>
          ${scoreRing(percent, passed)}
          <p>
            <strong>${fill(result.score, { right, total })}</strong><span aria-hidden="true"> · </span
            ><span>${Math.floor(percent)}%</span>
          </p>
          <p class="badge ${passed ? 'passed' : ''}">
            ${passed ? check : nothing} ${fill(badge, { percent: course.passMark })}
          </p>
          ${parts.unkept === '' ? nothing : html`<p class="notice">${parts.unkept}</p>`}
          ${standing(parts, percent)} ${buttons(parts)}
          <p class="small" role="status">${parts.message}</p>
        </section>
        <div class="result-details">${families(parts)} ${missedCards(parts)}</div>
      </div>
    </div>
  `;
}

function standing({ course, attempt }: ResultParts, percent: number): TemplateResult {
  const { result } = course.ui;
  const left = lessonsLeft(attempt, course);
  const tries = triesLeft(attempt, course);
  const best = attempt.bestScore ?? 0;
  const { warmUp } = attempt;
  const lines = [
    warmUp?.deck.length === 0
      ? fill(result.gain, { before: rightAtOnce(warmUp), all: warmUp.draw.length })
      : '',
    best > percent ? fill(result.best, { percent: Math.floor(best) }) : '',
    isCompleted(attempt, course) ? result.complete : '',
    !isCompleted(attempt, course) && isPassed(attempt, course) && left > 0
      ? counted(result['lessons-left'], left)
      : '',
    tries === 0 ? result['no-tries-left'] : tries === null ? '' : counted(result['tries-left'], tries),
  ];
  return html`${lines.filter((line) => line !== '').map((line) => html`<p class="small muted">${line}</p>`)}`;
}

/** The next step first: on to the end for a learner who passed, else back to the cards. */
function buttons(parts: ResultParts): TemplateResult {
  const { course, attempt, submitted, records, onOpen, onSortMissed, onFreshDraw, onCertificate, onFinish } =
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
  const missed = submitted.answers.some((answer) => !isRight(answer, course))
    ? html`<button class="button" @click=${onSortMissed}>${ui.result['sort-missed']}</button>`
    : nothing;
  const fresh =
    records && triesLeft(attempt, course) !== 0
      ? html`<button class="button ${passed ? '' : 'primary'}" @click=${onFreshDraw}>
          ${rotate} ${ui.result['fresh-draw']}
        </button>`
      : nothing;
  const print = html`<button class="button" @click=${() => window.print()}>
    ${printer} ${ui.result.print}
  </button>`;
  return html`<div class="result-buttons">
    ${passed ? [next, finish, certificate, missed, fresh, print] : [missed, fresh, finish, print]}
  </div>`;
}

/** Strengths by theme: two cards say nothing about one dimension. */
function families({ course, submitted }: ResultParts): TemplateResult | typeof nothing {
  const { result } = course.ui;
  const scores = scoresByFamily(submitted.answers, course);
  if (scores.length === 0) return nothing;
  return html`
    <section class="panel" aria-labelledby="families">
      <h2 id="families">${result.families}</h2>
      <dl class="families">
        ${scores.map(
          ({ label, right, total }) => html`
            <dt>${label}</dt>
            <dd>
              <meter min="0" max=${total} .value=${right} aria-hidden="true"></meter>
              <strong>${fill(result.family, { right, total })}</strong>
            </dd>
          `,
        )}
      </dl>
    </section>
  `;
}

function missedCards({ course, submitted, onOpen }: ResultParts): TemplateResult {
  const { result } = course.ui;
  const missed = submitted.answers.flatMap((answer) => {
    const card = cardOf(course, answer.card);
    return card && !isRight(answer, course) ? [[card, answer] as const] : [];
  });
  return html`
    <section class="panel" aria-labelledby="missed">
      <h2 id="missed">
        ${missed.length === 0 ? result['all-right'] : counted(result.missed, missed.length)}
      </h2>
      ${missed.map(([card, answer]) => missedCard(course, card, answer, onOpen))}
    </section>
  `;
}

function missedCard(
  course: Course,
  card: Card,
  answer: Answer,
  onOpen: (place: Place) => void,
): TemplateResult {
  const { result } = course.ui;
  const category = (id: string) => course.quiz.categories.find((one) => one.id === id);
  const [chosen, better] = [category(answer.category), category(card.category)];
  const lesson = course.lessons.find(({ id }) => id === card.lesson);
  return html`
    <article class="missed">
      <h3>${card.text}</h3>
      <p>
        <span class="look ${chosen?.look ?? ''}"
          >${fill(result.chosen, { category: chosen?.label ?? '' })}</span
        >
        <strong class="look ${better?.look ?? ''}"
          >${fill(result.better, { category: better?.label ?? '' })}</strong
        >
        ${card.why}
      </p>
      ${
        lesson
          ? html`<button class="link" @click=${() => onOpen({ screen: 'lesson', lesson: lesson.id })}>
              ${fill(result.revisit, { title: lesson.title })}
            </button>`
          : nothing
      }
    </article>
  `;
}
