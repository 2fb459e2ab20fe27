import { html, nothing, type TemplateResult } from 'lit';
import check from 'lucide-static/icons/check.svg';
import type { Card, Course } from '../course/course.ts';
import type { Answer, Place, Submitted } from '../state/attempt.ts';
import { cardOf, isRight } from '../state/score.ts';
import { focusOn } from '../ui/focus-on.ts';
import { counted, fill } from '../ui/texts.ts';

interface CardsParts {
  readonly course: Course;
  readonly submitted: Submitted;
  readonly onOpen: (place: Place) => void;
}

/** Every card of the latest submit with its reason: the missed ones at once, the others for who wants to know. */
export function resultCards({ course, submitted, onOpen }: CardsParts): TemplateResult {
  const { result } = course.ui;
  const judged = submitted.answers.flatMap((answer) => {
    const card = cardOf(course, answer.card);
    return card ? [{ card, answer, right: isRight(answer, course) }] : [];
  });
  const missed = judged.filter(({ right }) => !right);
  const well = judged.filter(({ right }) => right);
  return html`
    <section class="panel" aria-labelledby="missed">
      <h2 id="missed" tabindex="-1">
        ${missed.length === 0 ? result['all-right'] : counted(result.missed, missed.length)}
      </h2>
      ${missed.map(({ card, answer }) => missedCard(course, card, answer, onOpen))}
      ${
        well.length === 0
          ? nothing
          : html`<details class="placed-well">
              <summary>${counted(result['placed-well'], well.length)}</summary>
              ${well.map(({ card }) => placedWell(course, card))}
            </details>`
      }
    </section>
  `;
}

/** Leads to the first of the missed cards. */
export function lookAtMissed() {
  const missed = document.getElementById('missed');
  focusOn(missed, { preventScroll: true });
  missed?.scrollIntoView();
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

function placedWell({ quiz }: Course, { text, why, category }: Card): TemplateResult {
  const { label = '', look = '' } = quiz.categories.find(({ id }) => id === category) ?? {};
  return html`
    <article class="missed">
      <h3>${text}</h3>
      <p><strong class="look ${look}">${check} ${label}.</strong> ${why}</p>
    </article>
  `;
}
