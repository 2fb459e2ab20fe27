import { escape } from '../../results/results-html.ts';

/** Prints results alone, without the studio around them: a frame with the studio's own styles, gone after printing. */
export function printResults(title: string, body: string) {
  const frame = document.createElement('iframe');
  frame.title = 'Results to print';
  frame.className = 'visually-hidden';
  const styles = [...document.querySelectorAll('style')].map(({ textContent }) => textContent).join('');
  frame.srcdoc = `<!doctype html><html lang="en"><head><title>${escape(title)}: results</title><style>${styles}</style></head><body><main class="results">${body}</main></body></html>`;
  frame.addEventListener('load', () => {
    const page = frame.contentWindow;
    page?.addEventListener('afterprint', () => frame.remove());
    page?.focus();
    page?.print();
  });
  document.body.append(frame);
}
