/** How others write into a page. */
export const hands = [
  'google', // puts <font><font>…</font></font> in the place of a text
  'google-keeping', // the same, around the text node that was there
  'in-place', // writes into the text node
  'words', // puts every word into an element of its own
  'beside', // leaves the text and puts the translation behind it
  'joined', // joins neighbouring text nodes, as normalize() does, and writes into what comes of it
  'whole', // gives each element that holds only words a new content
] as const;
export type Hand = (typeof hands)[number];

declare global {
  interface Window {
    /** Goes over the whole page now. */
    translatePage: () => void;
  }
}

/**
 * A page translator that puts «» around every text, so that a test sees what has been translated and what it was. It runs
 * in the page, as text: it must not use anything from outside.
 * @param always whether it also translates whatever changes later; else only when `translatePage()` is called
 */
export function translator(hand: Hand, always: boolean) {
  const NAMES = ['aria-label', 'title', 'alt', 'placeholder'];
  const isDone = (words: string) => words.includes('«');
  const translated = (words: string) => words.replace(/^(\s*)([^]*?)(\s*)$/, '$1«$2»$3');
  const FONT = 'font' as string; // TypeScript warns of the plain name, which is out of use
  const font = (words: string) => {
    const outer = document.createElement(FONT);
    outer.appendChild(document.createElement(FONT)).textContent = words;
    return outer;
  };

  const write: Record<Exclude<Hand, 'whole'>, (text: Text) => void> = {
    google: (text) => text.replaceWith(font(translated(text.data))),
    'google-keeping': (text) => {
      const outer = font('');
      text.replaceWith(outer);
      text.data = translated(text.data);
      outer.firstChild?.appendChild(text);
    },
    'in-place': (text) => (text.data = translated(text.data)),
    words: (text) =>
      text.replaceWith(
        ...translated(text.data)
          .split(/(?<=\s)/)
          .map((word) => {
            const span = document.createElement('span');
            span.className = 'word';
            span.textContent = word;
            return span;
          }),
      ),
    beside: (text) => {
      if (!(text.nextSibling instanceof Element && text.nextSibling.matches('font')))
        text.after(font(translated(text.data)));
    },
    joined: (text) => {
      text.parentNode?.normalize();
      if (text.isConnected) text.data = translated(text.data);
    },
  };

  function texts(): Text[] {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const skipped = text.parentElement?.closest(
        'script, style, noscript, textarea, svg, .word, [translate="no"]',
      );
      const isOwn = text.parentElement?.closest('font') && hand === 'beside';
      if (!skipped && !isOwn && text.data.trim() !== '' && !isDone(text.data)) found.push(text);
    }
    return found;
  }

  window.translatePage = () => {
    for (const text of texts()) {
      if (!text.isConnected || isDone(text.data)) continue;
      const holder = text.parentElement;
      if (hand !== 'whole') write[hand](text);
      else if (holder?.children.length === 0) holder.textContent = translated(holder.textContent);
    }
    for (const element of document.querySelectorAll(NAMES.map((name) => `[${name}]`).join()))
      for (const name of NAMES) {
        const words = element.getAttribute(name) ?? '';
        if (words.trim() !== '' && !isDone(words)) element.setAttribute(name, translated(words));
      }
  };
  if (!always) return;
  const watch = () => {
    const observer = new MutationObserver(() => {
      window.translatePage();
      observer.takeRecords(); // its own doings
    });
    observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: NAMES,
    });
    window.translatePage();
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watch);
  else watch();
}

/** What a translated text was. */
export function meant(words: string): string {
  return words.replace(/[«»]/g, '');
}
