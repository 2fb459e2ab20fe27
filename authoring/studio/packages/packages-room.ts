import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { CompiledCourse, Problem } from '../../../src/compiler/compile.ts';
import { given, LightElement } from '../../../src/ui/light-element.ts';
import { changeYaml } from '../../edit/yaml-changes.ts';
import type { MadePackage } from '../core/protocol.ts';
import type { Version } from '../keep/course-keeper.ts';
import { saveFile } from '../save-file.ts';
import type { CourseView } from '../store/course-store.ts';
import { difference } from '../store/edit.ts';
import { EditEvent } from '../store/events.ts';
import type { Room } from '../store/room.ts';
import { fromSources, type Sources } from '../store/sources.ts';
import { versionIn } from '../store/titles.ts';
import type { Studio } from '../studio.ts';
import { lmsChoices } from './lms-choices.ts';
import { nextVersions, whatChanged } from './what-changed.ts';

/** The room Packages: which one an LMS needs, what changed, and the packages themselves. */
export class PackagesRoom extends LightElement implements Room {
  @given store!: CourseView;
  @given sources: Sources = new Map();
  @given compiled: CompiledCourse | null = null;
  @given problems: readonly Problem[] = [];
  @given studio: Studio | null = null;
  /** Whether the room is in sight: packages are only made then. */
  @given open = false;

  @state() private lms = 'moodle';
  @state() private made: readonly MadePackage[] = [];
  /** The files that `made` is of. */
  @state() private madeFrom: Sources | null = null;
  @state() private failure = '';
  @state() private seconds = 0;
  @state() private given_: Version | null = null;
  @state() private handedOut = '';
  #making = false;

  override updated(changed: Map<PropertyKey, unknown>) {
    if (this.open && (changed.has('open') || changed.has('studio'))) void this.#look();
    if (this.open && this.problems.length === 0 && this.madeFrom !== this.sources) void this.#make();
  }

  override render() {
    return html`<h1 class="visually-hidden">Packages</h1>
      <div class="columns">
        <div>
          <p class="eyebrow">Step 1</p>
          ${this.#question()}
        </div>
        <div>
          <p class="eyebrow">Step 2</p>
          <h2>
            ${this.given_ ? `What changed since version ${versionIn(this.given_.sources)}` : 'Which version it is'}
          </h2>
          ${this.#changes()}
          <p class="eyebrow">Step 3</p>
          <h2>Take it</h2>
          ${this.#packages()}
        </div>
      </div>`;
  }

  #question(): TemplateResult {
    return html`<fieldset class="lms">
        <legend><h2>Which LMS do you have?</h2></legend>
        ${lmsChoices.map(
          ({ id, name, hint }) =>
            html`<label class="lms-choice" data-chosen=${id === this.lms ? 'yes' : 'no'}>
              <input type="radio" name="lms" .checked=${id === this.lms} @change=${() => (this.lms = id)} />
              <span
                ><b>${name}</b
                >${hint === '' ? nothing : html`<br /><span class="small muted">${hint}</span>`}</span
              >
            </label>`,
        )}
      </fieldset>
      ${this.#settings()}`;
  }

  #settings(): TemplateResult | typeof nothing {
    const { settings } = this.#choice();
    if (settings.length === 0) return nothing;
    return html`<div class="note">
      <h3>${settings[0]}</h3>
      ${settings.slice(1).map((line) => html`<p>${line}</p>`)}
    </div>`;
  }

  #changes(): TemplateResult {
    const version = versionIn(this.sources);
    const changes = this.given_ ? whatChanged(this.given_.sources, this.sources) : null;
    const before = this.given_ ? versionIn(this.given_.sources) : '';
    return html`<div class="panel">
      ${
        changes === null
          ? html`<p>No package of this course was given out from here yet.</p>`
          : changes.lines.length === 0
            ? html`<p>Nothing: the packages are those that were given out last.</p>`
            : html`<ul class="plain">
                  ${changes.lines.map((line) => html`<li>${line}</li>`)}
                </ul>
                <p class="muted">${changes.meaning}</p>`
      }
      ${
        changes !== null && changes.lines.length > 0 && before === version
          ? html`<p>
              The version is still ${version}. Raise it, so that everybody can tell the packages apart.
            </p>`
          : nothing
      }
      <div class="versions" role="group" aria-label="Version">
        <span>Version <b>${version}</b></span>
        ${nextVersions(version).map(
          ({ version: next, why }) =>
            html`<button
              class="button"
              aria-disabled=${this.store.readOnly ? 'true' : 'false'}
              @click=${() => this.#raise(next)}
            >
              Raise to ${next}<span class="small muted">${why}</span>
            </button>`,
        )}
      </div>
    </div>`;
  }

  #packages(): TemplateResult {
    const count = this.problems.length;
    if (count > 0)
      return html`<p class="panel">
        The course has ${count === 1 ? 'a problem' : `${count} problems`}. Packages are made when
        ${count === 1 ? 'it is' : 'they are'} mended; nothing you wrote is lost.
      </p>`;
    if (this.failure !== '')
      return html`<p class="panel" role="alert">The packages could not be made: ${this.failure}</p>`;
    if (this.madeFrom !== this.sources)
      return html`<p class="panel" role="status">The packages are being made …</p>`;
    const wanted = this.#choice().profile;
    const first = this.made.filter(({ name }) => name === wanted);
    const others = this.made.filter(({ name }) => name !== wanted);
    return html`${first.map((one) => this.#package(one, true))}
      <div class="buttons">
        <button class="button" @click=${() => void this.studio?.download()}>Download the course</button>
        <button class="button" @click=${() => this.dispatchEvent(new Event('try'))}>Try it first</button>
      </div>
      <p role="status" class="small">${this.handedOut}</p>
      <h3>Other packages</h3>
      ${others.map((one) => this.#package(one, false))}
      <p class="small muted">
        The command line makes the same bytes of the course's files:
        <code>npm run build -- --from FILE.zip</code>, where FILE.zip is the downloaded course or any of these
        packages.
      </p>`;
  }

  #package(made: MadePackage, isFirst: boolean): TemplateResult {
    const label = made.name === 'web' ? 'web page' : made.label;
    return html`<div class="panel package">
      <button class=${isFirst ? 'button primary' : 'button'} @click=${() => void this.#download(made)}>
        Download ${label}
      </button>
      <p>
        <b class="name">${made.zipName}</b><br />
        <span class="small muted"
          >${Math.ceil(made.zip.length / 1000)}
          kB${isFirst ? html`, made in ${this.seconds.toFixed(1)} s with the others` : nothing}</span
        >
      </p>
      <div class="wide">${this.#findings(made)}</div>
      <p class="wide small">SHA-256 <code>${made.sha256}</code></p>
    </div>`;
  }

  #findings({ report }: MadePackage): TemplateResult {
    if (!report) return html`<p>For a website: unpack it there and link to its index.html.</p>`;
    const notable = report.findings.filter(({ level }) => level !== 'ok');
    return html`<details>
      <summary>
        ${
          notable.length === 0
            ? '✓ Checked: an LMS can take it, nothing to note'
            : `Checked: ${notable.length} ${notable.length === 1 ? 'thing' : 'things'} to note`
        }
      </summary>
      <ul class="plain small">
        ${report.findings.map(
          ({ level, what, todo }) =>
            html`<li><b>${level === 'ok' ? '✓' : level}</b> ${what}${todo === '' ? '' : `; ${todo}`}.</li>`,
        )}
        <li>The schemas of the standards are not looked at here; <code>npm run verify</code> does.</li>
      </ul>
    </details>`;
  }

  #choice() {
    return lmsChoices.find(({ id }) => id === this.lms) ?? lmsChoices[0];
  }

  async #look() {
    this.given_ = (await this.studio?.givenOut()) ?? null;
  }

  async #make() {
    if (this.#making || !this.studio) return;
    this.#making = true;
    const { sources } = this;
    const began = performance.now();
    try {
      this.made = await this.studio.core.ask('make', fromSources(sources));
      this.failure = '';
    } catch (error) {
      this.made = [];
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.seconds = (performance.now() - began) / 1000;
    this.#making = false;
    this.madeFrom = sources;
  }

  async #download({ zipName, zip, label }: MadePackage) {
    saveFile(zipName, zip, 'application/zip');
    this.handedOut = `${label}: ${zipName} is in your downloads.`;
    await this.studio?.giveOut();
    await this.#look();
  }

  #raise(version: string) {
    const text = this.store.text('course.yaml');
    const raised = changeYaml(text, [{ steps: ['version'], value: version }]);
    this.dispatchEvent(new EditEvent(difference('course.yaml', text, raised), `Version ${version}`));
  }
}

customElements.define('packages-room', PackagesRoom);
declare global {
  interface HTMLElementTagNameMap {
    'packages-room': PackagesRoom;
  }
}
