import type { UiText } from '../course/ui-text.ts';
import type { View } from './view.ts';

/** Copies to the clipboard and says in words what came of it; plain http and some LMS frames do not permit it. */
export async function copyText(text: string, { record }: UiText): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return record.copied;
  } catch {
    return record['copy-failed'];
  }
}

/** What copies a text, and says what came of it. */
export function copying({ course, actions }: Pick<View, 'course' | 'actions'>): (text: string) => void {
  return (text) => void copyText(text, course.ui).then((said) => actions.say(said));
}
