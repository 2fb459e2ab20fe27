import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { isContent } from '../../src/compiler/compile.ts';
import { given, LightElement } from '../../src/ui/light-element.ts';
import type { KeptCourse } from './keep/course-keeper.ts';
import { DiskError, diskReasons } from './keep/disk.ts';
import { toSources } from './store/sources.ts';
import type { Studio } from './studio.ts';
import { when } from './when.ts';

const NO_COURSE = 'There is no course.yaml in this folder; choose the folder that holds it.';

/** Where a course can come from: a package, a zip, a folder, this computer. Fires `opened`. */
export class OpenCourse extends LightElement {
  @given studio: Studio | null = null;

  @state() private message = '';
  @state() private courses: readonly KeptCourse[] = [];

  override connectedCallback() {
    super.connectedCallback();
    void this.#list();
  }

  override render() {
    return html`${this.message === '' ? nothing : html`<p role="alert" class="refusal">${this.message}</p>`}
      <p>
        The course that is open now stays on this computer, and is listed below. What you open stays on this
        computer too: this page sends nothing anywhere.
      </p>
      <label class="field">
        <span>A package from an LMS, or a zip of a course</span>
        <input
          type="file"
          accept=".zip,application/zip"
          @change=${(event: Event) => void this.#openZip(event.target as HTMLInputElement)}
        />
      </label>
      ${window.showDirectoryPicker ? this.#picker() : this.#folderField()}
      <h3>Courses on this computer</h3>
      <ul class="rows">
        ${this.courses.map((course) => this.#kept(course))}
      </ul>`;
  }

  #picker(): TemplateResult {
    return html`<div class="field">
      <span>A folder with a course.yaml in it; what you change is saved there</span>
      <button class="button" @click=${() => void this.#openPicked()}>Open a folder</button>
    </div>`;
  }

  #folderField(): TemplateResult {
    return html`<label class="field">
      <span>A folder with a course.yaml in it; what you change stays in this browser</span>
      <input
        type="file"
        webkitdirectory
        @change=${(event: Event) => void this.#openFolder(event.target as HTMLInputElement)}
      />
    </label>`;
  }

  #kept(course: KeptCourse): TemplateResult {
    return html`<li>
      <span
        ><b>${course.title}</b><br /><span class="small muted">changed ${when(course.changedAt)}</span></span
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
    </li>`;
  }

  async #list() {
    this.courses = (await this.studio?.courses()) ?? [];
  }

  async #openZip(field: HTMLInputElement) {
    const file = field.files?.[0];
    if (!file || !this.studio) return;
    this.message = '';
    const opened = await this.studio.core.ask('open', new Uint8Array(await file.arrayBuffer()));
    field.value = ''; // the same file may be chosen again
    if ('refusal' in opened) return this.#refuse(`${file.name} cannot be opened: ${opened.refusal}`);
    await this.studio.open(toSources(opened.files));
    this.#opened();
  }

  async #openPicked() {
    const folder = await window.showDirectoryPicker?.({ mode: 'readwrite' }).catch(() => undefined);
    if (!folder || !this.studio) return; // the author has chosen none
    try {
      await this.studio.openFolder(folder);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      return this.#refuse(
        error.trouble === 'gone'
          ? NO_COURSE
          : `${folder.name} cannot be opened: ${diskReasons[error.trouble]}.`,
      );
    }
    this.#opened();
  }

  async #openFolder(field: HTMLInputElement) {
    const files = [...(field.files ?? [])].filter(
      ({ name, webkitRelativePath }) => isContent(webkitRelativePath) && !/^[.~]/.test(name),
    );
    const read = files.map(async (file) => ({
      path: file.webkitRelativePath,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    const sources = toSources(await Promise.all(read));
    field.value = '';
    if (!sources.has('course.yaml')) return this.#refuse(NO_COURSE);
    await this.studio?.open(sources);
    this.#opened();
  }

  async #openKept(course: KeptCourse) {
    if (await this.studio?.openKept(course)) this.#opened();
    else this.#refuse(`${course.title} cannot be read; this browser has not kept it.`);
  }

  #refuse(message: string) {
    this.message = message;
  }

  #opened() {
    this.dispatchEvent(new Event('opened'));
  }
}

customElements.define('open-course', OpenCourse);
declare global {
  interface HTMLElementTagNameMap {
    'open-course': OpenCourse;
  }
}
