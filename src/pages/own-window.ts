/**
 * Whether the course has a window of its own, so that closing it is the way to leave: nothing around it (not even where an
 * LMS puts its player into that window, as Moodle does) has a link out of the activity.
 */
export function hasOwnWindow(from: Window): boolean {
  if (from.parent === from) return true;
  try {
    const { top } = from;
    // On a phone such a window is a tab like others: then its address may say so.
    return !top || Boolean(top.opener) || !top.menubar.visible || /popup/i.test(top.location.search);
  } catch {
    return false; // the LMS is of another origin, and has its own way out
  }
}
