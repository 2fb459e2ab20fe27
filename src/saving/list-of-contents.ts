/** What of Moodle's page with the player names the learner's session there (M.cfg, mod/scorm/module.js). */
interface MoodlePage {
  readonly M?: {
    readonly cfg?: {
      readonly wwwroot?: string;
      readonly sesskey?: string;
      readonly contextInstanceId?: number;
    };
  };
  readonly scorm_current_node?: { readonly scoid?: string | number } | null;
}

/** What an LMS says of a learner's record while a session is open. */
export interface Listed {
  /** Whether it will keep anything for this learner. */
  readonly keeps: boolean;
  /** The score it has now, 0 to 100; null where it has none, or does not show it. */
  readonly score: number | null;
}

/**
 * Reads the record once more without a new launch, where the LMS has a page for it; what page follows from what the LMS's own
 * page around us has. The other differences of LMSs are in lms-traits.ts: this one is apart since the launch does not need it.
 *
 * Moodle has a list of contents (mod/scorm/prereqs.php), which its player loads after saves. It shows the score of the attempt,
 * of the latest one where none is named, and it is empty for whoever may not save: to those Moodle answers "true", and stores
 * nothing. Asking for it changes nothing.
 * @returns null where there is nothing to read
 */
export async function readList(from: Window, fetchPage: typeof fetch): Promise<Listed | null> {
  try {
    const address = listOf(from.parent as unknown as MoodlePage);
    if (address === '') return null;
    const answer = await fetchPage(address, { cache: 'no-store', redirect: 'manual' });
    if (!answer.ok) return null;
    const list = (await answer.text()).trim();
    const score = /:(?:&nbsp;|\s)*(\d+(?:\.\d+)?)\)/.exec(list)?.[1];
    return { keeps: list !== '', score: score === undefined ? null : Number(score) };
  } catch {
    return null; // an LMS of another origin, or no network
  }
}

function listOf({ M, scorm_current_node: node }: MoodlePage): string {
  const { wwwroot, sesskey, contextInstanceId } = M?.cfg ?? {};
  if (!wwwroot || !sesskey || !contextInstanceId || !node?.scoid) return '';
  const asked = { id: contextInstanceId, scoid: node.scoid, attempt: 0, sesskey };
  const query = Object.entries(asked).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${wwwroot}/mod/scorm/prereqs.php?${query.join('&')}`;
}
