import type { SaveState } from '../saving/save-state.ts';

/** Decides whether the save state is announced: only trouble is, and the recovery from it. */
export class Announcer {
  #wasTrouble = false;

  /** @returns whether to announce this state; to be asked once for each rendering */
  hear(trouble: boolean, saveState: SaveState): boolean {
    const loud = trouble || this.#wasTrouble;
    this.#wasTrouble = trouble || (this.#wasTrouble && /^(saving|pending)$/.test(saveState));
    return loud;
  }
}
