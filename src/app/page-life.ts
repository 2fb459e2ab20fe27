/** What the browser does with our page, as far as the learner's record depends on it. */
export interface PageLife {
  /** It is hidden, and may never be seen again. */
  readonly onHide: () => void;
  /** It is seen again, or the network is back. */
  readonly onWake: () => void;
  /** It goes away. */
  readonly onLeave: () => void;
  /** It comes back from the browser's page cache. */
  readonly onReturn: () => void;
}

/** Follows the page until the signal is aborted. */
export function followPage({ onHide, onWake, onLeave, onReturn }: PageLife, signal: AbortSignal) {
  document.addEventListener(
    'visibilitychange',
    () => (document.visibilityState === 'hidden' ? onHide() : onWake()),
    { signal },
  );
  window.addEventListener('online', onWake, { signal });
  window.addEventListener('pagehide', onLeave, { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && onReturn(), { signal });
}

/** The page of the LMS around us holds the lost session, so that page is loaded anew; ours alone would not help. */
export function reloadLms() {
  try {
    (window.top ?? window).location.reload();
  } catch {
    location.reload(); // the LMS is of another origin
  }
}
