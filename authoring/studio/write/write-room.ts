import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { CompiledCourse, Problem } from '../../../src/compiler/compile.ts';
import { given, LightElement } from '../../../src/ui/light-element.ts';
import type { AppFiles } from '../../../scorm/package/app-files.ts';
import type { ModulePlace } from '../module/module-frame.ts';
import type { CourseView } from '../store/course-store.ts';
import type { PlaceEvent } from '../store/events.ts';
import { EditEvent } from '../store/events.ts';
import type { Room } from '../store/room.ts';
import { lessonIdIn } from '../store/titles.ts';
import type { Sources } from '../store/sources.ts';
import { forms } from './forms/forms.ts';
import { addLesson, copyLesson, deleteLesson, moveLesson, type LessonChange } from './lesson-list.ts';
import { partAt, partsOf, type Part } from './parts.ts';
import './preview/preview-pane.ts';
import { wordsAt } from './preview/same-words.ts';
import { readingOf } from './reading.ts';
import './text/text-editor.ts';

/** Where the author is led to. */
interface Goal {
  readonly file: string;
  readonly offset: number;
}

/** The room Write: the parts of the course, what is written of the chosen one, and the real module at that place. */
export class WriteRoom extends LightElement implements Room {
  @given store!: CourseView;
  @given sources: Sources = new Map();
  @given compiled: CompiledCourse | null = null;
  @given problems: readonly Problem[] = [];
  /** What can be looked at, in spite of problems. */
  @given shown: CompiledCourse | null = null;
  @given app: AppFiles | null = null;
  /** Another object each time somebody is led to a place. */
  @given goTo: Goal | null = null;

  @state() private chosen: Part = { kind: 'lesson', file: '', label: '' };
  /** The file of a part that has several, such as a picture. */
  @state() private file = '';
  @state() private asText = false;
  @state() private goal: Goal | null = null;
  /** The words at the author's place. */
  @state() private words = '';

  constructor() {
    super();
    this.addEventListener('place', (event) => this.#at(event));
  }

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    const parts = partsOf(this.sources).flatMap((group) => group.parts);
    if (changed.has('goTo') && this.goTo) this.#lead(this.goTo);
    const same = parts.find(
      ({ kind, file }) => kind === this.chosen.kind && (kind !== 'lesson' || file === this.chosen.file),
    );
    const first = parts.find(({ kind }) => kind === 'lesson') ?? parts[0];
    const now = same ?? first;
    if (
      now &&
      (now.file !== this.chosen.file || now.kind !== this.chosen.kind || now.label !== this.chosen.label)
    ) {
      if (now.kind !== this.chosen.kind || now.file !== this.chosen.file) this.file = now.file;
      this.chosen = now;
    }
  }

  override render() {
    return html`<nav aria-label="Course" class="parts">
        ${partsOf(this.sources).map(
          ({ title, parts }) =>
            html`<h2 class="eyebrow">${title}</h2>
              <ul>
                ${parts.map((part) => this.#entry(part))} ${title === 'Lessons' ? this.#addLesson() : nothing}
              </ul>`,
        )}
      </nav>
      <div class="written">${this.#head()} ${this.#body()}</div>
      <aside class="beside" aria-label="How learners see it">
        <preview-pane
          .app=${this.app}
          .shown=${this.shown}
          .sources=${this.sources}
          .behind=${this.problems.length > 0 && this.shown === this.compiled}
          .place=${this.#place()}
          .file=${this.file}
          .words=${this.words}
        ></preview-pane>
      </aside>`;
  }

  #entry(part: Part): TemplateResult {
    const isOpen =
      part.kind === this.chosen.kind && (part.kind !== 'lesson' || part.file === this.chosen.file);
    const count = this.#problemsOf(part).length;
    return html`<li>
      <button
        class="part"
        aria-current=${isOpen ? 'true' : 'false'}
        aria-describedby=${count > 0 ? `count-${part.kind}-${part.file}` : nothing}
        @click=${() => this.#open(part)}
      >
        ${part.label}
      </button>
      ${
        count > 0
          ? html`<span class="count" id=${`count-${part.kind}-${part.file}`}
              ><span aria-hidden="true">${count}</span
              ><span class="visually-hidden">${count === 1 ? '1 problem' : `${count} problems`}</span></span
            >`
          : nothing
      }
    </li>`;
  }

  #addLesson(): TemplateResult {
    return html`<li>
      <button
        class="part add"
        aria-disabled=${this.store.readOnly ? 'true' : 'false'}
        @click=${() => this.#lessons(addLesson(this.sources, today()), 'Lesson added')}
      >
        Add a lesson
      </button>
    </li>`;
  }

  #head(): TemplateResult {
    const { kind, label, file } = this.chosen;
    const form = forms[kind];
    return html`<div class="written-head">
      <h1>${label}</h1>
      ${kind === 'lesson' ? this.#reading() : nothing}
      ${
        form
          ? html`<fieldset class="choice">
              <legend class="visually-hidden">How it is written</legend>
              ${this.#way(kind === 'lesson' ? 'Blocks' : 'Form', false)} ${this.#way('Text', true)}
            </fieldset>`
          : nothing
      }
      ${
        kind === 'lesson'
          ? html`<div class="lesson-tools" role="group" aria-label="This lesson">
              ${this.#tool('Move lesson up', () => moveLesson(this.sources, file, -1), 'Lesson moved')}
              ${this.#tool('Move lesson down', () => moveLesson(this.sources, file, 1), 'Lesson moved')}
              ${this.#tool('Copy lesson', () => copyLesson(this.sources, file), 'Lesson copied')}
              ${this.#tool('Delete lesson', () => deleteLesson(this.sources, file), 'Lesson deleted')}
            </div>`
          : nothing
      }
    </div>`;
  }

  /** How the lesson reads, a moment after each change. */
  #reading(): TemplateResult | typeof nothing {
    const id = lessonIdIn(this.sources, this.chosen.file);
    const lesson = this.shown?.course.lessons.find((one) => one.id === id);
    if (!lesson) return nothing;
    const { words, isHard } = readingOf(lesson, this.shown?.course.language ?? 'en');
    return html`<p class="reading" data-hard=${isHard}>${words}</p>`;
  }

  #way(name: string, asText: boolean): TemplateResult {
    return html`<label
      ><input
        type="radio"
        name="way"
        .checked=${this.asText === asText}
        @change=${() => (this.asText = asText)}
      /><span>${name}</span></label
    >`;
  }

  #tool(name: string, change: () => LessonChange, label: string): TemplateResult {
    return html`<button
      class="button small"
      aria-disabled=${this.store.readOnly ? 'true' : 'false'}
      @click=${() => this.#lessons(change(), label)}
    >
      ${name}
    </button>`;
  }

  #body(): TemplateResult {
    const form = forms[this.chosen.kind];
    if (form && !this.asText)
      return form({
        ...{ store: this.store, sources: this.sources, compiled: this.compiled, problems: this.problems },
        file: this.file,
        goTo: this.goal?.file === this.file ? this.goal.offset : null,
      });
    const problems = this.problems.filter(({ file }) => file === this.file);
    return html`${this.chosen.kind === 'pictures' ? this.#pictures() : nothing}
      ${
        this.store.sources.has(this.file)
          ? html`<text-editor
              .file=${this.file}
              .text=${this.store.text(this.file)}
              .problems=${this.problems}
              .readOnly=${this.store.readOnly}
              .goTo=${this.goal?.file === this.file ? this.goal : null}
            ></text-editor>`
          : html`<p class="muted">
              ${this.chosen.kind === 'pictures' ? 'This course has no pictures yet.' : `There is no ${this.file} in this course.`}
            </p>`
      }
      ${
        problems.length > 0
          ? html`<ul class="file-problems" aria-label="Problems here">
              ${problems.map(({ line, what, remedy }) => html`<li><b>Line ${line}:</b> this ${what}; ${remedy}.</li>`)}
            </ul>`
          : nothing
      }
      <p class="small muted">
        ${this.chosen.kind === 'lesson' || this.file.endsWith('.yaml') ? 'Ctrl and space offers what can be written here. ' : nothing}Tab
        leaves the text; Ctrl with ] or [ moves lines in or out.
      </p>`;
  }

  #pictures(): TemplateResult {
    const files = [...this.sources.keys()].filter((path) => path.startsWith('media/'));
    return html`<ul class="rows">
      ${files.map(
        (file) =>
          html`<li>
            <button
              class="link"
              aria-current=${file === this.file ? 'true' : 'false'}
              @click=${() => (this.file = file)}
            >
              ${file.replace('media/', '')}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #problemsOf(part: Part): readonly Problem[] {
    return this.problems.filter(({ file }) =>
      part.kind === 'pictures'
        ? file.startsWith('media/')
        : file === part.file && part.kind !== 'warm-up' && part.kind !== 'draw',
    );
  }

  #open(part: Part) {
    this.chosen = part;
    this.file = part.file;
    this.goal = null;
    this.words = '';
    this.querySelector('.written')?.scrollTo(0, 0);
    const key = { 'warm-up': 'warm-up', draw: 'quiz' }[part.kind as string];
    const offset = key === undefined ? -1 : this.store.text(part.file).search(new RegExp(`^${key}:`, 'm'));
    if (offset >= 0 && (this.asText || !forms[part.kind])) this.goal = { file: part.file, offset };
  }

  #lead(goal: Goal) {
    const part = partAt(this.sources, goal.file, goal.offset);
    if (!part) return;
    this.chosen = part;
    this.file = goal.file;
    this.goal = { ...goal };
    this.words = wordsAt(this.store.text(goal.file), goal.offset);
  }

  #lessons({ edits, file }: LessonChange, label: string) {
    if (this.store.readOnly || edits.length === 0) return;
    this.dispatchEvent(new EditEvent(edits, label));
    const part = partAt(this.store.sources, file, 0);
    if (part) this.#open(part);
  }

  #at({ file, offset }: PlaceEvent) {
    if (file === this.file) this.words = wordsAt(this.store.text(file), offset);
  }

  #lastPlace: ModulePlace = { screen: 'cover' };

  /** Where the module is shown; the same object as long as it is the same place. */
  #place(): ModulePlace {
    const place = placeFor(this.chosen, lessonIdIn(this.sources, this.chosen.file));
    if (JSON.stringify(place) !== JSON.stringify(this.#lastPlace)) this.#lastPlace = place;
    return this.#lastPlace;
  }
}

function placeFor({ kind }: Part, lesson: string): ModulePlace {
  switch (kind) {
    case 'lesson':
      return { screen: 'lesson', lesson };
    case 'warm-up':
      return { screen: 'warm-up' };
    case 'cards':
    case 'draw':
      return { screen: 'quiz' };
    case 'resources':
      return { screen: 'resources' };
    case 'course':
    case 'pictures':
    case 'words':
      return { screen: 'cover' };
  }
}

function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

customElements.define('write-room', WriteRoom);
declare global {
  interface HTMLElementTagNameMap {
    'write-room': WriteRoom;
  }
}
