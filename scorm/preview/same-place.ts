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
/** A page whose lower part has not come by then is shorter than it was, in milliseconds. */
const LOWER_PART = 500;

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
    page()?.querySelector<HTMLElement>('.top-bar button')?.click();
    const menu = await found(() => page()?.querySelector('#menu'));
    const entries = [...(menu?.querySelectorAll<HTMLElement>('.apart button') ?? [])];
    const entry = entries.find(({ textContent }) => textContent.trim() === spot.heading);
    if (entry) entry.click();
    else menu?.querySelector<HTMLElement>('button')?.click(); // there is no such page now
  }
  await found(() => page()?.activeElement?.matches('h1')); // the module scrolls up before it gives the heading focus
  await found(() => reach(page()) >= spot.scrolled, LOWER_PART);
  page()?.defaultView?.scrollTo(0, spot.scrolled);
}

function headingOf(page: Document | null | undefined): string {
  return page?.querySelector('main h1')?.textContent.trim() ?? '';
}

/** How far the page can be scrolled. */
function reach(page: Document | null | undefined): number {
  const root = page?.documentElement;
  return root ? root.scrollHeight - root.clientHeight : 0;
}

/** What `look` finds, as soon as it does. */
async function found<T>(look: () => T, longest = LONGEST): Promise<T | undefined> {
  for (let waited = 0; waited < longest; waited += TICK) {
    const result = look();
    if (result) return result;
    await new Promise((done) => setTimeout(done, TICK));
  }
  return undefined;
}
