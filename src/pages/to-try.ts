import { html, nothing, type TemplateResult } from 'lit';
import type { Course } from '../course/course.ts';

/** What to take from the course to work, where `course.yaml` names something. */
export function toTry({ toTry: words, ui }: Course): TemplateResult | typeof nothing {
  if (words === '') return nothing;
  return html`
    <section class="to-try" aria-labelledby="to-try">
      <h2 id="to-try" class="eyebrow">${ui.result['to-try']}</h2>
      <p>${words}</p>
    </section>
  `;
}
