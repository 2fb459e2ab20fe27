import type { Call } from './standards.ts';

/** A call as a fault sees it; `count` is how often this call was made since the launch, this one included. */
export interface SeenCall {
  call: Call;
  args: readonly unknown[];
  count: number;
}

/** What goes wrong with a call. Several may be combined, such as slow and refused. */
export interface Fault {
  /** Blocks for this many milliseconds first, as a synchronous request does. */
  wait?: number;
  /** Throws an error with this text. */
  throws?: string;
  /** Answers "false" ("" for GetValue) and nothing is kept; true means the standard's own error for a failed save. */
  refuse?: string | true;
  /** Answers "true" and keeps nothing. */
  lie?: boolean;
  /** Does the work but answers this instead, such as a boolean or null as some LMSs do. */
  answer?: string | boolean | number | null;
}

/** A fault and the calls it hits. */
export interface FaultRule extends Fault {
  on: readonly Call[];
  when?: (seen: SeenCall) => boolean;
  /** How many calls it hits; without it, all until removed. */
  times?: number;
  /** Gone with the next launch, as an expired session is. */
  untilLaunch?: boolean;
}

const saves = ['Commit', 'Terminate'] as const;

/** The faults of the preview page's buttons. */
export const faultPresets = {
  /** Moodle without network falls back to a beacon and answers "true" (moodle.md section 4). */
  offline: { on: saves, lie: true },
  commitRefused: { on: saves, refuse: true },
  /** Moodle answers "false" and 101 until the player is loaded again. */
  sessionExpired: { on: saves, refuse: '101', untilLaunch: true },
  slow: { on: saves, wait: 3000 },
} as const satisfies Record<string, FaultRule>;

/** The faults in force; may be changed at any time and lives longer than one launch. */
export class Faults {
  #rules: { rule: FaultRule; left: number }[] = [];

  /** Puts a fault in force; call the result to lift it. */
  add(rule: FaultRule): () => void {
    const entry = { rule, left: rule.times ?? Infinity };
    this.#rules.push(entry);
    return () => (this.#rules = this.#rules.filter((other) => other !== entry));
  }

  /** Lifts all. */
  clear(): void {
    this.#rules = [];
  }

  /** A launch begins: what lasts only until then goes. */
  launched(): void {
    this.#rules = this.#rules.filter(({ rule }) => rule.untilLaunch !== true);
  }

  /** Whether this very rule is in force. */
  has(rule: FaultRule): boolean {
    return this.#rules.some((entry) => entry.rule === rule);
  }

  /** What goes wrong with this call, later rules winning; counts it against their `times`. */
  meet(seen: SeenCall): Fault | undefined {
    const hit = this.#rules.filter(
      ({ rule, left }) => left > 0 && rule.on.includes(seen.call) && (rule.when?.(seen) ?? true),
    );
    if (hit.length === 0) return undefined;
    const fault: Fault = {};
    for (const entry of hit) {
      entry.left -= 1;
      const { wait, throws, refuse, lie, answer } = entry.rule;
      Object.assign(
        fault,
        wait !== undefined && { wait },
        throws !== undefined && { throws },
        refuse !== undefined && { refuse },
        lie !== undefined && { lie },
        answer !== undefined && { answer },
      );
    }
    return fault;
  }
}
