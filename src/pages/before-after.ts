import { html, nothing, type TemplateResult } from 'lit';
import check from 'lucide-static/icons/check.svg';
import cross from 'lucide-static/icons/x.svg';
import type { Course } from '../course/course.ts';
import type { Attempt } from '../state/attempt.ts';
import { isWarmUpAgain } from '../state/places.ts';
import { cardOf } from '../state/score.ts';
import { rightAtOnce, type Sort } from '../state/sort.ts';
import { fill } from '../ui/texts.ts';

/** The cards of the warm-up before the lessons and now, once the learner has sorted them again; nothing without a warm-up. */
export function beforeAfter(
  course: Course,
  attempt: Attempt,
  onSortWarmUp: () => void,
): TemplateResult | typeof nothing {
  const { warmUp, practice } = attempt;
  if (warmUp?.deck.length !== 0) return nothing;
  const { result } = course.ui;
  const again = practice?.deck.length === 0 && isWarmUpAgain(attempt) ? practice : null;
  const counts = { before: rightAtOnce(warmUp), all: warmUp.draw.length };
  return html`
    <section class="panel" aria-labelledby="before-after">
      <h2 id="before-after">${result['before-after']}</h2>
      <p>
        ${again ? fill(result['gain-now'], { ...counts, after: rightAtOnce(again) }) : fill(result.gain, counts)}
      </p>
      ${again ? table(course, warmUp, again) : nothing}
      <button class="button" @click=${onSortWarmUp}>${result['sort-warm-up']}</button>
    </section>
  `;
}

function table(course: Course, warmUp: Sort, again: Sort): TemplateResult {
  const { result } = course.ui;
  return html`
    <table class="before-after">
      <thead>
        <tr>
          <th scope="col">${result.card}</th>
          <th scope="col">${result.before}</th>
          <th scope="col">${result.after}</th>
        </tr>
      </thead>
      <tbody>
        ${warmUp.draw.map(
          (id) => html`
            <tr>
              <th scope="row">${cardOf(course, id)?.text}</th>
              ${[warmUp, again].map((sort) => mark(course, !sort.again.includes(id)))}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

/** Whether a card was right at the first try. */
function mark({ ui }: Course, right: boolean): TemplateResult {
  return html`<td class=${right ? 'right' : 'wrong'}>
    ${right ? check : cross}<span class="visually-hidden">${ui.blocks[right ? 'right' : 'wrong']}</span>
  </td>`;
}
