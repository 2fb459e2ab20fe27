/** New with every upload. */
const MOODLE_REVISION = /(\/mod_scorm\/content)\/\d+/;

/**
 * What an address may have that changes although the activity stays: each is left out. A folder name that only looks as
 * if it were made by a machine stays, since it may be the activity's own. What a first group holds stays too: Safari before
 * 16.4 knows no look-behind, and would not read the script at all.
 */
const PASSING: readonly RegExp[] = [
  MOODLE_REVISION,
  /\/vault\/[^/]+/, // SCORM Cloud: the key of one launch
  /(\/content\/courses\/[^/]+\/[^/]+)\/\d+(?=\/)/, // SCORM Cloud: the version of the package
  /\/(?:v|ver|version|rev|revision)[-_=/]?\d[\d.]*(?=\/)/i,
  /;[^/]*/g, // Java: ;jsessionid=…
  /\/(?:\(|%28)[A-Z](?:\(|%28)[^/]*/gi, // ASP.NET: (S(…))
  /\/(?:[^/]*[^a-z/])?(?:token|hmac|sig|exp|hdn|sess|sid|ticket|nonce)\w*(?:=|~|%3D)[^/]*/gi, // content networks: signed paths
  /\/(?:token|jwt|sess|session|sid|ticket|auth|nonce|key)\/[^/]{8,}(?=\/)/gi,
  /\/eyJ[^/.]+\.[^/]+/g, // a JSON web token
  /\/(?:[\da-f]{32}\/[\da-f]{8}|[\w-]{22}\/1\d{9})(?=\/)/gi, // lighttpd, nginx: a hash and the second it ends in
  /\/[\da-f]{40,}(?=\/)/gi, // a longer hash: of a launch, or of the files
];

/** What tells two activities with the same package apart: the folder it is served from. */
export function activityOf(address: URL): string {
  return PASSING.reduce(without, folderOf(address));
}

/** The activity as version 1.0 of this package named it; what it kept on a device is under that name. */
export function formerActivityOf(address: URL): string {
  return without(folderOf(address), MOODLE_REVISION);
}

/** The activity without the folder names that may be keys of one launch, or its own: long, with letters and digits. */
export function likenessOf(activity: string): string {
  return activity.replace(/\/(?=[^/]*\d)(?=[^/]*[a-z])[\w.~-]{12,}(?=\/)/gi, '');
}

function without(path: string, passing: RegExp): string {
  return path.replace(passing, (_, kept: unknown) => (typeof kept === 'string' ? kept : ''));
}

function folderOf({ pathname }: URL): string {
  return pathname.replace(/[^/]*$/, '');
}
