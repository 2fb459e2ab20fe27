import { zipSync, type Zippable } from 'fflate';

/** Zip's first moment, in local time: zip has no time zones, and fflate writes the local clock. */
const noTime = new Date(1980, 0, 1);

/** Moodle strips some characters at import and then answers 404; other LMSs fail on anything but ASCII. */
const safeName = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** The zip of a package. Throws on a name LMSs refuse. */
export function zipPackage(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const unsafe = [...files.keys()].find((name) => !safeName.test(name));
  if (unsafe === undefined) return zipFiles(files);
  throw new Error(
    `file "${unsafe}" cannot go into a package; rename it with letters a to z, digits, ".", "_", "-" and "/" only`,
  );
}

/** The zip of these files: same input, same bytes, on any machine and in any time zone. */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const name of [...files.keys()].sort())
    entries[name] = [files.get(name) ?? new Uint8Array(), { level: 9, mtime: noTime }];
  return zipSync(entries);
}
