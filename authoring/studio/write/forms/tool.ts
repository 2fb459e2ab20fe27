import { html, type TemplateResult } from 'lit';

/** A small button; one that can do nothing now keeps its place, and says so. */
export function tool(name: string, isPossible: boolean, act: () => void): TemplateResult {
  return html`<button
    type="button"
    class="button small"
    aria-disabled=${String(!isPossible)}
    @click=${() => {
      if (isPossible) act();
    }}
  >
    ${name}
  </button>`;
}
