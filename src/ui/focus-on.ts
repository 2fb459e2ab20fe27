/**
 * Puts focus on what has come, and with it the place a screen reader reads on from. Firefox leaves that place at the
 * button that was pressed; once the button is gone, it is at the end of what came instead, and nothing more is read.
 */
export function focusOn(element: HTMLElement | null | undefined, options?: FocusOptions) {
  if (!element) return;
  element.focus(options);
  getSelection()?.collapse(element);
}
