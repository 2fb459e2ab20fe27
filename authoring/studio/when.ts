/** A moment as authors read it: `1 Dec 2026, 04:45:12`. @param at milliseconds since 1970 */
export function when(at: number): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
}
