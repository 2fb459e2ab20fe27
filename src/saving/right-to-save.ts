import type { Session, Visit } from './visit.ts';

/** What of Moodle's page with the player names the learner's session there (lib/requirejs, mod/scorm/module.js). */
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

/**
 * What an LMS answers only to whoever may save, by what its page around us has; the other differences of LMSs are in
 * lms-traits.ts, and this one is apart since the launch does not need it. Moodle answers "true" to a role that may not save,
 * and stores nothing; its list of contents (mod/scorm/prereqs.php, which it loads itself after saves) is empty then. Asking
 * for it changes nothing, whichever attempt is named.
 * @returns the address; '' where nothing is known to ask
 */
function askedOnlyBySavers({ M, scorm_current_node: node }: MoodlePage): string {
  const { wwwroot, sesskey, contextInstanceId } = M?.cfg ?? {};
  if (!wwwroot || !sesskey || !contextInstanceId || !node?.scoid) return '';
  const asked = { id: contextInstanceId, scoid: node.scoid, attempt: 1, sesskey };
  const query = Object.entries(asked).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${wwwroot}/mod/scorm/prereqs.php?${query.join('&')}`;
}

/** Whether the LMS keeps nothing for this learner, whatever it says; false also where that cannot be known. */
export async function mayNotSave(from: Window, fetchPage: typeof fetch): Promise<boolean> {
  try {
    const address = askedOnlyBySavers(from.parent as unknown as MoodlePage);
    if (address === '') return false;
    const answer = await fetchPage(address, { cache: 'no-store', redirect: 'manual' });
    return answer.ok && (await answer.text()).trim() === '';
  } catch {
    return false; // an LMS of another origin, or no network
  }
}

/** On a visit for which the LMS has nothing yet: asks whether it will ever keep anything for this learner. */
export async function doubtRecord({ session, visit }: { readonly session: Session; readonly visit: Visit }) {
  const { hasLms, launch } = session;
  if (!hasLms || launch.mode !== 'normal' || launch.suspendData !== '' || visit.keeping === 'no') return;
  if (await mayNotSave(window, fetch)) visit.deny();
}
