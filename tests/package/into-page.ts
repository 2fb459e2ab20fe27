import type { FaultRule } from '../../scorm/lms/faults.ts';
import type { PreviewApi } from '../../scorm/preview/preview-api.ts';

declare global {
  interface Window {
    /** Faults for the LMS of this page, before anything is launched. */
    faultsAtLaunch?: (FaultRule & { element?: string })[];
    addPlainFault(rule: FaultRule, element: string): void;
    /** Lets the module's clock jump ahead: timers that are due by then run at once. */
    passTime(milliseconds: number): void;
    /** Lets the module's clock stand still between such jumps. */
    holdClock(): void;
  }
}

/**
 * Runs in every frame before its own scripts, as text: it must not use anything from outside.
 * It makes the module's clock movable, forbidden listeners loud, and gives faults to the LMS before its first launch.
 */
export function intoPage() {
  const listener = Object.getOwnPropertyDescriptor(EventTarget.prototype, 'addEventListener');
  const original = listener?.value as (this: EventTarget, ...given: unknown[]) => void;
  EventTarget.prototype.addEventListener = new Proxy(original, {
    apply: (listen, target, given: [string]) => {
      const [type] = given;
      if (type === 'unload') console.error(`a listener for ${type} was added`);
      Reflect.apply(listen, target, given);
    },
  });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    console.error(`the policy ${violatedDirective} was broken by ${blockedURI} ${sample}`),
  );
  if (window === window.top) prepareLms();
  if (location.pathname.includes('/package/') || location.protocol === 'file:') moveClock();

  function prepareLms() {
    let api: PreviewApi | undefined;
    window.addPlainFault = (rule, element) => {
      const when = (seen: { args: readonly unknown[] }) => new RegExp(element).test(String(seen.args[0]));
      api?.faults.add({ ...rule, when });
    };
    Object.defineProperty(window, 'previewLms', {
      get: () => api,
      set: (given: PreviewApi) => {
        api = given;
        for (const { element = '', ...rule } of window.faultsAtLaunch ?? [])
          window.addPlainFault(rule, element);
      },
    });
  }

  function moveClock() {
    const now = performance.now.bind(performance);
    const start = setTimeout.bind(window) as (run: () => void, wait?: number) => number;
    const stop = clearTimeout.bind(window);
    const timers = new Map<number, { due: number; run: () => void }>();
    let ahead = 0;
    /** What the clock shows while it is held. */
    let held: number | null = null;
    performance.now = () => held ?? now() + ahead;
    const later = (run: () => void, wait = 0) => {
      const due = performance.now() + wait;
      const id = start(() => {
        if (held !== null && due > held) return;
        timers.delete(id);
        run();
      }, wait);
      timers.set(id, { due, run });
      return id;
    };
    Object.assign(window, {
      setTimeout: later,
      clearTimeout: (id: number) => {
        timers.delete(id);
        stop(id);
      },
      holdClock: () => {
        held = performance.now();
      },
      passTime: (milliseconds: number) => {
        if (held === null) ahead += milliseconds;
        else held += milliseconds;
        const due = [...timers].filter(([, timer]) => timer.due <= performance.now());
        for (const [id, { run }] of due.sort(([, one], [, other]) => one.due - other.due)) {
          window.clearTimeout(id);
          run();
        }
      },
    });
  }
}
