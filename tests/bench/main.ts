/**
 * `npm run bench`: measures the built package beside a static page that carries the same first screen, prints a table,
 * writes dist/bench.json, and ends with an error when a budget is missed. `npm run bench -- launch drag` measures only
 * these parts and judges only their budgets; `--rounds 15` takes more time for steadier figures.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch, type Browser } from 'puppeteer-core';
import { browserFlags, findBrowser } from '../browser.ts';
import { buildFigures, measureBuild } from './build-time.ts';
import { byOrigin, whereBytesAre } from './bytes.ts';
import { measureReload, reloadFigures } from './dev-reload.ts';
import { dragFigures, measureDrag } from './drag.ts';
import { growthFigures, measureGrowth } from './growth.ts';
import { journeyFigures, measureJourney } from './journey.ts';
import { launchFigures, measureLaunch, weights } from './launch.ts';
import { makePackages, type Packages } from './packages.ts';
import { bytesTable, judge, readBudgets, resultTable } from './report.ts';

/** What one part has measured: the figures that have a budget, everything it saw, and tables to print. */
interface Result {
  readonly figures: Readonly<Record<string, number>>;
  readonly seen: unknown;
  readonly tables?: readonly string[];
}

interface Bench {
  readonly browser: Browser;
  readonly packages: Packages;
  readonly rounds: number;
}

const parts: Readonly<Record<string, (bench: Bench) => Promise<Result>>> = {
  async launch({ browser, packages, rounds }) {
    const plain = await measureLaunch(browser, packages, { rounds, compressed: false });
    const compressed = await measureLaunch(browser, packages, { rounds, compressed: true });
    return {
      figures: {
        ...launchFigures(plain, ''),
        ...launchFigures(compressed, '-compressed'),
        ...weights(plain),
      },
      seen: { plain, compressed },
    };
  },
  async bytes({ packages }) {
    const seen = await whereBytesAre(join(packages.folder, 'course'));
    const { 'course.js': course, 'pages.js': pages, 'later.js': later } = seen.scripts;
    return {
      figures: {},
      seen,
      tables: [
        bytesTable('file', seen.files, 0),
        bytesTable('course.js', byOrigin(course), 0),
        bytesTable('pages.js', byOrigin(pages), 0),
        bytesTable('later.js', byOrigin(later), 0),
        bytesTable('course.js, by module', course, 700),
        bytesTable('pages.js, by module', pages, 700),
      ],
    };
  },
  async course({ browser, packages, rounds }) {
    const seen = await measureJourney(browser, packages, Math.ceil(rounds / 2)); // each has 21 cards and 8 pages
    return { figures: journeyFigures(seen), seen };
  },
  async drag({ browser, packages, rounds }) {
    const seen = await measureDrag(browser, packages, rounds);
    return { figures: dragFigures(seen), seen };
  },
  async growth({ browser, packages, rounds }) {
    const seen = await measureGrowth(browser, packages, rounds);
    return { figures: await growthFigures(seen), seen };
  },
  async build() {
    const seen = await measureBuild(3);
    return { figures: buildFigures(seen), seen };
  },
  async reload({ browser, rounds }) {
    const seen = await measureReload(browser, rounds);
    return { figures: reloadFigures(seen), seen };
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '7' } },
});
const unknown = positionals.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) {
  console.error(
    `There is no part "${unknown}"; name one of ${Object.keys(parts).join(', ')}, or none for all.`,
  );
  process.exit(1);
}

const chosen = Object.entries(parts).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
);
const load = () => loadavg()[0]?.toFixed(1) ?? '';
const loads = [load()];
const packages = await makePackages();
const browser = await launch({ executablePath: await findBrowser(), args: [...browserFlags] });
const version = await browser.version();
const results: Record<string, Result> = {};
const failures: string[] = [];
try {
  for (const [name, measure] of chosen) {
    const began = performance.now();
    console.error(`Measuring: ${name} …`);
    try {
      results[name] = await measure({ browser, packages, rounds: Number(values.rounds) });
    } catch (error) {
      failures.push(`${name}: ${String(error)}`);
    }
    console.error(`  ${((performance.now() - began) / 1000).toFixed(0)} s`);
    loads.push(load());
  }
} finally {
  await browser.close();
  await packages.remove();
}

const figures = Object.assign({}, ...Object.values(results).map((result) => result.figures)) as Record<
  string,
  number
>;
const budgets = await readBudgets();
const rows = judge(
  budgets.filter(({ part }) => positionals.length === 0 || positionals.includes(part)),
  figures,
);
const machine = `${version}, ${cpus().length} processors, load ${loads.join(' → ')}`;
for (const text of Object.values(results).flatMap(({ tables = [] }) => tables)) console.log(`${text}\n`);
console.log(`${resultTable(rows)}\n\n${machine}`);
await mkdir('dist', { recursive: true });
const seen = Object.fromEntries(Object.entries(results).map(([name, result]) => [name, result.seen]));
await writeFile(
  'dist/bench.json',
  JSON.stringify({ at: new Date(), machine, rows, failures, seen }, null, 2),
);
for (const failure of failures) console.log(`Could not measure ${failure}`);
const missed = rows.filter(({ met }) => !met);
console.log(
  missed.length === 0
    ? 'Every budget is met.'
    : `Missed: ${missed.map(({ measure }) => measure).join('; ')}.`,
);
process.exitCode = missed.length > 0 ? 1 : 0;
