/** What the browser does with our page, as far as the learner's record depends on it. */
export interface PageLife {
  /** It is hidden, and may never be seen again. */
  readonly onHide: () => void;
  /** The learner is seen at it. */
  readonly onHere: () => void;
  /** It is seen again, or the network is back. */
  readonly onWake: () => void;
  /** It will most likely go away now; the learner may stay, after all. */
  readonly onUnload: () => void;
  /** It goes away. */
  readonly onLeave: () => void;
  /** It comes back from the browser's page cache. */
  readonly onReturn: () => void;
}

/** Follows the page until the signal is aborted. */
export function followPage(
  { onHide, onHere, onWake, onUnload, onLeave, onReturn }: PageLife,
  signal: AbortSignal,
) {
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') return onHide();
      onHere();
      onWake();
    },
    { signal },
  );
  for (const sign of ['pointermove', 'pointerdown', 'keydown', 'wheel'])
    document.addEventListener(sign, onHere, { signal, capture: true, passive: true });
  window.addEventListener('online', onWake, { signal });
  // The only moment at which ILIAS still gets what is sent: it sends synchronously, and browsers refuse that once the page
  // is hidden. It has to be this very event, so nothing in it may wait for a timer or a promise; and never a question to
  // the learner, after which Moodle would believe that the page is gone.
  window.addEventListener('beforeunload', onUnload, { signal });
  window.addEventListener('pagehide', onLeave, { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && onReturn(), { signal });
}

const RETURN = 'course:return';

/**
 * The page of the LMS around us holds the lost session, so that page is loaded again; ours alone would not help. The next
 * launch in this tab goes on where the learner was.
 */
export function reloadLms() {
  try {
    sessionStorage.setItem(RETURN, '1');
  } catch {
    // then the learner comes back to the first page
  }
  try {
    (window.top ?? window).location.reload();
  } catch {
    location.reload(); // the LMS is of another origin
  }
}

/** Whether this launch is such a reload; true once. */
export function isReturn(): boolean {
  try {
    const asked = sessionStorage.getItem(RETURN) !== null;
    sessionStorage.removeItem(RETURN);
    return asked;
  } catch {
    return false;
  }
}
