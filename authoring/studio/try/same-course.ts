import type { CompiledCourse } from '../../../src/compiler/compile.ts';

const texts = new WeakMap<CompiledCourse, string>();

/** Whether learners would see no difference: a course is compiled again also when nothing of it has changed. */
export function isSameCourse(one: CompiledCourse, other: CompiledCourse): boolean {
  return one === other || textOf(one) === textOf(other);
}

function textOf(compiled: CompiledCourse): string {
  const text = texts.get(compiled) ?? JSON.stringify([compiled.course, compiled.styles, ...compiled.files]);
  texts.set(compiled, text);
  return text;
}
