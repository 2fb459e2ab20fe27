import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import undoIcon from 'lucide-static/icons/undo-2.svg';
import redoIcon from 'lucide-static/icons/redo-2.svg';
import searchIcon from 'lucide-static/icons/search.svg';
import type { Problem, Source } from '../../src/compiler/compile.ts';
import { given, LightElement } from '../../src/ui/light-element.ts';
import './course-menu.ts';
import './folder-clashes.ts';
import './packages/packages-room.ts';
import './results/results-room.ts';
import type { EditEvent } from './store/events.ts';
import { GoToEvent } from './store/events.ts';
import { offsetOf } from './store/place.ts';
import { titleIn } from './store/titles.ts';
import type { Studio } from './studio.ts';
import './try/try-room.ts';
import './write/find/find-panel.ts';
import './write/write-room.ts';

const rooms = ['Write', 'Try', 'Results', 'Packages'] as const;
type RoomName = (typeof rooms)[number];

/**
 * The whole studio: the course that is open, its rooms, and what is said of it in every room. It owns the page; the
 * course is owned by `studio.store`, and every `edit` of a room ends there.
 */
export class StudioApp extends LightElement {
  @given studio: Studio | null = null;
  /** What a new course begins as. */
  @given starter: readonly Source[] = [];
  /** Why there is no course to be shown. */
  @given refusal = '';

  @state() private room: RoomName = 'Write';
  @state() private problemsOpen = false;
  @state() private findOpen = false;
  /** Where the author is led to; another object each time. */
  @state() private goTo: { readonly file: string; readonly offset: number } | null = null;
  /** The rooms that have been opened: they stay as they were left. */
  #opened = new Set<RoomName>(['Write']);
  #listening = new AbortController();

  override connectedCallback() {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('edit', (event) => this.#edit(event), { signal });
    this.addEventListener('go-to', (event) => this.#lead(event), { signal });
    document.addEventListener('keydown', (event) => this.#key(event), { signal });
    addEventListener('beforeunload', (event) => this.studio?.standing.trouble && event.preventDefault(), {
      signal,
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#listening.abort();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (!changed.has('studio') || !this.studio) return;
    this.studio.addEventListener('change', () => this.requestUpdate(), { signal: this.#listening.signal });
  }

  override updated() {
    const { studio } = this;
    if (studio) document.title = `${titleIn(studio.store.sources)} – Studio`;
  }

  override render() {
    const { studio } = this;
    if (!studio)
      return this.refusal === ''
        ? html`<p class="opening">The studio opens.</p>`
        : html`<p class="opening" role="alert">${this.refusal}</p>`;
    return html`${this.#bar(studio)}
      <div class="notices">
        ${studio.folder ? html`<folder-clashes .folder=${studio.folder} .clashes=${studio.folder.clashes}></folder-clashes>` : nothing}
        ${this.problemsOpen ? this.#problems(studio) : nothing}
        ${this.findOpen ? this.#find(studio) : nothing}
      </div>
      <main>
        ${rooms.map(
          (name) =>
            html`<section
              role="tabpanel"
              id=${`room-${name}`}
              aria-labelledby=${`tab-${name}`}
              ?hidden=${this.room !== name}
            >
              ${this.#opened.has(name) ? this.#roomNamed(name, studio) : nothing}
            </section>`,
        )}
      </main>`;
  }

  #bar(studio: Studio): TemplateResult {
    const { store, standing } = studio;
    const { problems } = studio.compiling;
    const count =
      problems.length === 0
        ? 'No problems'
        : problems.length === 1
          ? '1 problem'
          : `${problems.length} problems`;
    return html`<header class="bar">
      <p class="brand">
        <b>Studio</b>
        <span class="course-title" title=${titleIn(store.sources)}>${titleIn(store.sources)}</span>
      </p>
      <course-menu .studio=${studio} .starter=${this.starter}></course-menu>
      <div
        role="tablist"
        aria-label="Rooms"
        class="tabs"
        @keydown=${(event: KeyboardEvent) => this.#tabKey(event)}
      >
        ${rooms.map(
          (name) =>
            html`<button
              role="tab"
              id=${`tab-${name}`}
              aria-controls=${`room-${name}`}
              aria-selected=${this.room === name ? 'true' : 'false'}
              tabindex=${this.room === name ? 0 : -1}
              @click=${() => this.enter(name)}
            >
              ${name}
            </button>`,
        )}
      </div>
      <div class="bar-end">
        ${this.#step('Undo', store.undoLabel, undoIcon, () => store.undo())}
        ${this.#step('Redo', store.redoLabel, redoIcon, () => store.redo())}
        <button
          class="button quiet find-button"
          aria-label="Find and replace"
          title="Find and replace (Ctrl H)"
          aria-expanded=${this.findOpen ? 'true' : 'false'}
          @click=${() => (this.findOpen = !this.findOpen)}
        >
          ${searchIcon}
        </button>
        <p class="standing">
          <span role="status" title=${standing.words} data-trouble=${standing.trouble ? 'yes' : 'no'}
            >${standing.words}</span
          >
          ${this.#mends(studio)}
        </p>
        <button
          class="button problems-button"
          data-problems=${problems.length === 0 ? 'none' : 'some'}
          aria-expanded=${this.problemsOpen ? 'true' : 'false'}
          @click=${() => (this.problemsOpen = !this.problemsOpen)}
        >
          ${count}
        </button>
      </div>
    </header>`;
  }

  /** What an author can do when the course is not kept as it should be. */
  #mends(studio: Studio): TemplateResult | typeof nothing {
    const { standing, folder } = studio;
    if (!standing.trouble) return nothing;
    return html`${
        folder?.isForbidden
          ? html`<button class="button" @click=${() => void folder.allow()}>
              Allow ${folder.disk.name} again
            </button>`
          : nothing
      } <button class="button" @click=${() => void studio.download()}>Download the course</button>`;
  }

  #step(name: string, label: string, icon: TemplateResult, step: () => void): TemplateResult {
    return html`<button
      class="button quiet"
      aria-label=${name}
      title=${label === '' ? name : `${name}: ${label}`}
      aria-disabled=${label === '' || this.studio?.store.readOnly ? 'true' : 'false'}
      @click=${step}
    >
      ${icon}
    </button>`;
  }

  #find({ store }: Studio): TemplateResult {
    return html`<find-panel
      .store=${store}
      .sources=${store.sources}
      @close=${() => {
        this.findOpen = false;
        this.querySelector<HTMLElement>('.find-button')?.focus();
      }}
    ></find-panel>`;
  }

  #problems({ compiling: { problems } }: Studio): TemplateResult {
    return html`<div class="problems">
      ${
        problems.length === 0
          ? html`<p>Nothing is wrong with the course.</p>`
          : html`<ul aria-label="Problems">
              ${problems.map(
                (problem) =>
                  html`<li>
                    <button @click=${() => this.#leadTo(problem)}>
                      <span>${sentence(problem)}</span>
                      <span class="small muted">${problem.file}, line ${problem.line}</span>
                    </button>
                  </li>`,
              )}
            </ul>`
      }
    </div>`;
  }

  #roomNamed(name: RoomName, studio: Studio): TemplateResult | typeof nothing {
    const { store, app } = studio;
    const { compiled, problems, shown } = studio.compiling;
    switch (name) {
      case 'Write':
        return html`<write-room
          .store=${store}
          .sources=${store.sources}
          .compiled=${compiled}
          .problems=${problems}
          .shown=${shown}
          .app=${app}
          .goTo=${this.goTo}
        ></write-room>`;
      case 'Try':
        return html`<try-room
          .store=${store}
          .sources=${store.sources}
          .compiled=${compiled}
          .problems=${problems}
          .app=${app}
        ></try-room>`;
      case 'Results':
        return html`<results-room
          .store=${store}
          .sources=${store.sources}
          .compiled=${compiled}
          .problems=${problems}
          .core=${studio.core}
        ></results-room>`;
      case 'Packages':
        return html`<packages-room
          .store=${store}
          .sources=${store.sources}
          .compiled=${compiled}
          .problems=${problems}
          .studio=${studio}
          .open=${this.room === 'Packages'}
          @try=${() => this.enter('Try')}
        ></packages-room>`;
    }
  }

  enter(name: RoomName) {
    this.#opened.add(name);
    this.room = name;
  }

  #tabKey(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = rooms[(rooms.indexOf(this.room) + step + rooms.length) % rooms.length] ?? 'Write';
    this.enter(next);
    this.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }

  #key(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'h') return this.#toFind(event);
    const redoes = key === 'y' || (key === 'z' && event.shiftKey);
    if (key !== 'z' && !redoes) return;
    event.preventDefault(); // a field's own undo would know nothing of the file
    if (redoes) this.studio?.store.redo();
    else this.studio?.store.undo();
  }

  #toFind(event: KeyboardEvent) {
    event.preventDefault(); // some browsers open their history
    this.findOpen = true;
    this.querySelector<HTMLElement>('find-panel input')?.focus();
  }

  #edit(event: EditEvent) {
    event.stopPropagation();
    this.studio?.change(event);
  }

  #lead({ file, offset }: GoToEvent) {
    this.enter('Write');
    this.goTo = { file, offset };
  }

  #leadTo({ file, line, column }: Problem) {
    const text = this.studio?.store.text(file) ?? '';
    this.#lead(new GoToEvent(file, offsetOf(text, line, column)));
  }
}

function sentence({ what, remedy }: Problem): string {
  const text = `${what}; ${remedy}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

customElements.define('studio-app', StudioApp);
declare global {
  interface HTMLElementTagNameMap {
    'studio-app': StudioApp;
  }
}
