import { describe, expect, it } from 'vitest';
import { isSameCourse } from '../../../authoring/studio/try/same-course.ts';
import { compileCourse, type CompiledCourse } from '../../../src/compiler/compile.ts';
import { courseFiles, type Change } from '../compiler/fixture.ts';

function compiled(...changes: readonly Change[]): CompiledCourse {
  const compilation = compileCourse(courseFiles(...changes));
  if (compilation.course === null) throw new Error(JSON.stringify(compilation.problems));
  return compilation;
}

describe('What is played in the room Try', () => {
  it('is still the course when that is compiled again and nothing has changed', () => {
    expect(isSameCourse(compiled(), compiled())).toBe(true);
  });

  it('is another one as soon as a learner would see a difference', () => {
    const other = compiled(['lessons/one.md', 'Some words.', 'Other words.']);
    expect(isSameCourse(compiled(), other)).toBe(false);
  });
});
