import { html, nothing, type TemplateResult } from 'lit';
import arrowRight from 'lucide-static/icons/arrow-right.svg';
import type { Course, CoverCard } from '../course/course.ts';
import type { Question } from '../saving/resume.ts';
import { lookIcons } from '../ui/look.ts';
import { fill } from '../ui/texts.ts';

export interface CoverParts {
  readonly course: Course;
  /** Where the learner was, in a sentence; '' on a first visit. */
  readonly place: string;
  /** Something about the record the learner should know before starting; '' for nothing. */
  readonly notice: string;
  /** What is said of this device: work that may be the learner's, a refresher that is due. */
  readonly onCover: TemplateResult | typeof nothing;
  /** Work on this device that only the learner can say what to do with; null for none. */
  readonly question: Question | null;
  /** Whether an LMS keeps the record. */
  readonly hasLms: boolean;
  readonly onStart: () => void;
  /** The answer to the question: whether to go on with that work. */
  readonly onAnswer: (goOn: boolean) => void;
}

/** The first page. The build also renders it into index.html, so that it is there before any script. */
export function cover(parts: CoverParts): TemplateResult {
  const { course, place, notice } = parts;
  const { ui } = course;
  return html`
    <div class="cover">
      <div class="cover-words">
        ${brand(course)}
        <p class="eyebrow">
          ${course.time}${course.qualification === '' ? nothing : html` · ${course.qualification}`}
        </p>
        <h1 tabindex="-1">${course.title}</h1>
        <p class="lede">${course.summary}</p>
        ${notice === '' ? nothing : html`<p class="notice">${notice}</p>`} ${question(parts)} ${parts.onCover}
        <div class="cover-actions">
          ${startButtons(parts)}
          <button class="button large" popovertarget="objectives">${ui.cover.objectives}</button>
        </div>
        <p class="small muted">${place === '' ? ui.cover.reassurance : place}</p>
        <div
          id="objectives"
          class="objectives panel"
          popover
          role="dialog"
          aria-labelledby="objectives-title"
        >
          <h2 id="objectives-title">${ui.cover.objectives}</h2>
          <ul>
            ${course.lessons.map((lesson) => html`<li>${lesson.objective}</li>`)}
          </ul>
          ${
            course.ilm
              ? html`<p class="small muted">
                  ${course.ilm.qualification}: ${course.ilm.unit} (${course.ilm.reference},
                  ${course.ilm.criteria.join(', ')}). ${course.ilm.note}
                </p>`
              : nothing
          }
          <button class="button" popovertarget="objectives" popovertargetaction="hide">
            ${ui.menu.dismiss}
          </button>
        </div>
      </div>
      <div class="cover-cards">${course.coverCards.map(coverCard)}</div>
    </div>
  `;
}

/** Whose course it is, where `course.yaml` says so; the logo says it by itself. */
function brand({ brand }: Course): TemplateResult | typeof nothing {
  if (!brand) return nothing;
  return brand.logo
    ? html`<img class="logo" src=${brand.logo} alt=${brand.organisation} />`
    : html`<p class="organisation">${brand.organisation}</p>`;
}

function startButtons({ course, place, question, onStart, onAnswer }: CoverParts): TemplateResult {
  const { cover, save } = course.ui;
  if (question) {
    return html`
      <button class="button primary large" @click=${() => onAnswer(true)}>${save['continue-here']}</button>
      <button class="button large" @click=${() => onAnswer(false)}>${save['start-new']}</button>
    `;
  }
  return html`
    <button id="start" class="button primary large" @click=${onStart}>
      ${place === '' ? cover.start : cover.continue} ${arrowRight}
    </button>
  `;
}

function question({ course, question, hasLms }: CoverParts): TemplateResult | typeof nothing {
  if (!question) return nothing;
  const date = new Intl.DateTimeFormat(course.language, { dateStyle: 'long', timeStyle: 'short' });
  return html`<p class="notice">
    ${fill(course.ui.save[hasLms ? 'question' : 'question-alone'], { date: date.format(question.savedAt) })}
  </p>`;
}

function coverCard({ look, label, text }: CoverCard): TemplateResult {
  return html`
    <div class="cover-card ${look}">
      <span class="tag ${look}">${lookIcons[look]} ${label}</span>
      <p>${text}</p>
    </div>
  `;
}
