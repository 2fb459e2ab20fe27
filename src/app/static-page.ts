import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { render } from '@lit-labs/ssr';
import { html, nothing } from 'lit';
import type { Course } from '../course/course.ts';
import { cover } from './cover.ts';
import { frame } from './frame.ts';

/** The first page as plain HTML for index.html, from the same templates the app renders. Runs in Node, at build time. */
export function staticPage(course: Course): string {
  const page = cover({
    course,
    place: '',
    question: null,
    hasLms: true,
    notice: '',
    found: nothing,
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
    term: nothing,
    onMenu: () => undefined,
  });
  return collectResultSync(render(html`${whole}`))
    .replace(/<!--.*?-->|<\?>/g, '')
    .replace(/\s*\n\s*/g, '\n');
}
