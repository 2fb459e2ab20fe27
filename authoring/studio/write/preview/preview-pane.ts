import { html } from 'lit';
import { state } from 'lit/decorators.js';
import type { CompiledCourse } from '../../../../src/compiler/compile.ts';
import { given, LightElement } from '../../../../src/ui/light-element.ts';
import type { AppFiles } from '../../../../scorm/package/app-files.ts';
import { ModuleFrame, type ModulePlace } from '../../module/module-frame.ts';
import { GoToEvent } from '../../store/events.ts';
import type { Sources } from '../../store/sources.ts';
import { elementWith, placeOf } from './same-words.ts';

const sizes = ['Phone', 'Moodle', 'Wide'] as const;
const themes = ['Light', 'Dark'] as const;

/**
 * The real module at the place that is being written.
 * @fires go-to - somebody pressed a word in it
 */
export class PreviewPane extends LightElement {
  @given app: AppFiles | null = null;
  @given shown: CompiledCourse | null = null;
  @given sources: Sources = new Map();
  /** Whether what is shown is older than the files, since they cannot be compiled. */
  @given behind = false;
  @given place: ModulePlace = { screen: 'cover' };
  /** The file that is being written, and the words at the author's place in it. */
  @given file = '';
  @given words = '';

  @state() private size: (typeof sizes)[number] = 'Phone';
  @state() private theme: (typeof themes)[number] = matchMedia('(prefers-color-scheme: dark)').matches
    ? 'Dark'
    : 'Light';
  #module: ModuleFrame | null = null;
  #heard: Document | null = null;

  override render() {
    return html`<div class="tools">
        ${this.#choice('Size', sizes, this.size, (size) => (this.size = size))}
        ${this.#choice('Colours', themes, this.theme, (theme) => (this.theme = theme))}
      </div>
      <p class="behind" ?hidden=${!this.behind}>This is the course before its latest problem.</p>
      <div class="stage" data-size=${this.size} role="group" aria-label="Module" tabindex="0">
        <iframe title="Preview"></iframe>
      </div>`;
  }

  #choice<Name extends string>(
    label: string,
    names: readonly Name[],
    chosen: Name,
    choose: (name: Name) => void,
  ) {
    return html`<fieldset class="choice">
      <legend class="visually-hidden">${label}</legend>
      ${names.map(
        (name) =>
          html`<label
            ><input
              type="radio"
              name=${`preview-${label}`}
              .checked=${name === chosen}
              @change=${() => choose(name)}
            /><span>${name}</span></label
          >`,
      )}
    </fieldset>`;
  }

  override updated(changed: Map<PropertyKey, unknown>) {
    const frame = this.querySelector('iframe');
    if (!frame || !this.app || !this.shown) return;
    this.#module ??= new ModuleFrame(frame, this.app);
    if (['shown', 'place', 'theme'].some((name) => changed.has(name))) void this.#show();
    else if (changed.has('words')) this.#point();
  }

  async #show() {
    if (!this.shown) return;
    await this.#module?.show(this.shown, this.place, this.theme.toLowerCase());
    this.dataset['ready'] = 'yes';
    this.#hear();
    this.#point();
  }

  /** A press on a word leads to where it is written; the buttons of the module stay buttons. */
  #hear() {
    const page = this.#module?.page ?? null;
    if (!page || this.#heard === page) return;
    this.#heard = page;
    page.addEventListener('click', ({ target }) => {
      const pressed = target as Element | null;
      if (!pressed || pressed.closest('button, a, input, select, textarea, label, summary, header')) return;
      const words = pressed.closest('h1, h2, h3, p, li, td, th, legend, figcaption')?.textContent ?? '';
      const found = placeOf(this.sources, words.replace(/\d+$/, ''), this.file);
      if (found) this.dispatchEvent(new GoToEvent(found.file, found.offset));
    });
  }

  #point() {
    const page = this.#module?.page;
    const main = page?.querySelector('main');
    for (const old of page?.querySelectorAll<HTMLElement>('[data-written]') ?? []) {
      old.removeAttribute('data-written');
      old.style.outline = '';
    }
    const found = main && elementWith(main, this.words);
    if (!(found instanceof (page?.defaultView?.HTMLElement ?? HTMLElement)) || found.matches('h1')) return;
    found.setAttribute('data-written', '');
    found.style.outline = '2px solid var(--focus)';
    found.style.outlineOffset = '4px';
    const { top, bottom } = found.getBoundingClientRect();
    const height = page?.defaultView?.innerHeight ?? 0;
    if (top < 60 || bottom > height - 90) found.scrollIntoView({ block: 'center' });
  }
}

customElements.define('preview-pane', PreviewPane);
declare global {
  interface HTMLElementTagNameMap {
    'preview-pane': PreviewPane;
  }
}
