import { html, type TemplateResult } from 'lit';

/** An icon of Lucide; rollup.config.js makes one of each `.svg` that is imported. It says nothing to a screen reader. */
export function icon(shapes: TemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shapes}</svg>`;
}
