import { html, type TemplateResult } from 'lit';
import type { Course } from '../course/course.ts';
import { choices, type Settings } from '../ui/settings.ts';

export interface SettingsParts {
  readonly course: Course;
  readonly settings: Settings;
  /** What came of the latest button; '' for nothing. */
  readonly message: string;
  readonly onChange: (settings: Settings) => void;
  readonly onClear: () => void;
}

/** How the course looks and answers on this device, and what it keeps there. */
export function settingsPage(parts: SettingsParts): TemplateResult {
  const { course, message, onClear } = parts;
  const { settings: words } = course.ui;
  return html`
    <div class="page lesson">
      <h1 tabindex="-1">${words.title}</h1>
      <p>${words.intro}</p>
      ${(Object.keys(choices) as (keyof Settings)[]).map((name) => choice(parts, name))}
      <h2>${words.device}</h2>
      <p id="clear-about">${words['clear-about']}</p>
      <button class="button" @click=${onClear} aria-describedby="clear-about">${words.clear}</button>
      <p role="status">${message}</p>
    </div>
  `;
}

function choice({ course, settings, onChange }: SettingsParts, name: keyof Settings): TemplateResult {
  const words: Readonly<Record<string, string>> = course.ui.settings[name];
  return html`
    <fieldset class="setting">
      <legend>${words['title']}</legend>
      ${choices[name].map(
        (value) => html`
          <label>
            <input
              type="radio"
              name=${name}
              .checked=${settings[name] === value}
              @change=${() => onChange({ ...settings, [name]: value })}
            />
            <span>${words[value]}</span>
          </label>
        `,
      )}
    </fieldset>
  `;
}
