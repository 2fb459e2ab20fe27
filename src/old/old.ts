/**
 * What browsers from before September 2024 lack, as far as the course needs it (docs/decisions/015-older-browsers.md).
 * Only they ask for this file, before anything else happens, and for the styles that it brings.
 */
import { apply as keepPopovers, isSupported as hasPopovers } from '@oddbird/popover-polyfill/fn';
import cssHasPseudo from 'css-has-pseudo/browser';
import { gunzipSync } from 'fflate';
import { OLD_STYLES_FILE } from '../course/package-layout.ts';

/** Adds what is missing, and leaves what is there. */
function lend(to: object, name: string, about: PropertyDescriptor) {
  if (!(name in to)) Object.defineProperty(to, name, { configurable: true, ...about });
}

/** Safari before 16.4. It takes all there is before it unpacks it. */
class GunzipStream extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    const chunks: BlobPart[] = [];
    super({
      transform: (chunk) => void chunks.push(chunk as BlobPart),
      async flush(controller) {
        controller.enqueue(gunzipSync(new Uint8Array(await new Blob(chunks).arrayBuffer())));
      },
    });
  }
}
lend(window, 'DecompressionStream', { value: GunzipStream });

/** Chrome before 95. */
lend(window, 'reportError', {
  value: (error: unknown) =>
    setTimeout(() => {
      throw error;
    }),
});

/** Chrome before 103, Safari before 16. */
lend(AbortSignal, 'timeout', {
  value: (milliseconds: number) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), milliseconds);
    return controller.signal;
  },
});

/** Chrome before 93. */
lend(Object, 'hasOwn', {
  value: (object: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(object, name),
});

/** Chrome before 97. */
function findLastIndex(this: readonly unknown[], fits: (one: unknown) => boolean): number {
  let place = this.length - 1;
  while (place >= 0 && !fits(this[place])) place -= 1;
  return place;
}
lend(Array.prototype, 'findLastIndex', { value: findLastIndex });
lend(Array.prototype, 'findLast', {
  value(this: readonly unknown[], fits: (one: unknown) => boolean) {
    return this[findLastIndex.call(this, fits)];
  },
});

/** Chrome before 104: `style.translate`, by which a card follows the pointer. */
lend(CSSStyleDeclaration.prototype, 'translate', {
  set(this: CSSStyleDeclaration, value: string) {
    this.transform = value && `translate(${value.replace(' ', ', ')})`;
  },
});

if (!hasPopovers()) keepPopovers();

/** Leaves only the fonts of a style sheet in force. */
function empty({ sheet }: HTMLLinkElement) {
  try {
    for (let place = (sheet?.cssRules.length ?? 0) - 1; place >= 0; place -= 1)
      if (!(sheet?.cssRules[place] instanceof CSSFontFaceRule)) sheet?.deleteRule(place);
  } catch {
    // from a disk, some browsers do not let us at it; then what they understand of it stays
  }
}

/**
 * In place of course.css; settles when they are in force.
 * @throws when they do not arrive
 */
const styles = new Promise<void>((resolve, reject) => {
  const former = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]');
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = OLD_STYLES_FILE;
  link.onload = () => {
    if (former) empty(former);
    cssHasPseudo(document, { observedAttributes: ['data-lifted'] }); // Firefox before 121, Chrome before 105
    resolve();
  };
  link.onerror = () => reject(new Error(`${OLD_STYLES_FILE} did not arrive.`));
  document.head.append(link);
});

export default styles;
