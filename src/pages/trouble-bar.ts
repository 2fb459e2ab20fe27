/** How often it is looked where the learner looks while there is trouble, in milliseconds. */
const EVERY = 200;

/**
 * Keeps what is wrong with saving in sight. An LMS often shows the course in a frame as high as its own page, and that
 * page is scrolled: what is at our top then lies outside the window, and only the browser knows. So the bar moves into the
 * part of the frame that can be seen, where it covers neither the card nor, if possible, a button; its place stays free.
 * Until this script has come, it stays at the top.
 */
export class TroubleBar extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    this.#timer = window.setInterval(() => this.#look(), EVERY);
    this.#look();
  }

  disconnectedCallback() {
    window.clearInterval(this.#timer);
  }

  /** An observer is told at once what can be seen, whatever frames are around us and however far each is scrolled. */
  #look() {
    const observer = new IntersectionObserver(([seen]) => {
      observer.disconnect();
      if (seen && seen.intersectionRect.height > 0) this.#place(seen.intersectionRect);
    });
    observer.observe(document.documentElement);
  }

  #place({ top, bottom }: DOMRectReadOnly) {
    const bar = this.firstElementChild;
    if (!(bar instanceof HTMLElement)) return;
    const own = this.getBoundingClientRect();
    const head = document.querySelector('.progress')?.getBoundingClientRect().bottom ?? top; // it may stick there
    const from = Math.max(top, head);
    const fits = own.top >= from - 1 && own.bottom <= bottom + 1;
    if (!fits && !bar.classList.contains('afloat')) this.style.minBlockSize = `${own.height}px`;
    bar.classList.toggle('afloat', !fits);
    bar.style.translate = fits ? '' : `0 ${this.#freest(bar.offsetHeight, from, bottom) - own.top}px`;
    if (fits) this.style.minBlockSize = '';
  }

  /** Where a bar of this height hides least. */
  #freest(height: number, from: number, bottom: number): number {
    const last = Math.max(from, bottom - height);
    const cards = rectsOf('sort-card, [data-lifted]');
    const buttons = rectsOf('main button');
    const beside = cards.flatMap((card) => [card.top - height, card.bottom]);
    const places = [from, last, ...beside].filter((place) => place >= from && place <= last);
    const hides = (place: number, rects: readonly DOMRect[]) =>
      rects
        .map((rect) => Math.min(place + height, rect.bottom) - Math.max(place, rect.top))
        .reduce((sum, overlap) => sum + Math.max(0, overlap), 0);
    const cost = (place: number) => 100 * hides(place, cards) + hides(place, buttons);
    return places.reduce((best, place) => (cost(place) < cost(best) ? place : best), from);
  }
}

function rectsOf(selector: string): DOMRect[] {
  return [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
}

customElements.define('trouble-bar', TroubleBar);
declare global {
  interface HTMLElementTagNameMap {
    'trouble-bar': TroubleBar;
  }
}
