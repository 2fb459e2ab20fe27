import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { MediaBlock as Media } from '../course/course.ts';
import { BlockElement } from './block-element.ts';

/**
 * A sound or a film with the browser's own controls. Nothing of it is loaded before it is played; its captions are on
 * from then, until the learner turns them off, and its transcript is there for everybody.
 */
abstract class MediaBlock extends BlockElement<Media> {
  @state() protected begun = false;
  @state() protected words = '';
  @state() private cannotPlay = false;

  protected abstract player(): TemplateResult;
  /** How captions are to be shown: by the browser, or by us where it has no place for them. */
  protected abstract readonly captionMode: TextTrackMode;

  override render() {
    const { title, credit, transcript } = this.block;
    return html`
      <figure>
        ${this.player()}
        <figcaption class="muted small">
          ${title}${credit ? html` <span class="credit">${credit}</span>` : nothing}
        </figcaption>
      </figure>
      <p role="status">${this.cannotPlay ? this.texts.blocks['cannot-play'] : nothing}</p>
      <details class="printed">
        <summary>${this.texts.blocks.transcript}</summary>
        <prose-block .html=${transcript}></prose-block>
      </details>
    `;
  }

  protected track(): TemplateResult {
    const language = document.documentElement.lang || 'en';
    return html`<track
      kind="captions"
      src=${this.block.captions}
      srclang=${language}
      label=${language}
      @cuechange=${this.#hear}
    />`;
  }

  protected readonly begin = () => {
    if (this.begun) return;
    this.begun = true;
    const track = this.querySelector('track')?.track;
    if (track) track.mode = this.captionMode; // asks for the file of captions
  };

  protected readonly fail = () => {
    this.cannotPlay = true;
  };

  readonly #hear = (event: Event) => {
    const { activeCues } = (event.target as HTMLTrackElement).track;
    this.words = [...(activeCues ?? [])].map((cue) => (cue as VTTCue).getCueAsHTML().textContent).join('\n');
  };
}

/** A player of sound has no place for captions, so they stand below it. */
export class AudioBlock extends MediaBlock {
  protected override readonly captionMode = 'hidden';

  protected override player() {
    const { title, file } = this.block;
    return html`<audio
        controls
        preload="none"
        src=${file}
        aria-label=${title}
        @play=${this.begin}
        @error=${this.fail}
      >
        ${this.track()}
      </audio>
      <p class="words" aria-hidden="true">${this.words}</p>`;
  }
}

/** The poster lies under the film, which is clear until it plays: so it has words, and comes only when it is near. */
export class VideoBlock extends MediaBlock {
  protected override readonly captionMode = 'showing';

  protected override player() {
    const { title, file, poster } = this.block;
    return html`<div class="screen">
      ${
        poster && !this.begun
          ? html`<img
              src=${poster.file}
              width=${poster.width}
              height=${poster.height}
              alt=${poster.text}
              loading="lazy"
              decoding="async"
            />`
          : nothing
      }<video
        controls
        playsinline
        preload="none"
        src=${file}
        aria-label=${title}
        @play=${this.begin}
        @error=${this.fail}
      >
        ${this.track()}
      </video>
    </div>`;
  }
}

customElements.define('audio-block', AudioBlock);
customElements.define('video-block', VideoBlock);
declare global {
  interface HTMLElementTagNameMap {
    'audio-block': AudioBlock;
    'video-block': VideoBlock;
  }
}
