/** This near to an edge the page scrolls, this far each animation frame. */
const EDGE = 72;
const STEP = 14;

/**
 * Scrolls this page, or those around its frame, while a pointer is near the edge of what can be seen of it: in Moodle
 * on a phone the lower part of the frame is off the screen. Pages of another origin cannot be scrolled.
 * @param y where the pointer is in this frame
 * @param lowest how far down this page may scroll
 * @returns how far the pointer came down in this frame without having moved; null when nothing scrolled
 */
export function scrollNearEdge(y: number, lowest: number): number | null {
  const pages = pagesAround(y);
  for (const [place, { page }] of pages.entries()) {
    const wish = pages.slice(place).find(({ step }) => step !== 0)?.step ?? 0;
    const before = page.scrollY;
    const end = page === window ? Math.max(before, lowest) : Infinity;
    if (wish !== 0) page.scrollTo({ top: Math.min(before + wish, end), behavior: 'instant' });
    if (page.scrollY !== before) return page === window ? 0 : page.scrollY - before;
  }
  return null;
}

/** This page and, from the inside out, those around it, each with what its own edges ask for. */
function pagesAround(y: number): { page: Window; step: number }[] {
  const found = [{ page: window as Window, step: stepAt(y, innerHeight) }];
  for (let page: Window = window; page.frameElement; page = page.parent) {
    y += page.frameElement.getBoundingClientRect().top;
    found.push({ page: page.parent, step: stepAt(y, page.parent.innerHeight) });
  }
  return found;
}

function stepAt(y: number, height: number): number {
  return y < EDGE ? -STEP : y > height - EDGE ? STEP : 0;
}
