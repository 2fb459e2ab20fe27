import { html, nothing, type TemplateResult } from 'lit';
import { EditEvent } from '../../store/events.ts';
import { dataOf, isData, picturesOf, words } from './course-parts.ts';
import { FormElement } from './form-element.ts';

/** A picture is a drawing in a text file; larger ones slow every learner down. */
const LARGEST = 100_000;

/** The pictures of the course: what they look like, where they are used, another one in their place. */
export class PictureList extends FormElement {
  override render() {
    const names = picturesOf(this.sources);
    return html`<p class="muted">
        Pictures are SVG files. A lesson shows one in a block of the kind Figure, with words for those who do
        not see it.
      </p>
      <label class="field"
        ><span>Add pictures</span
        ><input
          type="file"
          multiple
          accept=".svg,image/svg+xml"
          aria-label="Add pictures"
          ?disabled=${this.store.readOnly}
          @change=${(event: Event) => this.#add(event, '')}
      /></label>
      ${this.troubleNote()} ${names.length === 0 ? html`<p>This course has no pictures yet.</p>` : nothing}
      <ul class="pictures">
        ${names.map((name) => this.#picture(name))}
      </ul>`;
  }

  #picture(name: string): TemplateResult {
    const file = `media/${name}`;
    const text = this.store.text(file);
    const used = [...this.sources.keys()].filter(
      (one) => one.startsWith('lessons/') && this.store.text(one).includes(`src=${name}`),
    );
    const { brand } = dataOf(this.store, 'course.yaml');
    const isLogo = isData(brand) && words(brand['logo']) === name;
    const problems = this.problems.filter((problem) => problem.file === file);
    return html`<li class="panel">
      <img alt=${`Picture ${name}`} src=${`data:image/svg+xml,${encodeURIComponent(withColours(text))}`} />
      <b>${name}</b>
      <small
        >${isLogo ? 'The logo. ' : ''}${used.length > 0 ? `Used in ${used.map((one) => one.replace('lessons/', '')).join(', ')}.` : isLogo ? '' : 'Not used in a lesson.'}</small
      >
      ${this.problemList(problems)}
      <span class="block-tools">
        <label class="button small"
          >Replace<input
            type="file"
            class="visually-hidden"
            accept=".svg,image/svg+xml"
            aria-label=${`Replace ${name}`}
            ?disabled=${this.store.readOnly}
            @change=${(event: Event) => this.#add(event, name)}
        /></label>
        <button
          type="button"
          class="button small"
          aria-label=${`Delete ${name}`}
          aria-disabled=${String(this.store.readOnly)}
          @click=${() => this.#put(file, null, `Picture ${name} deleted`)}
        >
          Delete
        </button>
      </span>
    </li>`;
  }

  #add = async (event: Event, name: string) => {
    const field = event.target as HTMLInputElement;
    const files = [...(field.files ?? [])];
    for (const file of files) {
      const text = await file.text();
      if (!/<svg[\s>]/.test(text)) {
        this.trouble = `${file.name} is no SVG file. Save the picture as SVG, and choose that file.`;
        continue;
      }
      if (text.length > LARGEST) {
        this.trouble = `${file.name} has ${Math.round(text.length / 1000)} kB; a picture may have ${LARGEST / 1000}.`;
        continue;
      }
      this.trouble = '';
      const own = name || file.name.toLowerCase().replace(/[^a-z0-9_.-]+/g, '-');
      this.#put(`media/${own}`, text, `Picture ${own}`);
    }
    field.value = '';
  };

  #put(file: string, content: string | null, label: string) {
    if (!this.store.readOnly) this.dispatchEvent(new EditEvent([{ file, content }], label));
  }
}

/** A drawing uses the colours of the course by their names, which mean nothing in a picture of its own. */
function withColours(svg: string): string {
  const style = getComputedStyle(document.documentElement);
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const colour = (name: string) => {
    const value = style.getPropertyValue(name).trim();
    const [, light = value, dark = value] = /^light-dark\((.*),\s*([^,]*)\)$/.exec(value) ?? [];
    return isDark ? dark : light;
  };
  return svg
    .replace(/var\((--[\w-]+)\)/g, (_, name: string) => colour(name))
    .replace(/<svg(?=[\s>])/, `<svg fill="${colour('--ink')}"`);
}

customElements.define('picture-list', PictureList);
declare global {
  interface HTMLElementTagNameMap {
    'picture-list': PictureList;
  }
}
