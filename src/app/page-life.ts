/** What the browser does with our page, as far as the learner's record depends on it. */
export interface PageLife {
  /** It is hidden, and may never be seen again. */
  readonly onHide: () => void;
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
export function followPage({ onHide, onWake, onUnload, onLeave, onReturn }: PageLife, signal: AbortSignal) {
  document.addEventListener(
    'visibilitychange',
    () => (document.visibilityState === 'hidden' ? onHide() : onWake()),
    { signal },
  );
  window.addEventListener('online', onWake, { signal });
  // The only moment at which ILIAS still gets what is sent: it sends synchronously, and browsers refuse that once the page
  // is hidden. It has to be this very event, so nothing in it may wait for a timer or a promise; and never a question to
  // the learner, after which Moodle would believe that the page is gone.
  window.addEventListener('beforeunload', onUnload, { signal });
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
