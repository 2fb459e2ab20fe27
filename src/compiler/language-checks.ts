import type { CourseFile } from '../course/schemas.ts';
import type { Report } from './problems.ts';
import { nameOf } from './shape.ts';
import { placeOf, placeOfKey, scalarsOf, type YamlFile } from './yaml-file.ts';

/** Numbers of cards, lessons, minutes and tries: no course counts further. */
const MOST = 200;
const forms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
type Form = (typeof forms)[number];

/** Reports counted texts that lack a form the course's language needs, or have one that it never uses. */
export function checkCounts({ language }: CourseFile, ui: YamlFile, report: Report): void {
  const rules = new Intl.PluralRules(language);
  const numbers = new Map<Form, number[]>();
  for (let n = 0; n <= MOST; n += 1)
    numbers.set(rules.select(n), [...(numbers.get(rules.select(n)) ?? []), n]);
  const known: readonly string[] = rules.resolvedOptions().pluralCategories;
  const isForm = (step: unknown): step is Form => forms.includes(step as Form);
  const counted = scalarsOf(ui).filter(({ steps }) => steps.at(-1) === 'other');
  for (const { steps } of counted) {
    const group = steps.slice(0, -1);
    const given = scalarsOf(ui)
      .filter((one) => one.steps.length === steps.length && group.every((step, at) => one.steps[at] === step))
      .map((one) => one.steps.at(-1))
      .filter(isForm);
    for (const [form, examples] of numbers)
      if (!given.includes(form))
        report(
          placeOfKey(ui, group),
          `${nameOf(ui.data, group)} has no text for ${form}, which this language needs for ${examples.slice(0, 4).join(', ')}${examples.length > 4 ? ' …' : ''}`,
          `add a line ${form}: with the words for these numbers`,
        );
    for (const form of given)
      if (!known.includes(form))
        report(
          placeOfKey(ui, [...group, form]),
          `${nameOf(ui.data, group)} has a text for ${form}, which this language never uses`,
          'delete the line',
        );
  }
}

/** Reports a language that runs the other way than the course says. */
export function checkDirection({ language, direction }: CourseFile, course: YamlFile, report: Report): void {
  const locale = new Intl.Locale(language) as Intl.Locale & { getTextInfo?: () => { direction?: string } };
  const runs = locale.getTextInfo?.().direction; // not in every browser that the compiler may run in
  if (runs === undefined || runs === direction) return;
  report(
    placeOf(course, [runs === 'rtl' ? 'language' : 'direction']),
    `${language} runs from ${runs === 'rtl' ? 'right to left' : 'left to right'}`,
    runs === 'rtl'
      ? 'add a line direction: rtl'
      : 'take out the line direction: rtl, or name the language of the texts',
  );
}
