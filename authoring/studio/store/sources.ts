import type { Source } from '../../../src/compiler/compile.ts';

/**
 * The files of a course by their paths in its folder, such as `lessons/L3_mentoring.md`. A text is as it stands in the
 * file, with its byte order mark and its line ends, so that it can be written back byte for byte; what is not UTF-8
 * stays bytes.
 */
export type Sources = ReadonlyMap<string, string | Uint8Array>;

const isText = /\.(?:yaml|md|svg|vtt)$/;

/** Files as they come from a folder, a package or a zip, without the folders that they share. */
export function toSources(files: readonly Source[]): Sources {
  const shared = sharedFolder(files.map(({ path }) => path.replaceAll('\\', '/')));
  return new Map(
    files
      .map((file): [string, string | Uint8Array] => [
        file.path.replaceAll('\\', '/').slice(shared),
        'text' in file ? file.text : contentOf(file.path, file.bytes),
      ])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** The same files as the compiler takes them. */
export function fromSources(sources: Sources): Source[] {
  return [...sources].map(([path, content]) =>
    typeof content === 'string' ? { path, text: content } : { path, bytes: content },
  );
}

/** A text, where the file is one of ours and holds UTF-8; else its bytes. */
export function contentOf(path: string, bytes: Uint8Array): string | Uint8Array {
  if (!isText.test(path)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes; // kept as it is; the compiler says which letter cannot be read
  }
}

/** The bytes of a file, as they go into a folder or a zip. */
export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** Whether two courses are the same, byte for byte. */
export function sameSources(one: Sources, other: Sources): boolean {
  return (
    one.size === other.size && [...one].every(([path, content]) => sameContent(content, other.get(path)))
  );
}

/** Whether two files are the same, byte for byte; undefined is no file. */
export function sameContent(
  one: string | Uint8Array | undefined,
  other: string | Uint8Array | undefined,
): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (typeof one === 'string' && typeof other === 'string') return one === other;
  const [a, b] = [bytesOf(one), bytesOf(other)];
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** The length of the folders at the beginning of all these paths: none when a course.yaml is at the top. */
function sharedFolder(paths: readonly string[]): number {
  const course = paths.find((path) => /(^|\/)course\.yaml$/.test(path));
  const folder = course?.slice(0, -'course.yaml'.length) ?? '';
  return paths.every((path) => path.startsWith(folder)) ? folder.length : 0;
}
