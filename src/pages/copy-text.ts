import type { UiText } from '../course/ui-text.ts';

/** Copies to the clipboard and says in words what came of it; plain http and some LMS frames do not permit it. */
export async function copyText(text: string, { record }: UiText): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return record.copied;
  } catch {
    return record['copy-failed'];
  }
}
