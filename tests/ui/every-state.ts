/** Looks at every state of the gallery, one after the other. */
import { Stage } from '../gallery/stage.ts';
import { states } from '../gallery/states.ts';

const stage = new Stage();

/**
 * What is wrong, and in which states; nothing when all is well.
 * @param look says what is wrong with the state that is on the stage
 */
export async function everyState(
  look: (name: string) => Promise<readonly string[]> | readonly string[],
): Promise<Record<string, string>> {
  const wrong = new Map<string, string[]>();
  for (const [name, bring] of states) {
    try {
      await bring(stage);
    } catch (cause) {
      throw new Error(`${name}: ${String(cause)}`, { cause });
    }
    for (const fault of new Set(await look(name))) wrong.set(fault, [...(wrong.get(fault) ?? []), name]);
  }
  stage.clear();
  return Object.fromEntries([...wrong].map(([fault, names]) => [fault, names.join('; ')]));
}
