import { html, type TemplateResult } from 'lit';

/** A labelled select. */
export function chooser(
  label: string,
  choices: (readonly [string, string])[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<label
    >${label}
    <select @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}>
      ${choices.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select></label
  >`;
}

/** A plain button. */
export function button(label: string, press: () => void): TemplateResult {
  return html`<button @click=${press}>${label}</button>`;
}

/** A button that is on or off. */
export function toggle(label: string, on: boolean, press: () => void): TemplateResult {
  return html`<button aria-pressed=${on ? 'true' : 'false'} @click=${press}>${label}</button>`;
}
