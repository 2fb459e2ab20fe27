import { html, type TemplateResult } from 'lit';
import type { Course, Lesson, Source } from '../course/course.ts';

/** Sources as entries of a list, each with its address where it has one. */
export function sourceList(sources: readonly Source[]): TemplateResult[] {
  return sources.map(
    ({ citation, url }) =>
      html`<li>
        ${url === '' ? citation : html`<a href=${url} target="_blank" rel="noopener noreferrer">${citation}</a>`}
      </li>`,
  );
}

/** The sources of a lesson, in the order of their numbers. */
export function sourcesOf({ sources }: Lesson, { resources }: Course): Source[] {
  return sources.flatMap((id) => resources?.sources.find((source) => source.id === id) ?? []);
}
