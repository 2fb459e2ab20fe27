import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import chevron from 'lucide-static/icons/chevron-down.svg';
import { isContent, type Source } from '../../src/compiler/compile.ts';
import { given, LightElement } from '../../src/ui/light-element.ts';
import { changeYaml } from '../edit/yaml-changes.ts';
import type { KeptCourse, Version } from './keep/course-keeper.ts';
import { saveCourse } from './save-course.ts';
import { toSources, type Sources } from './store/sources.ts';
import type { Studio } from './studio.ts';

type Sheet = 'open' | 'new' | 'versions';

/** The button `Course menu`, and what it leads to: other courses, and this one as it was. */
export class CourseMenu extends LightElement {
  @given studio: Studio | null = null;
  @given starter: readonly Source[] = [];

  @state() private menuOpen = false;
  @state() private sheet: Sheet | null = null;
  @state() private message = '';
  @state() private courses: readonly KeptCourse[] = [];
  @state() private versions: readonly Version[] = [];

  override render() {
    return html`<div
        @focusout=${(event: FocusEvent) => this.#left(event)}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        <button
          class="button menu-button"
          aria-expanded=${this.menuOpen ? 'true' : 'false'}
          @click=${() => (this.menuOpen = !this.menuOpen)}
        >
          Course menu ${chevron}
        </button>
        ${
          this.menuOpen
            ? html`<ul class="menu">
                ${this.#entry('Open a course', () => void this.#show('open'))}
                ${this.#entry('New course', () => void this.#show('new'))}
                ${this.#entry('Earlier versions', () => void this.#show('versions'))}
                ${this.#entry('Download the course', () => this.studio && void saveCourse(this.studio))}
              </ul>`
            : nothing
        }
      </div>
      <dialog aria-labelledby="sheet-title" @close=${() => (this.sheet = null)}>
        ${this.sheet === null ? nothing : this.#sheet(this.sheet)}
      </dialog>`;
  }

  #entry(label: string, press: () => void): TemplateResult {
    return html`<li>
      <button
        @click=${() => {
          this.menuOpen = false;
          this.querySelector<HTMLElement>('.menu-button')?.focus();
          press();
        }}
      >
        ${label}
      </button>
    </li>`;
  }

  #sheet(sheet: Sheet): TemplateResult {
    const titles = { open: 'Open a course', new: 'New course', versions: 'Earlier versions' };
    return html`<div class="sheet-head">
        <h2 id="sheet-title">${titles[sheet]}</h2>
        <button class="button" @click=${() => this.#dialog()?.close()}>Close</button>
      </div>
      ${this.message === '' ? nothing : html`<p role="alert" class="refusal">${this.message}</p>`}
      ${sheet === 'open' ? this.#openSheet() : sheet === 'new' ? this.#newSheet() : this.#versionSheet()}`;
  }

  #openSheet(): TemplateResult {
    return html`<p>
        The course that is open now stays on this computer, and is listed below. What you open stays on this
        computer too: this page sends nothing anywhere.
      </p>
      <label class="field">
        <span>A package from an LMS, or a zip of a course</span>
        <input
          type="file"
          accept=".zip,application/zip"
          @change=${(event: Event) => void this.#openZip(event)}
        />
      </label>
      <label class="field">
        <span>A folder with a course.yaml in it</span>
        <input type="file" webkitdirectory @change=${(event: Event) => void this.#openFolder(event)} />
      </label>
      <h3>Courses on this computer</h3>
      <ul class="rows">
        ${this.courses.map(
          (course) =>
            html`<li>
              <span
                ><b>${course.title}</b><br /><span class="small muted"
                  >changed ${when(course.changedAt)}</span
                ></span
              >
              ${
                course.id === this.studio?.course?.id
                  ? html`<span class="small">open now</span>`
                  : html`<button
                      class="button"
                      aria-label=${`Open ${course.title}, changed ${when(course.changedAt)}`}
                      @click=${() => void this.#openKept(course)}
                    >
                      Open
                    </button>`
              }
            </li>`,
        )}
      </ul>`;
  }

  #newSheet(): TemplateResult {
    return html`<form @submit=${(event: Event) => void this.#begin(event)}>
      <p>It begins with two lessons and eight cards, to be changed into your own.</p>
      <label class="field"><span>Title</span><input name="title" required maxlength="120" /></label>
      <label class="field">
        <span>Short name</span>
        <span class="small muted"
          >It travels into the LMS and never changes: a letter, then letters, digits or underscores.</span
        >
        <input name="id" required pattern="[A-Za-z][A-Za-z0-9_]{0,63}" />
      </label>
      <button class="button primary">Begin this course</button>
    </form>`;
  }

  #versionSheet(): TemplateResult {
    return this.versions.length === 0
      ? html`<p>There are no earlier versions yet.</p>`
      : html`<p>Going back can be undone like every other change.</p>
          <ul class="rows">
            ${this.versions.map(
              (version) =>
                html`<li>
                  <span
                    ><b>${when(version.at)}</b><br /><span class="small muted">${version.label}</span></span
                  >
                  <button
                    class="button"
                    aria-label=${`Go back to ${when(version.at)}`}
                    @click=${() => void this.#goBack(version)}
                  >
                    Go back to this
                  </button>
                </li>`,
            )}
          </ul>`;
  }

  async #show(sheet: Sheet) {
    this.message = '';
    this.sheet = sheet;
    this.courses = sheet === 'open' ? ((await this.studio?.courses()) ?? []) : [];
    this.versions = sheet === 'versions' ? ((await this.studio?.versions()) ?? []) : [];
    await this.updateComplete;
    this.#dialog()?.showModal();
  }

  async #openZip({ target }: Event) {
    const file = (target as HTMLInputElement).files?.[0];
    if (!file || !this.studio) return;
    const opened = await this.studio.core.ask('open', new Uint8Array(await file.arrayBuffer()));
    if ('refusal' in opened) this.message = `${file.name} cannot be opened: ${opened.refusal}`;
    else await this.#open(toSources(opened.files));
  }

  async #openFolder({ target }: Event) {
    const files = [...((target as HTMLInputElement).files ?? [])].filter(
      ({ name, webkitRelativePath }) => isContent(webkitRelativePath) && !/^[.~]/.test(name),
    );
    const read = files.map(async (file) => ({
      path: file.webkitRelativePath,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    const sources = toSources(await Promise.all(read));
    if (sources.has('course.yaml')) await this.#open(sources);
    else this.message = 'There is no course.yaml in this folder; choose the folder that holds it.';
  }

  async #openKept(course: KeptCourse) {
    await this.studio?.openKept(course);
    this.#dialog()?.close();
  }

  async #open(sources: Sources) {
    await this.studio?.open(sources);
    this.#dialog()?.close();
  }

  async #begin(event: Event) {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const wishes = ['title', 'id'].map((key) => {
      const given = form.get(key);
      return { steps: [key], value: typeof given === 'string' ? given.trim() : '' };
    });
    const sources = new Map(toSources(this.starter));
    const yaml = sources.get('course.yaml');
    if (typeof yaml === 'string') sources.set('course.yaml', changeYaml(yaml, wishes));
    await this.#open(sources);
  }

  async #goBack(version: Version) {
    await this.studio?.goBackTo(version);
    this.#dialog()?.close();
  }

  #left(event: FocusEvent) {
    if (!(event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null))
      this.menuOpen = false;
  }

  #key({ key }: KeyboardEvent) {
    if (key !== 'Escape' || !this.menuOpen) return;
    this.menuOpen = false;
    this.querySelector<HTMLElement>('.menu-button')?.focus();
  }

  #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }
}

function when(at: number): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
}

customElements.define('course-menu', CourseMenu);
declare global {
  interface HTMLElementTagNameMap {
    'course-menu': CourseMenu;
  }
}
