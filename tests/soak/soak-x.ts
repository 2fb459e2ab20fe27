/**
 * `npm run soak -- 200 [seed]`: a scripted learner goes through the course while troubles come at random, from a seed.
 * After each run one clean relaunch: the LMS must then hold whatever was shown as saved or was on the device, and
 * nothing may have gone down.
 */
import { seededRandom } from '../../src/state/random.ts';
import type { Stand } from '../package/build.ts';
import { connectTo, Device } from '../package/device.ts';
import type { LmsTab } from '../package/lms-tab.ts';
import { both } from '../package/standards.ts';
import { Oracle } from './oracle.ts';
import { troubles } from './trouble.ts';
import { Walker } from './walker.ts';

export interface SoakOptions {
  readonly runs: number;
  /** The first run's; each next run has the next one. */
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface SoakResult {
  /** What was lost, each with the seed that shows it again. */
  readonly losses: readonly string[];
}

export async function soak(stand: Stand, { runs, seed, say }: SoakOptions): Promise<SoakResult> {
  const browser = await connectTo(stand);
  const struck = new Map(troubles.map(({ name }) => [name, 0]));
  const losses: string[] = [];
  say(`Soak: ${runs} runs from seed ${seed}`);
  const seeds = Array.from({ length: runs }, (_, run) => seed + run);
  const work = async () => {
    for (let run = seeds.shift(); run !== undefined; run = seeds.shift()) {
      const story: string[] = [];
      const loss = await oneRun(new Device(stand, await browser.createBrowserContext()), run, story);
      for (const name of story) struck.set(name, (struck.get(name) ?? 0) + 1);
      if (loss === '') continue;
      losses.push(`seed ${run} (${story.join(', ')}): ${loss}`);
      say(losses.at(-1) ?? '');
    }
  };
  await Promise.all([work(), work()]);
  const faults = [...struck].map(([name, count]) => `${count} × ${name}`).join(', ');
  say(`Soak: ${runs} runs, faults: ${faults}, losses: ${losses.length}`);
  await browser.disconnect();
  return { losses };
}

const PROFILES = ['strict', 'moodle12', 'spec'] as const;
const VISITS = 3;
const STEPS = 5;

/** @returns what was lost; '' for nothing */
async function oneRun(device: Device, seed: number, story: string[]): Promise<string> {
  try {
    await live(device, seed, story);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await device.close();
  }
}

async function live(device: Device, seed: number, story: string[]) {
  const random = seededRandom(seed);
  const { short } = random() < 0.5 ? both[0] : both[1];
  // Moodle closes a completed attempt for good, so a run there is one of a course that is never completed.
  const profile = PROFILES[Math.floor(random() * PROFILES.length)] ?? 'strict';
  const options = {
    package: profile === 'moodle12' ? short.replace('short', 'open') : short,
    profile,
  } as const;
  const oracle = new Oracle();
  let lms: LmsTab = await device.openLms(options);
  for (let visit = 0; visit < VISITS; visit += 1) {
    const walker = await Walker.at(lms, random);
    await oracle.look(walker.lms, walker.learner);
    let gone = false;
    for (let step = 0; step < STEPS && !gone; step += 1) {
      await walker.step();
      await oracle.look(walker.lms, walker.learner);
      if (random() > 0.35) continue;
      const trouble = random() < 0.6 ? troubles.find(({ name }) => name === "late API beside another window") : troubles[Math.floor(random() * troubles.length)];
      if (!trouble) continue;
      story.push(trouble.name);
      gone = await trouble.strike(walker, oracle);
      if (!gone) await oracle.look(walker.lms, walker.learner);
    }
    ({ lms } = walker);
    if (!gone) await lms.page.close({ runBeforeUnload: true });
    lms = await device.openLms(options);
    oracle.honest = true;
  }
  await lms.module();
  await oracle.settle(lms);
}
