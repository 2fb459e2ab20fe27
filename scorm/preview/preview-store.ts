import type { Learner, RecordStore } from '../lms/record.ts';

/** Names of made-up learners, as SCORM 1.2 writes them; one with an umlaut, one with an apostrophe. */
const names = [
  'Okafor, Ada',
  'Müller, Jonas',
  "O'Brien, Niamh",
  'Shah, Priya',
  'Williams, Tom',
  'Zhang, Wei',
];
const prefix = 'preview-lms:';
const learnersKey = `${prefix}learners`;

/** The records of the preview page, in localStorage under `preview-lms:`. */
export const pageStore: RecordStore = {
  get: (key) => localStorage.getItem(prefix + key) ?? undefined,
  set: (key, value) => localStorage.setItem(prefix + key, value),
};

/** The learners met so far; there is always one. */
export function learners(): Learner[] {
  const met = Number(localStorage.getItem(learnersKey) ?? '1');
  return Array.from({ length: Math.max(1, met) }, (_, index) => learner(index + 1));
}

/** One more learner, with an empty record. */
export function newLearner(): Learner {
  const number = learners().length + 1;
  localStorage.setItem(learnersKey, String(number));
  return learner(number);
}

/** Empties this origin: every learner's record, and what the module keeps on the device. */
export function forgetEverything(): void {
  localStorage.clear();
  sessionStorage.clear();
}

/** A made-up learner, counted from 1. */
export function learner(number: number): Learner {
  return { id: `learner-${number}`, name: names[(number - 1) % names.length] ?? `Learner, ${number}` };
}
