import type { Controller, LightElement } from '../ui/light-element.ts';
import { scrollersAround, scrollNearEdge } from './edge-scroll.ts';

/** Where to drag something and what follows. What can be dragged has `data-drag`, its grip `data-grip`. */
export interface DragRules {
  /** Elements that take a drop, anywhere inside their box. */
  targets(): readonly HTMLElement[];
  /** The pointer is over another target, or over none. */
  over(target: HTMLElement | null): void;
  /** Let go over a target. The lifted element is still where the pointer left it. */
  drop(lifted: HTMLElement, target: HTMLElement): void;
}

/** Less than this many pixels is a press, not a drag. */
const SLACK = 6;

/**
 * Dragging by mouse, pen and finger with native pointer events. Esc, a second pointer and `pointercancel` put
 * everything back; a drop outside every target does too.
 */
export class PointerDrag implements Controller {
  #host: LightElement;
  #rules: DragRules;
  #lifted: HTMLElement | null = null;
  #target: HTMLElement | null = null;
  #listening: AbortController | null = null;

  constructor(host: LightElement, rules: DragRules) {
    this.#host = host;
    this.#rules = rules;
    host.addController(this);
  }

  hostConnected() {
    this.#host.addEventListener('pointerdown', this.#onPointerDown);
  }

  hostDisconnected() {
    this.#host.removeEventListener('pointerdown', this.#onPointerDown);
    this.cancel();
  }

  /** Puts everything back; without a drag, does nothing. */
  cancel = () => {
    this.#listening?.abort();
    this.#listening = null;
    this.#enter(null);
    if (!this.#lifted) return;
    this.#lifted.style.translate = '';
    this.#lifted.toggleAttribute('data-lifted', false);
    this.#lifted = null;
  };

  /** Shows how an element came from another place, however it was moved; it takes as long as its style says. */
  travel(element: HTMLElement, from: DOMRect) {
    const to = element.getBoundingClientRect();
    const seconds = parseFloat(getComputedStyle(element).animationDuration); // a custom property would keep its unit
    if (to.width === 0 || seconds === 0) return;
    const start = `${from.left - to.left}px ${from.top - to.top}px`;
    element.animate(
      // It begins above the next card, and takes no press that is meant for that.
      { translate: [start, '0px 0px'], opacity: [0.6, 1], pointerEvents: ['none', 'none'] },
      { duration: seconds * 1000, easing: 'ease-out' },
    );
  }

  #onPointerDown = (down: PointerEvent) => {
    if (this.#listening || down.button !== 0 || !down.isPrimary) return;
    const picked = draggedElement(down.composedPath(), down.pointerType);
    if (!picked) return;
    const { signal } = (this.#listening = new AbortController());
    const scrollers = scrollersAround(picked);
    const list = picked.parentElement ?? picked;
    let { clientX: x, clientY: y } = down;
    /** Where the pointer is in the list that holds the card, whatever scrolls. */
    const place = () => {
      const { left, top } = list.getBoundingClientRect();
      return { left: x - left, top: y - top };
    };
    const start = place();

    const follow = () => {
      const { left, top } = place();
      picked.style.translate = `${left - start.left}px ${top - start.top}px`;
      this.#enter(this.#rules.targets().find((target) => isInside(target, x, y)) ?? null);
    };
    const scrollAtEdge = () => {
      if (signal.aborted) return;
      const moved = scrollNearEdge(y, scrollers);
      y += moved ?? 0;
      if (moved !== null) follow();
      requestAnimationFrame(scrollAtEdge);
    };
    const onMove = (move: PointerEvent) => {
      if (move.pointerId !== down.pointerId) return;
      ({ clientX: x, clientY: y } = move);
      if (!this.#lifted && Math.hypot(x - down.clientX, y - down.clientY) >= SLACK) {
        this.#lift(picked);
        this.#host.setPointerCapture(down.pointerId); // now events come even from outside the frame, and no click follows
        requestAnimationFrame(scrollAtEdge);
      }
      if (this.#lifted) follow();
    };
    const onUp = (up: PointerEvent) => {
      if (up.pointerId !== down.pointerId) return;
      if (this.#lifted && this.#target) this.#rules.drop(this.#lifted, this.#target);
      this.cancel();
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key === 'Escape') this.cancel();
    };
    addEventListener('pointermove', onMove, { signal });
    addEventListener('pointerup', onUp, { signal });
    addEventListener('pointercancel', this.cancel, { signal });
    addEventListener('pointerdown', this.cancel, { signal, capture: true });
    addEventListener('keydown', onKey, { signal });
    addEventListener('blur', this.cancel, { signal });
    document.addEventListener('selectstart', (select) => select.preventDefault(), { signal });
  };

  #lift(element: HTMLElement) {
    this.#lifted = element;
    element.toggleAttribute('data-lifted', true);
  }

  #enter(target: HTMLElement | null) {
    if (target === this.#target) return;
    this.#target = target;
    this.#rules.over(target);
  }
}

function isInside(element: HTMLElement, x: number, y: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** With a mouse from anywhere on a card but its buttons; with finger and pen from its grip. */
function draggedElement(path: readonly EventTarget[], pointerType: string): HTMLElement | null {
  const elements = path.filter((target) => target instanceof HTMLElement);
  const byGrip = elements.some(({ dataset }) => dataset['grip'] !== undefined);
  const onButton = elements.some(({ localName }) => localName === 'button');
  if (pointerType === 'mouse' ? onButton && !byGrip : !byGrip) return null;
  return elements.find(({ dataset }) => dataset['drag'] !== undefined) ?? null;
}
