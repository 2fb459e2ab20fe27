import { html, nothing, type TemplateResult } from 'lit';
import printer from 'lucide-static/icons/printer.svg';
import type { Course } from '../course/course.ts';
import { fill } from '../ui/texts.ts';

export interface CertificateParts {
  readonly course: Course;
  /** As the LMS gives it: "First Last" or "Last, First"; '' when unknown. */
  readonly learnerName: string;
  /** The best score, 0 to 100; null where the course was completed without the quiz. */
  readonly score: number | null;
  /** Milliseconds since 1970: when the latest quiz was submitted; null where there was none. */
  readonly at: number | null;
}

/** What a learner who completed the course can print and hand in. */
export function certificatePage({ course, learnerName, score, at }: CertificateParts): TemplateResult {
  const { ilm, ui } = course;
  const { certificate } = ui;
  const name = learnerName
    .split(/\s*,\s*/)
    .reverse()
    .join(' ')
    .trim();
  const date = new Intl.DateTimeFormat(course.language, { dateStyle: 'long' });
  return html`
    <div class="page certificate">
      <article class="panel">
        ${course.brand?.hasLogo ? html`<img class="logo" src="logo.svg" alt="" />` : nothing}
        <p class="eyebrow">${certificate.title}</p>
        <p>${certificate.intro}</p>
        <p class="certificate-name">${name === '' ? html`<span class="line"></span>` : name}</p>
        <p>${certificate.completed}</p>
        <h1 tabindex="-1">${course.title}</h1>
        ${course.brand ? html`<p>${course.brand.organisation}</p>` : nothing}
        <dl class="facts">
          ${score === null ? nothing : fact(certificate.score, fill(certificate.percent, { percent: Math.floor(score), mark: course.passMark }))}
          ${at === null ? nothing : fact(certificate.date, date.format(at))}
          ${ilm ? fact(certificate.supports, `${ilm.qualification}: ${ilm.unit} (${ilm.reference}, ${ilm.criteria.join(', ')})`) : nothing}
        </dl>
        ${ilm ? html`<p class="small muted">${ilm.note}</p>` : nothing}
      </article>
      <button class="button primary" @click=${() => window.print()}>${printer} ${ui.result.print}</button>
    </div>
  `;
}

function fact(name: string, value: string): TemplateResult {
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}
