import { sha256 } from '../../../scorm/package/sha256.ts';
import { bytesOf, type Sources } from '../store/sources.ts';

/** Names a course by all its bytes. */
export function originOf(sources: Sources): string {
  const parts = [...sources].flatMap(([path, content]) => {
    const bytes = bytesOf(content);
    return [new TextEncoder().encode(`${path}\n${bytes.length}\n`), bytes];
  });
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return sha256(whole);
}
