import { html, nothing, type TemplateResult } from 'lit';
import type { Course } from '../course/course.ts';
import { sourceList } from './source-list.ts';
import '../blocks/prose-block.ts';

/** Words explained, contacts, further reading, sources and credits. */
export function resourcesPage({ ui, resources }: Course): TemplateResult {
  return html`
    <div class="lesson">
      <h1 tabindex="-1">${ui.resources.title}</h1>
      <prose-block .html=${resources?.html ?? ''}></prose-block>
      ${
        resources?.sources.length
          ? html`<section class="sources">
              <h2>${ui.resources.sources}</h2>
              <ul>
                ${sourceList(resources.sources)}
              </ul>
            </section>`
          : nothing
      }
      <prose-block .html=${resources?.credits ?? ''}></prose-block>
    </div>
  `;
}
