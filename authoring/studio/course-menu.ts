import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import chevron from 'lucide-static/icons/chevron-down.svg';
import type { Source } from '../../src/compiler/compile.ts';
import { given, LightElement } from '../../src/ui/light-element.ts';
import { changeYaml } from '../edit/yaml-changes.ts';
import type { Version } from './keep/course-keeper.ts';
import { DiskError, diskReasons } from './keep/disk.ts';
import './open-course.ts';
import { toSources, type Sources } from './store/sources.ts';
import type { Studio } from './studio.ts';
import { when } from './when.ts';

const titles = {
  open: 'Open a course',
  new: 'New course',
  versions: 'Earlier versions',
  folder: 'Keep in a folder',
  unkept: 'This course is not kept',
} as const;
type Sheet = keyof typeof titles;

/** The button `Course menu`, and what it leads to: other courses, and this one as it was. */
export class CourseMenu extends LightElement {
  @given studio: Studio | null = null;
  @given starter: readonly Source[] = [];

  @state() private menuOpen = false;
  @state() private sheet: Sheet | null = null;
  /** What the author wanted before the open course had to be kept. */
  #wanted: Sheet = 'open';
  @state() private message = '';
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
                ${this.#entry('Open a course', () => void this.#replace('open'))}
                ${this.#entry('New course', () => void this.#replace('new'))}
                ${this.#entry('Earlier versions', () => void this.#show('versions'))}
                ${this.#mayPick() ? this.#entry('Keep in a folder', () => void this.#show('folder')) : nothing}
                ${this.#entry('Download the course', () => void this.studio?.download())}
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
    return html`<div class="sheet-head">
        <h2 id="sheet-title">${titles[sheet]}</h2>
        <button class="button" @click=${() => this.#dialog()?.close()}>Close</button>
      </div>
      ${this.message === '' ? nothing : html`<p role="alert" class="refusal">${this.message}</p>`}
      ${this.#inside(sheet)}`;
  }

  #inside(sheet: Sheet): TemplateResult {
    switch (sheet) {
      case 'open':
        return html`<open-course
          .studio=${this.studio}
          @opened=${() => this.#dialog()?.close()}
        ></open-course>`;
      case 'new':
        return this.#newSheet();
      case 'versions':
        return this.#versionSheet();
      case 'folder':
        return this.#folderSheet();
      case 'unkept':
        return this.#unkeptSheet();
    }
  }

  #folderSheet(): TemplateResult {
    return html`<p>
        Choose an empty folder. The course is written there, and every change is saved to its files, as long
        as this page may.
      </p>
      <button class="button primary" @click=${() => void this.#keepInFolder()}>Choose a folder</button>`;
  }

  #unkeptSheet(): TemplateResult {
    return html`<p>
        This browser has not kept what you changed, so another course would take its place for good. Download
        it first; “Open a course” takes that file again.
      </p>
      <button class="button primary" @click=${() => void this.#downloadFirst()}>
        Download the course and go on
      </button>`;
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

  /** Where another course takes the place of the open one, that one has to be kept. */
  async #replace(sheet: Sheet) {
    this.#wanted = sheet;
    await this.#show((await this.studio?.mayLeave()) ? sheet : 'unkept');
  }

  async #downloadFirst() {
    await this.studio?.download();
    await this.#show(this.#wanted);
  }

  async #show(sheet: Sheet) {
    this.message = '';
    this.sheet = sheet;
    this.versions = sheet === 'versions' ? ((await this.studio?.versions()) ?? []) : [];
    await this.updateComplete;
    const dialog = this.#dialog();
    if (!dialog?.open) dialog?.showModal();
  }

  /** The browser can write to a folder, and the course lies in none. */
  #mayPick(): boolean {
    return window.showDirectoryPicker !== undefined && !this.studio?.folder;
  }

  async #keepInFolder() {
    const folder = await window.showDirectoryPicker?.({ mode: 'readwrite' }).catch(() => undefined);
    if (!folder || !this.studio) return; // the author has chosen none
    try {
      if (await this.studio.keepInFolder(folder)) this.#dialog()?.close();
      else
        this.message = `${folder.name} holds files of a course already. Choose an empty folder, or open that one.`;
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      this.message = `Nothing was kept in ${folder.name}: ${diskReasons[error.trouble]}.`;
    }
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

customElements.define('course-menu', CourseMenu);
declare global {
  interface HTMLElementTagNameMap {
    'course-menu': CourseMenu;
  }
}
