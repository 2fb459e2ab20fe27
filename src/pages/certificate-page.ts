import { html, nothing, type TemplateResult } from 'lit';
import printer from 'lucide-static/icons/printer.svg';
import type { Course } from '../course/course.ts';
import { everyQuestion } from '../state/notes.ts';
import { fill } from '../ui/texts.ts';
import type { NoteKeeper } from './note-keeper.ts';
import { personName } from './person-name.ts';
import { writtenNotes } from './written-notes.ts';

export interface CertificateParts {
  readonly course: Course;
  /** As the LMS gives it: "First Last" or "Last, First"; '' when unknown. */
  readonly learnerName: string;
  /** The best score, 0 to 100; null where the course was completed without the quiz. */
  readonly score: number | null;
  /** Milliseconds since 1970: when the latest quiz was submitted; null where there was none. */
  readonly at: number | null;
  readonly notes: NoteKeeper;
}

/** What a learner who completed the course can print: the certificate to hand in, and a sheet to keep. */
export function certificatePage(parts: CertificateParts): TemplateResult {
  const { certificate, result } = parts.course.ui;
  return html`
    <div class="page certificate">
      ${certificateItself(parts)}
      <div class="certificate-print">
        <button class="button primary" @click=${() => window.print()}>${printer} ${result.print}</button>
        <p class="small muted">${certificate['print-about']}</p>
      </div>
      ${handout(parts)}
    </div>
  `;
}

function certificateItself({ course, learnerName, score, at }: CertificateParts): TemplateResult {
  const { ilm, ui } = course;
  const { certificate } = ui;
  const name = personName(learnerName);
  const date = new Intl.DateTimeFormat(course.language, { dateStyle: 'long' });
  return html`
    <article class="panel diploma">
      ${course.brand?.logo ? html`<img class="logo" src=${course.brand.logo} alt="" />` : nothing}
      <p class="eyebrow">${certificate.title}</p>
      <p>${certificate.intro}</p>
      <p class="certificate-name">${name === '' ? html`<span class="line"></span>` : name}</p>
      <p>${certificate.completed}</p>
      <h1 tabindex="-1">${course.title}</h1>
      ${at === null ? nothing : html`<p class="certificate-date">${date.format(at)}</p>`}
      ${course.brand ? html`<p>${course.brand.organisation}</p>` : nothing}
      <div class="small muted">
        ${score === null ? nothing : html`<p>${certificate.score}: ${fill(certificate.percent, { percent: Math.floor(score), mark: course.passMark })}</p>`}
        ${
          ilm
            ? html`<p>
                  ${course.qualification === '' ? `${certificate.supports}: ${ilm.unit}` : course.qualification},
                  ${ilm.reference} (${ilm.criteria.join(', ')})
                </p>
                <p>${ilm.note}</p>`
            : nothing
        }
      </div>
    </article>
  `;
}

/** What each lesson leaves to remember, and what the learner wrote; on paper a page of its own. */
function handout({ course, notes }: CertificateParts): TemplateResult {
  const { certificate, notes: words } = course.ui;
  return html`
    <article class="panel handout">
      <h2>${certificate.handout}</h2>
      <dl class="facts">${course.lessons.map(({ title, takeAway }) => fact(title, takeAway))}</dl>
      ${writtenNotes(words.title, everyQuestion(course), notes)}
    </article>
  `;
}

function fact(name: string, value: string): TemplateResult {
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}
