/**
 * One window at a time writes a course. Settles when it is this window's turn, which may be long after; `onWait` is
 * called if another window has it now. Where the browser has no locks, this window counts as the only one.
 */
export async function courseLock(id: string, onWait: () => void): Promise<{ release(): void }> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return { release: () => undefined };
  const name = `studio:${id}`;
  return (await held(locks, name, true)) ?? (onWait(), (await held(locks, name, false)) ?? alone);
}

const alone = { release: () => undefined };

function held(locks: LockManager, name: string, ifAvailable: boolean): Promise<{ release(): void } | null> {
  return new Promise((answer) => {
    locks
      .request(name, { ifAvailable }, (lock) => {
        if (!lock) return answer(null);
        return new Promise<void>((release) => answer({ release }));
      })
      .catch(() => answer(alone)); // a page whose browser refuses locks is asked by nobody else
  });
}
