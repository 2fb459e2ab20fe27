import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { render } from '@lit-labs/ssr';
import { html, nothing } from 'lit';
import { cover } from '../../src/app/cover.ts';
import { frame } from '../../src/app/frame.ts';
import type { Course } from '../../src/course/course.ts';

/**
 * The first page as plain HTML for index.html, from the same templates the app renders. They import icons, which only a
 * bundler with the plugin `assets` of rollup.config.js can read: a page imports this directly, Node by
 * scorm/bundle/first-page.ts.
 */
export function firstPage(course: Course): string {
  const page = cover({
    course,
    place: '',
    question: null,
    hasLms: true,
    notice: '',
    onCover: nothing,
    onStart: () => undefined,
    onAnswer: () => undefined,
  });
  const whole = frame({
    course,
    progress: 0,
    saving: nothing,
    trouble: nothing,
    rail: nothing,
    page,
    menu: nothing,
    onMenu: () => undefined,
  });
  return collectResultSync(render(html`${whole}`))
    .replace(/<!--.*?-->|<\?>/g, '')
    .replace(/\s*\n\s*/g, '\n');
}
