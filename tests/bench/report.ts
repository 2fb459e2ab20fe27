import { readFile } from 'node:fs/promises';
import type { Bytes } from './bytes.ts';

/** One aim. */
export interface Budget {
  readonly id: string;
  /** The part of the bench that measures it. */
  readonly part: string;
  readonly measure: string;
  readonly unit: string;
  readonly atMost: number;
}

export interface Row extends Budget {
  /** Null where it could not be measured. */
  readonly measured: number | null;
  readonly met: boolean;
}

export async function readBudgets(): Promise<Budget[]> {
  return JSON.parse(await readFile(new URL('budgets.json', import.meta.url), 'utf8')) as Budget[];
}

/** Holds the figures against the budgets. What was not measured is missed. */
export function judge(budgets: readonly Budget[], figures: Readonly<Record<string, number>>): Row[] {
  return budgets.map((budget) => {
    const measured = figures[budget.id] ?? null;
    return { ...budget, measured, met: measured !== null && round(measured) <= budget.atMost };
  });
}

/** Two decimals: finer than that no figure here is known. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A Markdown table. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

export function resultTable(rows: readonly Row[]): string {
  return table(
    ['measure', 'aim', 'measured', ''],
    rows.map(({ measure, unit, atMost, measured, met }) => [
      measure,
      `≤ ${amount(atMost, unit)}`,
      measured === null ? 'not measured' : amount(measured, unit),
      met ? 'met' : '**missed**',
    ]),
  );
}

function amount(value: number, unit: string): string {
  return [round(value).toLocaleString('en-GB'), unit].filter((part) => part !== '').join(' ');
}

/** @param fewest smaller ones are added up in the last row */
export function bytesTable(head: string, bytes: Bytes, fewest: number): string {
  const entries = Object.entries(bytes);
  const large = entries.filter(([, size]) => size >= fewest);
  const rest = entries.filter(([, size]) => size < fewest);
  const sum = (some: readonly (readonly [string, number])[]) => some.reduce((all, [, size]) => all + size, 0);
  const rows = [
    ...large,
    ...(rest.length > 0 ? [[`${rest.length} more`, sum(rest)] as const] : []),
    ['together', sum(entries)] as const,
  ];
  return table(
    [head, 'bytes'],
    rows.map(([name, size]) => [name, size.toLocaleString('en-GB')]),
  );
}
