import { html, type TemplateResult } from 'lit';
import { courseFileSchema, deckFileSchema, resourcesFileSchema } from '../../../../src/course/schemas.ts';
import { uiTextSchema } from '../../../../src/course/ui-text.ts';
import type { Form } from '../../store/room.ts';
import type { PartKind } from '../parts.ts';
import './card-table.ts';
import { fillForm } from './fill-form.ts';
import './lesson-form.ts';
import './picture-list.ts';
import './yaml-form.ts';

type Keys = readonly (readonly string[])[];

function yaml(
  form: Form,
  schema: unknown,
  { keys = [], withSearch = false }: { keys?: Keys; withSearch?: boolean } = {},
): TemplateResult {
  return html`<yaml-form
    ${fillForm(form)}
    .schema=${schema}
    .keys=${keys}
    .withSearch=${withSearch}
  ></yaml-form>`;
}

const elsewhere = ['warm-up', 'quiz'];
const courseKeys: Keys = Object.keys(courseFileSchema.entries)
  .filter((key) => !elsewhere.includes(key))
  .map((key) => [key]);
/** What the table of cards does not show of a deck. */
const deckKeys: Keys = [['categories'], ['families'], ['dimensions']];

/** The forms by the part of the course they are for; where there is none, the part is written as text. */
export const forms: Partial<Record<PartKind, (form: Form) => TemplateResult>> = {
  course: (form) => yaml(form, courseFileSchema, { keys: courseKeys }),
  'warm-up': (form) => yaml(form, courseFileSchema, { keys: [['warm-up']] }),
  draw: (form) => yaml(form, courseFileSchema, { keys: [['quiz']] }),
  resources: (form) => yaml(form, resourcesFileSchema),
  words: (form) => yaml(form, uiTextSchema, { withSearch: true }),
  cards: (form) =>
    html`<card-table ${fillForm(form)}></card-table>
      <details class="deck-parts">
        <summary>Categories and themes</summary>
        ${yaml({ ...form, goTo: null }, deckFileSchema, { keys: deckKeys })}
      </details>`,
  pictures: (form) => html`<picture-list ${fillForm(form)}></picture-list>`,
  lesson: (form) => html`<lesson-form ${fillForm(form)}></lesson-form>`,
};
