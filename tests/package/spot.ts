declare global {
  interface Window {
    /** Whether what was looked for last has not been pressed yet. */
    missed?: boolean;
  }
}

/** What somebody looks for to press it: a button by its name, inside the first thing that fits the selector. */
export interface Wanted {
  readonly name: string;
  /** Enough if the name begins so. */
  readonly begins?: boolean;
  readonly within?: string;
}

/** Where to press. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Whether the whole tab measures so; a frame of another site knows only its own measure. */
  readonly inTab: boolean;
}

/** How often a page is looked at again, and how long until somebody gives up; a busy machine is no failure. */
export const patience = { pause: 16, looks: 1800 };

/**
 * Runs in the page: waits for the button and brings it into sight. Names are computed as a screen reader has them, which
 * what-the-learner-sees.test.ts holds against the browser's own.
 * @returns null if it never comes
 */
export async function spotOf(
  { name, begins = false, within = 'body' }: Wanted,
  { pause, looks }: typeof patience,
): Promise<Spot | null> {
  const rest = () =>
    new Promise<void>((next) => {
      const timer = setInterval(() => (clearInterval(timer), next()), pause); // the module's setTimeout is the tests' own
    });
  let button: HTMLElement | undefined;
  for (let look = 0; look < looks && !button; look += 1) {
    if (look > 0) await rest();
    button = buttons().find((one) => (begins ? nameOf(one).startsWith(name) : nameOf(one) === name));
  }
  if (!button) return null;
  window.missed = true;
  button.addEventListener('click', () => (window.missed = false), { capture: true, once: true });
  button.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  if (!isOnTop(button)) button.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { x, y } = middleOf(button);
  return inTab(window, x, y) ?? { x, y, inTab: false };

  function buttons() {
    const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
    const root = document.querySelector(within);
    return [...(root?.querySelectorAll<HTMLElement>('button:not([role]), [role=button]') ?? [])].filter(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        !one.closest('[inert], [aria-hidden=true]') &&
        (modal?.contains(one) ?? true),
    );
  }

  function nameOf(one: HTMLElement) {
    const spoken = one.cloneNode(true) as HTMLElement;
    for (const hidden of spoken.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
    return (one.ariaLabel ?? spoken.textContent).replace(/\s+/g, ' ').trim();
  }

  function middleOf(one: HTMLElement) {
    const { left, top, width, height } = one.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }

  function isOnTop(one: HTMLElement) {
    const { x, y } = middleOf(one);
    return one.contains(document.elementFromPoint(x, y));
  }

  function inTab(inside: Window, x: number, y: number): Spot | null {
    if (inside === inside.top) return { x, y, inTab: true };
    const frame = inside.frameElement;
    if (!frame) return null;
    const { left, top } = frame.getBoundingClientRect();
    return inTab(inside.parent, x + left + frame.clientLeft, y + top + frame.clientTop);
  }
}
