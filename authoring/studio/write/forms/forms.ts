import { html, type TemplateResult } from 'lit';
import { courseFileSchema, resourcesFileSchema } from '../../../../src/course/schemas.ts';
import { uiTextSchema } from '../../../../src/course/ui-text.ts';
import type { Form } from '../../store/room.ts';
import type { PartKind } from '../parts.ts';
import './card-table.ts';
import './lesson-form.ts';
import './picture-list.ts';
import './yaml-form.ts';

type Keys = readonly (readonly string[])[];

function yaml(
  { store, sources, compiled, problems, file, goTo }: Form,
  schema: unknown,
  { keys = [], withSearch = false }: { keys?: Keys; withSearch?: boolean } = {},
): TemplateResult {
  return html`<yaml-form
    .store=${store}
    .sources=${sources}
    .compiled=${compiled}
    .problems=${problems}
    .file=${file}
    .goTo=${goTo}
    .schema=${schema}
    .keys=${keys}
    .withSearch=${withSearch}
  ></yaml-form>`;
}

const draw: Keys = [['quiz']];
const elsewhere = ['warm-up', 'quiz'];
const courseKeys: Keys = Object.keys(courseFileSchema.entries)
  .filter((key) => !elsewhere.includes(key))
  .map((key) => [key]);

/** The forms by the part of the course they are for; where there is none, the part is written as text. */
export const forms: Partial<Record<PartKind, (form: Form) => TemplateResult>> = {
  course: (form) => yaml(form, courseFileSchema, { keys: courseKeys }),
  'warm-up': (form) => yaml(form, courseFileSchema, { keys: [['warm-up']] }),
  draw: (form) => yaml(form, courseFileSchema, { keys: draw }),
  resources: (form) => yaml(form, resourcesFileSchema),
  words: (form) => yaml(form, uiTextSchema, { withSearch: true }),
  cards: ({ store, sources, compiled, problems, file, goTo }) =>
    html`<card-table
      .store=${store}
      .sources=${sources}
      .compiled=${compiled}
      .problems=${problems}
      .file=${file}
      .goTo=${goTo}
    ></card-table>`,
  pictures: ({ store, sources, compiled, problems, file, goTo }) =>
    html`<picture-list
      .store=${store}
      .sources=${sources}
      .compiled=${compiled}
      .problems=${problems}
      .file=${file}
      .goTo=${goTo}
    ></picture-list>`,
  lesson: ({ store, sources, compiled, problems, file, goTo }) =>
    html`<lesson-form
      .store=${store}
      .sources=${sources}
      .compiled=${compiled}
      .problems=${problems}
      .file=${file}
      .goTo=${goTo}
    ></lesson-form>`,
};
