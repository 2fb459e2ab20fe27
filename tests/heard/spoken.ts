/**
 * What Orca said, from its debug log, in order and without the times.
 * @param log lines such as `12:00:01 - SPEECH OUTPUT: 'Start button.'{'established': False}`
 */
export function spokenIn(log: string): string[] {
  return [...log.matchAll(/SPEECH OUTPUT: (['"])(.*)\1 ?\{/g)]
    .map(([, , words = '']) => words.replace(/\s+/g, ' ').trim())
    .filter((words) => words !== '' && words !== '•');
}

/** How many keys Orca has dealt with, according to its debug log. */
export function keysIn(log: string): number {
  return [...log.matchAll(/\^{5} PROCESS ATSPI_KEY_RELEASED_EVENT: /g)].length;
}
