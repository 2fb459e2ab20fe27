/**
 * What Orca said, from its debug log, in order and without the times. The name of a pressed key, which it says too and
 * which ends in a space, is left out.
 * @param log lines such as `12:00:01 - SPEECH OUTPUT: 'Start button.'{'established': False}`
 */
export function spokenIn(log: string): string[] {
  return [...log.matchAll(/SPEECH OUTPUT: (['"])(.*)\1 ?\{/g)]
    .map(([, , words = '']) => words)
    .filter((words) => !/^\S+ $/.test(words))
    .map((words) => words.replace(/\s+/g, ' ').trim())
    .filter((words) => words !== '');
}
