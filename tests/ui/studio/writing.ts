import { waitUntil } from '@open-wc/testing';
import { html as page, nothing } from 'lit';
import { compileCourse, CourseStore, forms, fromSources, html, render } from 'virtual:studio';
import type { TemplateResult } from 'lit';
import type { Problem } from '../../../src/compiler/compile.ts';
import type { EditEvent } from '../../../authoring/studio/store/events.ts';
import type { Form } from '../../../authoring/studio/store/room.ts';
import type { Sources } from '../../../authoring/studio/store/sources.ts';
import type { PartKind } from '../../../authoring/studio/write/parts.ts';
import files from 'virtual:course-files';
import { show } from '../person.ts';

/** A form on the files of this course, whose edits are taken as the studio takes them. */
export async function write(kind: PartKind, file: string, changed: Record<string, string> = {}) {
  const sources: Sources = new Map(Object.entries({ ...files, ...changed }));
  const store = new CourseStore(sources);
  const edits: EditEvent[] = [];
  let problems: readonly Problem[] = [];
  const form = (): TemplateResult => {
    const given: Form = { store, sources: store.sources, compiled: null, problems, file, goTo: null };
    return forms[kind]?.(given) ?? html`${nothing}`;
  };
  const place = await show<HTMLElement>(page`<main></main>`);
  const draw = () => render(form(), place);
  place.addEventListener('edit', (event) => {
    edits.push(event);
    store.change(event);
    draw();
  });
  draw();
  await settled();
  return {
    place,
    edits,
    text: (of = file) => store.text(of),
    sources: () => store.sources,
    check: async () => {
      problems = compileCourse(fromSources(store.sources)).problems;
      draw();
      await settled();
      return problems;
    },
  };
}

/** After the elements have rendered, those inside of others too. */
export async function settled() {
  for (let turn = 0; turn < 4; turn++) await new Promise((enter) => requestAnimationFrame(enter));
}

/** Waits for what comes from beside the page, or after a pause in typing. */
export const until = (there: () => unknown, otherwise: string) =>
  waitUntil(there, otherwise, { timeout: 30_000 });

/** What a test relies on being there. */
export function sure<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('Nothing was found.');
  return value;
}
