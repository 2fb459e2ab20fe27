import type { Session } from '../saving/visit.ts';

/** What pages of Moodle say of themselves. */
interface MoodleWindow {
  readonly M?: { readonly cfg?: { readonly wwwroot?: string; readonly contextInstanceId?: number } };
}

/** Where the learner finds the activity again; '' where the page cannot know: an address of one session helps nobody. */
export function linkToActivity({ hasLms, trouble, tracker }: Session): string {
  const { protocol, origin, pathname } = location;
  if (!hasLms) return trouble === '' && protocol.startsWith('http') ? origin + pathname : '';
  return tracker.traits.words === '-moodle' ? inMoodle(window) : '';
}

/** The page of the activity, from the player around us or the page that opened it. */
function inMoodle(from: Window): string {
  for (const around of [from.parent, from.parent.parent, from.opener as Window | null, from.top]) {
    try {
      const { wwwroot = '', contextInstanceId = 0 } = (around as MoodleWindow | null)?.M?.cfg ?? {};
      if (wwwroot !== '' && contextInstanceId > 0)
        return `${wwwroot}/mod/scorm/view.php?id=${contextInstanceId}`;
    } catch {
      // of another origin
    }
  }
  return '';
}
