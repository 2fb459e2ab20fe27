import { PROBE_FILE, PROBE_TEXT } from '../course/package-layout.ts';

/** What is known of the way to the server. `failing`: there is one, but it could not answer properly. */
export type ProbeAnswer = 'reached' | 'sign-in' | 'failing' | 'unreachable';

const PATIENCE = 10_000;

/**
 * Asks for the small file, past every cache. An LMS whose session is over answers with its sign-in page or sends
 * us there (Moodle: 303), so anything without the proof counts as that. Where files cannot be fetched at all
 * (a package on a disk) it never answers "reached".
 */
export async function probe(fetchFile: typeof fetch, chance: () => number): Promise<ProbeAnswer> {
  try {
    const response = await fetchFile(`${PROBE_FILE}?${Math.floor(chance() * 36 ** 6).toString(36)}`, {
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.ok && (await response.text()).includes(PROBE_TEXT)) return 'reached';
    return response.status >= 500 ? 'failing' : 'sign-in';
  } catch {
    return 'unreachable';
  }
}
