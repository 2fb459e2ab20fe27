import { html, nothing, render, type TemplateResult } from 'lit';
import type { LiveState } from './packages.ts';

/** The parts of the preview page that change while somebody works on the content. */
export interface LiveParts {
  /** The build that is shown. */
  build: string;
  /** Where problems are listed. */
  problems: HTMLElement;
  /** Shows the newest build. */
  reload: () => Promise<void>;
  say: (words: string) => void;
}

/** Shows what is wrong with the content, and each new build, as the server tells of them. */
export function followBuilds({ build, problems, reload, say }: LiveParts): void {
  let shown = build;
  let reloading = Promise.resolve();
  const events = new EventSource('/events');
  events.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const state = JSON.parse(data) as LiveState;
    render(problemsTemplate(state), problems);
    if (state.build === shown) return;
    shown = state.build;
    reloading = reloading.then(reload);
  });
  events.addEventListener('error', () =>
    say('The server has stopped. Start it again, and this page goes on.'),
  );
}

function problemsTemplate({ build, problems, failure }: LiveState): TemplateResult | typeof nothing {
  if (problems.length === 0 && failure === '') return nothing;
  const count = problems.length <= 1 ? 'One problem' : `${problems.length} problems`;
  return html`<h2>
      ${count}. ${build === '' ? 'There is nothing to show yet.' : 'You see the last version without any.'}
    </h2>
    <ul>
      ${problems.map(
        ({ file, line, column, what, remedy }) =>
          html`<li><code>${file}:${line}:${column}</code> ${what}; ${remedy}</li>`,
      )}
      ${failure === '' ? nothing : html`<li>${failure}</li>`}
    </ul>`;
}
