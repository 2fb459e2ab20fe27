import { html, nothing, type TemplateResult } from 'lit';
import arrowLeft from 'lucide-static/icons/arrow-left.svg';
import arrowRight from 'lucide-static/icons/arrow-right.svg';
import { lessonBlock } from '../blocks/lesson-block.ts';
import type { Block, Course, Lesson, SortBlock } from '../course/course.ts';
import type { UiText } from '../course/ui-text.ts';
import type { BlockWithId, Kept } from '../state/keeps/kept.ts';
import { cardOf } from '../state/score.ts';
import { counted, fill } from '../ui/texts.ts';
import '../ui/printed-details.ts';
import type { Later } from './bring-later.ts';
import './coming-part.ts';
import type { NoteKeeper } from './note-keeper.ts';
import { reflection } from './reflection.ts';
import { sourceList, sourcesOf } from './source-list.ts';

export interface LessonParts {
  readonly course: Course;
  readonly notes: NoteKeeper;
  readonly lesson: Lesson;
  /** Whether only what is seen first is to be shown, since the page has not been painted yet. */
  readonly arriving: boolean;
  readonly nextTitle: string;
  /** What blocks keep. */
  readonly kept: Kept;
  readonly onKeep: (block: BlockWithId, text: string) => void;
  /** The practice sorts of this lesson, as elements that play them. */
  readonly sortBlock: (block: SortBlock, heading: TemplateResult) => TemplateResult;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** How many blocks are painted with the heading; the rest follow in the next frame. */
const SEEN_FIRST = 1;

/** One lesson: what it is for, its blocks, the line to remember, and the way on. */
export function lessonPage(parts: LessonParts): TemplateResult {
  const { course, lesson, arriving, nextTitle, onBack, onNext } = parts;
  const { ui } = course;
  const place = { n: course.lessons.indexOf(lesson) + 1, total: course.lessons.length };
  return html`
    <article class="lesson">
      <header>
        <p class="eyebrow">${fill(ui.lesson.place, place)} · ${counted(ui.lesson.minutes, lesson.minutes)}</p>
        <h1 tabindex="-1">${lesson.title}</h1>
        <p class="lede">${fill(ui.lesson.objective, { objective: lesson.objective })}</p>
      </header>
      ${lesson.blocks.slice(0, arriving ? SEEN_FIRST : undefined).map((block) => blockOf(block, parts))}
      ${arriving ? nothing : html`${takeAway(lesson, ui)}${sources(lesson, course)}`}
    </article>
    <div class="action-bar">
      <button class="button" @click=${onBack}>
        <span class="directed-icon">${arrowLeft}</span> ${ui.lesson.back}
      </button>
      <button class="button primary" @click=${onNext}>
        ${fill(ui.lesson.next, { title: nextTitle })} <span class="directed-icon">${arrowRight}</span>
      </button>
    </div>
  `;
}

function takeAway(lesson: Lesson, ui: UiText): TemplateResult {
  return html`<section class="take-away" aria-labelledby="take-away">
    <h2 id="take-away" class="eyebrow">${ui.lesson['take-away']}</h2>
    <p>${lesson.takeAway}</p>
  </section>`;
}

/** Closed, since few want them while they read; each number in the text opens its own source as well. */
function sources(lesson: Lesson, course: Course): TemplateResult | typeof nothing {
  if (lesson.sources.length === 0) return nothing;
  return html`<details id="sources" class="sources small printed">
    <summary>${course.ui.lesson.sources}</summary>
    <ol>
      ${sourceList(sourcesOf(lesson, course))}
    </ol>
  </details>`;
}

function blockOf(block: Block, parts: LessonParts): TemplateResult {
  if (block.kind === 'sort')
    return html`${parts.sortBlock(block, sortHeading(block))} ${sortOnPaper(block, parts.course)}`;
  if (block.kind === 'reflect') return reflection(block, parts.notes);
  if (block.kind === 'talk')
    return html`<coming-part .draw=${({ talkPart }: Later) => talkPart(block, parts)}></coming-part>`;
  if (block.kind === 'audio' || block.kind === 'video')
    return html`<coming-part .draw=${() => lessonBlock(block)}></coming-part>`;
  return lessonBlock(block);
}

/** Nothing can be sorted on paper: there, each card stands with where it fits best and why. */
function sortOnPaper({ cards, categories }: SortBlock, course: Course): TemplateResult {
  const label = (id: string) => categories.find((category) => category.id === id)?.label ?? '';
  return html`<ul class="sort-on-paper">
    ${cards
      .flatMap((id) => cardOf(course, id) ?? [])
      .map(({ text, category, why }) => html`<li>${text}: <strong>${label(category)}</strong>. ${why}</li>`)}
  </ul>`;
}

function sortHeading({ title, html: text }: SortBlock): TemplateResult {
  return html`<h2>${title}</h2>
    <prose-block .html=${text}></prose-block>`;
}
