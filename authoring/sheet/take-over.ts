import { compileCourse } from '../../src/compiler/compile.ts';
import { inReadingOrder, unreported } from '../../src/compiler/problems.ts';
import type { Place, Problem, Report } from '../../src/compiler/problems.ts';
import { asText } from '../../src/compiler/source-files.ts';
import type { Source, SourceFile } from '../../src/compiler/source-files.ts';
import { placeOf, readYaml } from '../../src/compiler/yaml-file.ts';
import { readSheet } from './sheet.ts';
import type { CellAt, SheetKind } from './sheet-kind.ts';

/** The files that a sheet changes and what has changed, for people; or all that is wrong, and nothing changes. */
export type TakenOver =
  | { readonly changed: readonly SourceFile[]; readonly summary: readonly string[] }
  | { readonly problems: readonly Problem[] };

/**
 * Takes a spreadsheet over into a course that has no problems.
 * @param sheet a CSV file; problems name its cells where a cell is the cause
 */
export function takeOver(
  { columns, change }: SheetKind,
  course: readonly Source[],
  sheet: { readonly path: string; readonly bytes: Uint8Array },
): TakenOver {
  const found: Problem[] = [];
  const report: Report = (place, what, remedy) => found.push({ ...place, what, remedy });
  const texts = course.map(asText);
  const rows = readSheet(sheet.path, sheet.bytes, columns, report);
  const after = rows && change(texts, rows, report);
  if (!after || found.length > 0) return { problems: found };
  const changed = after.files.filter((file) => !texts.includes(file));
  const { problems } = compileCourse(
    course.map((file) => changed.find(({ path }) => path === file.path) ?? file),
  );
  if (problems.length > 0) return { problems: inSheet(problems, after.files, after.cells) };
  return { changed, summary: after.summary };
}

/** The problems at the cells that caused them, where a cell did. */
function inSheet(
  problems: readonly Problem[],
  files: readonly SourceFile[],
  cells: readonly CellAt[],
): Problem[] {
  const keyOf = ({ file, line, column }: Place) => `${file}:${line}:${column}`;
  const causes = new Map<string, Place>();
  for (const { path, text } of files) {
    const own = cells.filter((cell) => cell.path === path);
    const yaml = own.length > 0 && readYaml(path, text.replace(/^\uFEFF/, ''), unreported);
    if (yaml) for (const { steps, cell } of own) causes.set(keyOf(placeOf(yaml, steps)), cell.place);
  }
  return problems.map((problem) => ({ ...problem, ...causes.get(keyOf(problem)) })).sort(inReadingOrder);
}
