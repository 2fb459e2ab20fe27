import type { ProbeAnswer } from './probe.ts';

/** A request as the Resource Timing API lists it; not every browser tells the status. */
type Heard = PerformanceResourceTiming & { readonly responseStatus?: number };

/**
 * What a page of the LMS around us has heard from its server while it made our commit, at no cost: in Moodle the commit
 * is a synchronous request of a page of the same origin. Only what began and ended within the commit counts.
 * @param since when the commit began; like `until`, in milliseconds since 1970
 * @returns null where nothing can be seen
 */
export function overheard(from: Window, since: number, until: number): ProbeAnswer | null {
  try {
    for (let page = from; page !== page.parent;) {
      page = page.parent;
      const { performance } = page;
      const status = (performance.getEntriesByType('resource') as Heard[]).findLast(
        ({ initiatorType, startTime, responseEnd }) =>
          initiatorType === 'xmlhttprequest' &&
          performance.timeOrigin + startTime >= since - 1 &&
          performance.timeOrigin + responseEnd <= until + 1,
      )?.responseStatus;
      if (status === undefined) continue;
      if (status === 0) return 'unreachable';
      return status < 300 ? 'reached' : status >= 500 ? 'failing' : 'sign-in';
    }
  } catch {
    // an LMS of another origin
  }
  return null;
}
