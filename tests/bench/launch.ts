import type { Browser, Page } from 'puppeteer-core';
import { median } from './numbers.ts';
import type { Packages } from './packages.ts';
import { serve } from './serve.ts';
import { readings, visit } from './visit.ts';

interface StaticLaunch {
  readonly firstPaint: number;
  readonly largestPaint: number;
}

interface Launch extends StaticLaunch {
  /** When pressing Start would have opened the next page. */
  readonly usable: number;
  readonly shift: number;
  /** Together, those that began before the page was usable; without the one that carries a commit. */
  readonly longTasks: number;
  readonly before: readonly Asked[];
  readonly after: readonly Asked[];
}

/** A file the page asked for. */
export interface Asked {
  readonly file: string;
  /** Bytes of its content, as they came over the wire. */
  readonly bytes: number;
}

export interface LaunchRound {
  readonly ours: Launch;
  readonly limit: StaticLaunch;
}

/** The first page with a cold cache on a slow network, in turn with the page that has no script. */
export async function measureLaunch(
  browser: Browser,
  { folder }: Packages,
  { rounds, compressed }: { rounds: number; compressed: boolean },
): Promise<LaunchRound[]> {
  const site = await serve(folder, compressed);
  const slow = { slowNetwork: true };
  const done: LaunchRound[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const measureLimit = () => visit(browser, site.page('limit'), slow, staticLaunch);
    const measureOurs = () => visit(browser, site.page('course'), slow, launch);
    const first = round % 2 === 0 ? await measureLimit() : null; // neither is always the first one
    const ours = await measureOurs();
    done.push({ ours, limit: first ?? (await measureLimit()) });
  }
  await site.close();
  return done;
}

/** After this long without a request nothing more is to come. */
const QUIET = { idleTime: 1000 };

async function staticLaunch(page: Page): Promise<StaticLaunch> {
  await page.waitForNetworkIdle(QUIET);
  const { firstPaint, largestPaint } = await readings(page);
  return { firstPaint, largestPaint };
}

async function launch(page: Page): Promise<Launch> {
  await page.waitForFunction(() => window.readings.usable > 0, { polling: 20 });
  await page.click('::-p-aria([name="Start"][role="button"])');
  await page.waitForSelector('main h1:focus'); // the next page has arrived
  await page.waitForNetworkIdle(QUIET);
  const { usable, longTasks, sendings, ...seen } = await readings(page);
  const withCommit = (task: { at: number; took: number }) =>
    sendings.some(({ at }) => at >= task.at && at <= task.at + task.took);
  const asked = await page.evaluate(requests, usable);
  return {
    ...{ firstPaint: seen.firstPaint, largestPaint: seen.largestPaint, shift: seen.shift, usable },
    longTasks: longTasks
      .filter((task) => task.at < usable && !withCommit(task))
      .reduce((sum, { took }) => sum + took, 0),
    before: asked.filter(({ forLaunch }) => forLaunch).map(({ file, bytes }) => ({ file, bytes })),
    after: asked.filter(({ forLaunch }) => !forLaunch).map(({ file, bytes }) => ({ file, bytes })),
  };
}

/** Runs in the page. What the launch needed was asked for by the page itself, or had arrived when it was usable. */
function requests(usable: number): (Asked & { forLaunch: boolean })[] {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!page) return [];
  const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return [page, ...files].map(({ name, startTime, responseEnd, encodedBodySize }) => ({
    file: new URL(name).pathname.replace(/^.*\//, ''),
    bytes: encodedBodySize,
    forLaunch: startTime < page.domContentLoadedEventStart || responseEnd <= usable,
  }));
}

/** The budgeted figures of one way to serve the package. */
export function launchFigures(
  rounds: readonly LaunchRound[],
  suffix: '' | '-compressed',
): Record<string, number> {
  const ratio = (of: (round: LaunchRound) => number) => median(rounds.map(of));
  return {
    [`first-paint${suffix}`]: ratio(({ ours, limit }) => ours.firstPaint / limit.firstPaint),
    [`largest-paint${suffix}`]: ratio(({ ours, limit }) => ours.largestPaint / limit.largestPaint),
    [`usable${suffix}`]: ratio(({ ours, limit }) => ours.usable / limit.largestPaint),
  };
}

/** What the launch weighs and costs; the same in each round but for the long tasks. */
export function weights(rounds: readonly LaunchRound[]): Record<string, number> {
  const launches = rounds.map(({ ours }) => ours);
  const files = launches[0]?.before ?? [];
  const kB = (wanted: RegExp) =>
    files.reduce((sum, { file, bytes }) => sum + (wanted.test(file) ? bytes : 0), 0) / 1000;
  return {
    script: kB(/\.js$/),
    font: kB(/\.woff2$/),
    'launch-bytes': kB(/./),
    'launch-requests': Math.max(...launches.map(({ before }) => before.length)),
    'layout-shift': Math.max(...launches.map(({ shift }) => shift)),
    'long-tasks': median(launches.map(({ longTasks }) => longTasks)),
  };
}
