import { html, nothing, type TemplateResult } from 'lit';
import { inPlainLetters } from '../../../../src/compiler/plain-letters.ts';
import { isSource } from '../../../../src/compiler/source-files.ts';
import { besideOf } from '../../module/module-page.ts';
import { contentOf } from '../../store/sources.ts';
import { EditEvent } from '../../store/events.ts';
import { dataOf, isData, mediaOf, words } from './course-parts.ts';
import { FormElement } from './form-element.ts';

/** A picture is a drawing in a text file; larger ones slow every learner down. */
const LARGEST = 100_000;
const ACCEPTED = '.svg,.png,.jpg,.jpeg,.webp,.avif,.mp3,.m4a,.mp4,.webm,.vtt';
const isPhoto = /\.(?:png|jpe?g|webp|avif)$/;

/** The pictures of the course: what they look like, where they are used, another one in their place. */
export class PictureList extends FormElement {
  override render() {
    const names = mediaOf(this.sources);
    return html`<p class="muted">
        Pictures are SVG, JPEG, PNG, WebP or AVIF files. A lesson shows one in a block of the kind Figure,
        with words for those who do not see it. Sound (MP3, M4A) and film (MP4, WebM) are played in blocks of
        their own, each with captions (a WebVTT file) and a transcript.
      </p>
      <label class="field"
        ><span>Add pictures</span
        ><input
          type="file"
          multiple
          accept=${ACCEPTED}
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
    const content = this.sources.get(file);
    const used = [...this.sources.keys()].filter(
      (one) =>
        one.startsWith('lessons/') &&
        this.store
          .text(one)
          .split(/[\s={}"]/)
          .includes(name),
    );
    const { brand } = dataOf(this.store, 'course.yaml');
    const isLogo = isData(brand) && words(brand['logo']) === name;
    const problems = this.problems.filter((problem) => problem.file === file);
    return html`<li class="panel">
      ${picture(name, content)}
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
            accept=${ACCEPTED}
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
      const own = name || inPlainLetters(file.name).toLowerCase();
      if (!isSource(`media/${own}`)) {
        this.trouble = `${file.name} cannot be shown or played. Save it in one of the formats above, and choose that file.`;
        continue;
      }
      const content = contentOf(own, new Uint8Array(await file.arrayBuffer()));
      if (own.endsWith('.svg') && !(typeof content === 'string' && /<svg[\s>]/.test(content))) {
        this.trouble = `${file.name} is no SVG file. Save the picture as SVG, and choose that file.`;
        continue;
      }
      if (own.endsWith('.svg') && content.length > LARGEST) {
        this.trouble = `${file.name} has ${Math.round(content.length / 1000)} kB; a picture may have ${LARGEST / 1000}.`;
        continue;
      }
      this.trouble = '';
      this.#put(`media/${own}`, content, `Picture ${own}`);
    }
    field.value = '';
  };

  #put(file: string, content: string | Uint8Array | null, label: string) {
    if (!this.store.readOnly) this.dispatchEvent(new EditEvent([{ file, content }], label));
  }
}

/** What a file looks like; a sound, a film and captions have only their name. */
function picture(name: string, content: string | Uint8Array | undefined): TemplateResult | typeof nothing {
  const address =
    typeof content === 'string'
      ? name.endsWith('.svg') && `data:image/svg+xml,${encodeURIComponent(withColours(content))}`
      : content && isPhoto.test(name) && besideOf(new Map([[name, content]])).get(name);
  return address ? html`<img alt=${`Picture ${name}`} src=${address} />` : nothing;
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
