/** Scrolling starts this close to an edge, and moves this far per animation frame; CSS pixels. */
const EDGE = 72;
const STEP = 14;

/** Something that scrolls: an element, or a whole page by its root. */
export interface Scroller {
  readonly element: Element;
  /** The frames on the way out to its page. */
  readonly frames: readonly Element[];
  /** How far down it could scroll before the drag: in Firefox a lifted card makes what it lies in longer. */
  readonly lowest: number;
}

/**
 * What scrolls around an element, from the inside out: in its page, and in the pages around its frame, since themes of
 * an LMS may scroll either. Pages of another origin cannot be scrolled.
 */
export function scrollersAround(element: Element): Scroller[] {
  const found: Scroller[] = [];
  const frames: Element[] = [];
  for (let around: Element | null = element; around;) {
    if (isPage(around) || /auto|scroll/.test(getComputedStyle(around).overflowY)) {
      found.push({ element: around, frames: [...frames], lowest: around.scrollHeight - around.clientHeight });
    }
    const frame: Element | null | undefined = around.ownerDocument.defaultView?.frameElement;
    if (!around.parentElement && frame) frames.push(frame);
    around = around.parentElement ?? frame ?? null;
  }
  return found;
}

/**
 * Scrolls while a pointer is near the edge of what can be seen: in Moodle on a phone the lower part of the frame is off
 * the screen.
 * @param y where the pointer is in this frame
 * @returns how far the pointer came down in this frame without having moved; null when nothing scrolled
 */
export function scrollNearEdge(y: number, scrollers: readonly Scroller[]): number | null {
  const steps = scrollers.map(({ element, frames }) => {
    const here = frames.reduce((sum, frame) => sum + frame.getBoundingClientRect().top, y);
    const top = isPage(element) ? 0 : element.getBoundingClientRect().top;
    return here < top + EDGE ? -STEP : here > top + element.clientHeight - EDGE ? STEP : 0;
  });
  for (const [place, { element, frames, lowest }] of scrollers.entries()) {
    const before = element.scrollTop;
    const step = steps.slice(place).find((one) => one !== 0) ?? 0; // the edge of what is around hides this too
    element.scrollTo({ top: Math.min(before + step, Math.max(before, lowest)), behavior: 'instant' });
    const moved = element.scrollTop - before;
    if (moved !== 0) return frames.length > 0 ? moved : 0;
  }
  return null;
}

function isPage(element: Element): boolean {
  return element === element.ownerDocument.scrollingElement;
}
