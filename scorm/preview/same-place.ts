/** Where a learner is in the module, as far as its page shows. */
export interface Spot {
  /** The heading of the page. */
  heading: string;
  /** How far it is scrolled, in pixels. */
  scrolled: number;
}

/** Nothing is waited for longer than this, in milliseconds. */
const LONGEST = 10_000;
const TICK = 20;

/** Where the learner is; undefined on the first page, and where the module shows none. */
export function spotIn(frame: HTMLIFrameElement | undefined): Spot | undefined {
  const page = frame?.contentDocument;
  const heading = headingOf(page);
  if (!page || heading === '' || page.querySelector('.cover')) return undefined;
  return { heading, scrolled: page.defaultView?.scrollY ?? 0 };
}

/** Brings a module that has just been launched again to where the learner was, by its own buttons. */
export async function returnTo(spot: Spot, frame: HTMLIFrameElement): Promise<void> {
  const page = () => frame.contentDocument;
  await found(() => page()?.querySelector('header [role=status]')); // until then it is a plain page without life
  const resume = page()?.querySelector<HTMLElement>('#start');
  if (!resume) return;
  resume.click();
  await found(() => !page()?.querySelector('.cover'));
  if (headingOf(page()) !== spot.heading) {
    const entries = [...(page()?.querySelectorAll<HTMLElement>('#menu .apart button') ?? [])];
    entries.find((entry) => entry.textContent.trim() === spot.heading)?.click();
  }
  await found(() => page()?.activeElement?.matches('h1')); // the module scrolls up before it gives the heading focus
  page()?.defaultView?.scrollTo(0, spot.scrolled);
}

function headingOf(page: Document | null | undefined): string {
  return page?.querySelector('main h1')?.textContent.trim() ?? '';
}

/** What `look` finds, as soon as it does. */
async function found<T>(look: () => T): Promise<T | undefined> {
  for (let waited = 0; waited < LONGEST; waited += TICK) {
    const result = look();
    if (result) return result;
    await new Promise((done) => setTimeout(done, TICK));
  }
  return undefined;
}
