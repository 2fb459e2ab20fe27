/**
 * `npm run soak -- --studio 200 [seed]`: an author writes at random, from a seed, while the browser is killed, the page
 * loaded again, a second window opened or the storage refused for a while. What was there a second before must be there
 * afterwards.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/state/random.ts';
import type { SoakOptions, SoakResult } from './soak.ts';
import { AuthorBrowser, type Seen } from './author-browser.ts';

/** What may be lost with a killed browser or a page loaded again in the middle of a word, in milliseconds. */
const LAST_SECOND = 1000;

const ends = ['kill', 'reload', 'another window', 'refused and mended'] as const;
type End = (typeof ends)[number];

/** @param address of the studio */
export async function soakStudio(address: string, { runs, seed, say }: SoakOptions): Promise<SoakResult> {
  const profile = await mkdtemp(join(tmpdir(), 'studio-soak-'));
  const losses: string[] = [];
  const struck = new Map<End, number>(ends.map((end) => [end, 0]));
  say(`Soak of the studio: ${runs} runs from seed ${seed}`);
  const author = await AuthorBrowser.open(profile, address);
  try {
    for (let run = seed; run < seed + runs; run++) {
      const story: string[] = [];
      const loss = await oneRun(author, seededRandom(run), story, struck).catch((error: unknown) => {
        throw new Error(`seed ${run} (${story.join(', ')}) broke off`, { cause: error });
      });
      if (loss === '') continue;
      losses.push(`seed ${run} (${story.join(', ')}): ${loss}`);
      say(losses.at(-1) ?? '');
    }
  } finally {
    await author.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  const counts = [...struck].map(([end, count]) => `${count} × ${end}`).join(', ');
  say(`Soak of the studio: ${runs} runs, ${counts}, losses: ${losses.length}`);
  return { losses };
}

/** @returns what was lost; '' for nothing */
async function oneRun(
  author: AuthorBrowser,
  random: () => number,
  story: string[],
  struck: Map<End, number>,
): Promise<string> {
  const end: End = random() < 0.5 ? 'kill' : (ends[1 + Math.floor(random() * 3)] ?? 'reload');
  if (end === 'refused and mended') await author.refuseStorage();
  for (let steps = 3 + Math.floor(random() * 6); steps > 0; steps--) story.push(await author.act(random));
  if (random() < 0.5) await new Promise((done) => setTimeout(done, random() * 1200));
  story.push(end);
  struck.set(end, (struck.get(end) ?? 0) + 1);
  const before = author.seen;
  const endedAt = Date.now();
  await author[endings[end]]();
  return lossOf(before, endedAt, await author.first());
}

const endings = {
  kill: 'kill',
  reload: 'reload',
  'another window': 'changeWindow',
  'refused and mended': 'mendAndReload',
} as const;

/** What is there afterwards must be what was there at one moment, of the last second at the earliest. */
function lossOf(before: readonly Seen[], endedAt: number, after: Seen): string {
  const known = before.findLastIndex(({ print }) => print === after.print);
  if (known < 0) return `the course is none of the ${before.length} that were seen`;
  const next = before[known + 1];
  return next && next.at < endedAt - LAST_SECOND
    ? `${before.length - 1 - known} changes, the first ${endedAt - next.at} ms before the end`
    : '';
}
