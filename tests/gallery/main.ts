/** The gallery's page: `?state=<name>` shows one state alone, in the frame that is there; else all are listed. */
import { html, render } from 'lit';
import course from 'virtual:course';
import { setTexts } from '../../src/ui/texts.ts';
import { Stage } from './stage.ts';
import { states } from './states.ts';

declare global {
  interface Window {
    /** For scripts that take pictures. */
    gallery: { readonly names: readonly string[]; readonly show: (name: string) => Promise<void> };
  }
}

const frames = { wide: [1180, 760], moodle: [650, 666], phone: [390, 780] } as const;
/** What a learner may have chosen, as `data-` attributes of the page, and the direction of the text. */
const choices = {
  frame: Object.keys(frames),
  theme: ['', 'light', 'dark'],
  text: ['', 'large', 'larger'],
  dir: ['ltr', 'rtl'],
};

const query = new URLSearchParams(location.search);
const wish = (name: keyof typeof choices) => query.get(name) ?? choices[name][0] ?? '';
const stage = new Stage();

setTexts(course);
window.gallery = { names: [...states.keys()], show };

const state = query.get('state');
if (state === null) list();
else void show(state);

async function show(name: string) {
  await states.get(name)?.(stage);
  if (wish('theme') !== '') document.documentElement.dataset['theme'] = wish('theme');
  if (wish('text') !== '') document.documentElement.dataset['text'] = wish('text');
  document.documentElement.dir = wish('dir');
}

function list() {
  const [width, height] = frames[wish('frame') as keyof typeof frames];
  const address = (name: string) => `?${new URLSearchParams({ ...Object.fromEntries(query), state: name })}`;
  const page = html`
    <main class="gallery">
      <h1>${course.title}: ${states.size} states</h1>
      <form @change=${(change: Event) => (change.currentTarget as HTMLFormElement).submit()}>
        ${Object.entries(choices).map(
          ([name, values]) => html`
            <label>
              ${name}
              <select name=${name}>
                ${values.map(
                  (value) =>
                    html`<option .value=${value} ?selected=${value === wish(name as keyof typeof choices)}>
                      ${value === '' ? 'as the system' : value}
                    </option>`,
                )}
              </select>
            </label>
          `,
        )}
      </form>
      <ul>
        ${[...states.keys()].map(
          (name) => html`
            <li>
              <h2 class="small"><a href=${address(name)}>${name}</a></h2>
              <iframe
                loading="lazy"
                title=${name}
                src=${address(name)}
                width=${width}
                height=${height}
              ></iframe>
            </li>
          `,
        )}
      </ul>
    </main>
  `;
  render(page, document.body);
}
