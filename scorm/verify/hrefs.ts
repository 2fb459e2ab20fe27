import type { Resource } from './manifest-reader.ts';

/** Where a reference of a manifest leads. */
export interface Target {
  /** As it is written. */
  readonly href: string;
  /** The file's name in the zip; null when it leads out of the package. */
  readonly path: string | null;
}

const root = 'http://package.invalid/';

/** Follows a reference as a browser would that is in the folder of the manifest. */
export function targetOf({ bases }: Pick<Resource, 'bases'>, href: string): Target {
  const written = href.trim();
  try {
    const base = bases.reduce((url, one) => new URL(asFolder(one), url), new URL(root));
    const url = new URL(written, base);
    const inside = url.href.startsWith(root) && !climbsOut([...bases.map(asFolder), written].join(''));
    return { href, path: inside ? decoded(url.pathname.slice(1)) : null };
  } catch {
    return { href, path: null }; // not even an address
  }
}

/** The same file under another spelling, as servers that are less exact find it; undefined when there is none. */
export function nearNames(path: string, names: ReadonlySet<string>): string | undefined {
  return [...names].find((name) => loosely(name) === loosely(path));
}

function loosely(name: string): string {
  return decoded(name).normalize('NFC').toLowerCase();
}

/** Some tools leave out the "/" at the end of a folder. */
function asFolder(base: string): string {
  return base.trim().replace(/[^/\\]$/, '$&/');
}

/** URLs swallow a "../" too many; servers do not. */
function climbsOut(path: string): boolean {
  let depth = 0;
  for (const step of path.replace(/[?#].*/s, '').split(/[/\\]/)) {
    if (step === '..') depth -= 1;
    else if (step !== '.' && step !== '') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** Each sequence of "%41" that can be read; a "%" that stands for itself stays. */
function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}
