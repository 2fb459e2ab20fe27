/**
 * Puts focus on what has come. A screen reader reads on from there, unless the page still has the place where it read
 * last: with the button that was pressed, Firefox moves that place to the end of what came instead.
 */
export function focusOn(element: HTMLElement | null | undefined, options?: FocusOptions) {
  getSelection()?.removeAllRanges();
  element?.focus(options);
}
