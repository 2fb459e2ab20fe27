/**
 * What can be opened is printed open, as `details.printed` in lesson-page.css says. Browsers whose CSS cannot reach what is
 * closed (Firefox before 143, Safari before 18.4) get it opened while they print.
 */
const opened = new Set<HTMLDetailsElement>();

if (!CSS.supports('selector(::details-content)')) {
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('details.printed:not([open])')) {
      details.open = true;
      opened.add(details);
    }
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened.clear();
  });
}

export {};
