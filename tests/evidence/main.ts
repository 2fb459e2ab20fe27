/** `npm run evidence`: what a buyer asks for, about the packages in dist/: dist/evidence/. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { buildPackages, type BuiltPackage } from '../../scorm/build-packages.ts';
import { sha256 } from '../../scorm/package/sha256.ts';
import { readContent } from '../../scorm/read-content.ts';
import { compileCourse } from '../../src/compiler/compile.ts';
import { courseFileSchema } from '../../src/course/schemas.ts';
import { readClaims } from './claims.ts';
import { gather, type Evidence, type Zip } from './evidence.ts';
import { openAcr } from './openacr.ts';
import { evidencePage } from './page.ts';
import { readSources } from './sources.ts';
import { readResults } from './test-results.ts';

const CONTENT = 'content/en-GB';
const read = (file: string) => readFile(file, 'utf8');

/**
 * @param packages the folder the zips lie in; the evidence goes into its folder `evidence`
 * @param results the folder the results of the tests lie in
 */
export async function writeEvidence(packages: string, results?: string): Promise<Evidence> {
  const { course, problems } = compileCourse(await readContent(CONTENT));
  if (!course) throw new Error(`The content has ${problems.length} problems; npm run build names them.`);
  const file = v.parse(courseFileSchema, parse(await read(join(CONTENT, 'course.yaml'))));
  const evidence = gather({
    course,
    supplier: file.supplier ?? null,
    claims: readClaims(await read('ACCESSIBILITY.md')),
    results: await readResults(results),
    sources: await readSources(),
    zips: await readZips(packages),
    date: new Date().toISOString().slice(0, 10),
  });
  const out = join(packages, 'evidence');
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'accessibility.yaml'), openAcr(evidence));
  const pages = {
    guide: await read('docs/trainers-guide.md'),
    administrators: await read('docs/for-administrators.md'),
    security: await read('SECURITY.md'),
  };
  const styles = (
    await Promise.all(
      ['src/ui/tokens.css', 'authoring/results/report-page.css', 'tests/evidence/page.css'].map(read),
    )
  ).join('');
  const deck = parse(await read(join(CONTENT, 'decks', `${file.quiz.deck}.yaml`))) as Deck;
  const lessonOf = new Map(deck.cards.map((card) => [card.id, card.lesson ?? '']));
  const criteria = file.ilm?.criteria ?? [];
  await writeFile(join(out, 'index.html'), evidencePage(evidence, { pages, criteria, styles, lessonOf }));
  return evidence;
}

interface Deck {
  readonly cards: readonly { readonly id: string; readonly lesson?: string }[];
}

/** Each zip, beside what these sources make: since builds are the same everywhere, that says whose it is. */
async function readZips(folder: string): Promise<Zip[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.zip')).toSorted();
  if (names.length === 0) return [];
  const again = await mkdtemp(join(tmpdir(), 'evidence-'));
  try {
    const built: BuiltPackage[] = await buildPackages(CONTENT, again);
    return await Promise.all(
      names.map(async (name) => ({
        name,
        sha256: sha256(await readFile(join(folder, name))),
        builtAgain: built.find(({ zip }) => basename(zip) === name)?.sha256 ?? null,
      })),
    );
  } finally {
    await rm(again, { recursive: true });
  }
}

if (import.meta.main) {
  try {
    const { doubts } = await writeEvidence('dist');
    console.log(
      'Evidence: dist/evidence/index.html, and the report as OpenACR: dist/evidence/accessibility.yaml',
    );
    for (const doubt of doubts) console.log(`- ${doubt}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
