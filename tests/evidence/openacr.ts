/** The report as OpenACR 0.1.0, in the structure of the catalogue for VPAT 2.5, international edition, WCAG 2.2. */
import { stringify } from 'yaml';
import catalog from './openacr/catalog.json' with { type: 'json' };
import type { Evidence } from './evidence.ts';
import type { Judged } from './judge.ts';

/** Chapters of the catalogue that no row is about, and why. */
export const NOT_CONCERNED = {
  success_criteria_level_aaa: 'Level AAA of WCAG is not claimed.',
  hardware: 'Section 508, chapter 4: it is no hardware.',
  'en_301_549_ict_with_two-way_voice': 'EN 301 549, clause 6: there is no voice.',
  en_301_549_ict_with_video: 'EN 301 549, clause 7: there is no video.',
  en_301_549_hardware: 'EN 301 549, clause 8: it is no hardware.',
  'en_301_549_non-web-documents': 'EN 301 549, clause 10: it is a web page.',
  en_301_549_ict_providing_relay_or_emergency_service_access: 'EN 301 549, clause 13: it is no such service.',
};

/** @returns YAML */
export function openAcr(evidence: Evidence): string {
  const { course, supplier, date, doubts, zips, sources, results } = evidence;
  const methods = results.map(
    ({ part, ended, engines, passed, failed }) =>
      `${part}: ${passed} passed, ${failed.length} failed, ${ended}, ${engines.join(', ') || 'Node'}`,
  );
  return stringify(
    {
      title: `${course.title} Accessibility Conformance Report`,
      product: { name: course.title, version: course.version, description: course.summary },
      author: contact(supplier),
      vendor: contact(supplier),
      report_date: date,
      last_modified_date: date,
      version: 1,
      notes: [
        ...doubts,
        `Commit ${sources.commit ?? 'unknown'}; sources SHA-256 ${sources.sha256}.`,
        ...zips.map(({ name, sha256 }) => `${name}: SHA-256 ${sha256}.`),
      ].join('\n'),
      evaluation_methods_used: `Automated tests in real browsers, and a person looking where a row says so. Last run:\n${methods.join('\n') || 'none'}`,
      license: 'MIT',
      catalog: '2.5-edition-wcag-2.2-508-eu-en',
      chapters: {
        ...Object.fromEntries(
          Object.entries(catalog.chapters).map(([id, criteria]) => [id, chapter(id, criteria, evidence)]),
        ),
        ...Object.fromEntries(
          Object.entries(NOT_CONCERNED).map(([id, notes]) => [id, { notes, disabled: true, criteria: [] }]),
        ),
      },
    },
    { lineWidth: 100 },
  );
}

/** The schema asks for an address; where the supplier is not filled in, that is what it says. */
function contact(supplier: Evidence['supplier']) {
  if (!supplier) return { name: 'Not filled in: supplier in course.yaml', email: 'not filled in' };
  const isAddress = supplier.contact.startsWith('http');
  return {
    company_name: supplier.name,
    email: isAddress ? 'see website' : supplier.contact,
    ...(isAddress && { website: supplier.contact }),
  };
}

/** Every criterion of the chapter that a row is about; the others are said to be out of its scope. */
function chapter(id: string, criteria: Readonly<Record<string, string>>, { wcag, clauses }: Evidence) {
  const isWcag = id.startsWith('success_criteria');
  const rows = isWcag ? wcag : clauses;
  const found = Object.keys(criteria).flatMap((num) => rows.find((row) => row.num === num) ?? []);
  const without = Object.keys(criteria).filter((num) => !found.some((row) => row.num === num));
  return {
    ...(without.length > 0 && {
      notes: `No row: ${without.join(', ')}. They are parts of what a row says does not apply, or concern what is no web page.`,
    }),
    criteria: found.map((row) => ({
      num: row.num,
      components: [{ name: isWcag ? 'web' : 'none', adherence: { level: row.level, notes: notes(row) } }],
    })),
  };
}

function notes({ how, remarks, held }: Judged): string {
  const tested = held.flatMap(({ named, run, tests }) => {
    const passed = tests.filter(({ state }) => state === 'passed').length;
    return run
      ? [
          `Tests "${named.name}" (${named.file}): ${passed} passed, ${run.ended}, ${run.engines.join(', ') || 'Node'}.`,
        ]
      : [];
  });
  return [how, ...remarks, ...tested].join('\n');
}
