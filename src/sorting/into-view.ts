/**
 * Scrolls as little as needed, in this frame and in the pages around it, bars counted. What comes last is seen in any
 * case; what comes before it, as far as there is room.
 */
export function bringIntoView(...parts: (Element | null | undefined)[]) {
  for (const part of parts) {
    part?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    if (part) comeOut(part);
  }
}

/** An LMS may keep a bar over its page that covers the top of what was scrolled there: then down from under it. */
function comeOut(part: Element) {
  const frame = window.frameElement; // null also where the page around is of another origin
  if (!frame) return;
  const { left, top } = part.getBoundingClientRect();
  const outside = frame.getBoundingClientRect();
  const isCovered = (down: number) => {
    const there = frame.ownerDocument.elementFromPoint(outside.left + left + 1, outside.top + top + down);
    return there !== null && there !== frame;
  };
  let covered = 0;
  while (covered < innerHeight && isCovered(covered + 1)) covered += 1;
  for (let box: Element | null = frame; box; box = box.parentElement)
    box.scrollBy({ top: -covered, behavior: 'instant' });
}
