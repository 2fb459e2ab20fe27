import { profiles } from '../package/profiles.ts';
import { findings, grouped, note, problem, someOf, type Complaint, type Finding } from './findings.ts';
import { fileComplaints, launchComplaints, launchedResources } from './launch-checks.ts';
import type { Manifest } from './manifest-reader.ts';
import { schemaFaults, type SchemaTools } from './schema-check.ts';

/** The profile whose schemas hold, by schemaversion letter by letter: so LMSs match it (Moodle, scormlib.php). */
const versions = {
  '1.2': profiles.scorm12,
  '1.3': profiles['scorm2004-3rd'],
  'CAM 1.3': profiles['scorm2004-3rd'],
  '2004 3rd Edition': profiles['scorm2004-3rd'],
  '2004 4th Edition': profiles['scorm2004-4th'],
} as const;

/** What a manifest is taken for. */
export type ScormProfile = (typeof versions)[keyof typeof versions];

/** What LMSs take a manifest for; null when its version and its namespace leave that open. */
export function profileOf({ schemaversion, root }: Manifest): ScormProfile | null {
  if (isKnown(schemaversion)) return versions[schemaversion];
  // Moodle takes whatever it does not know for SCORM 1.2: harmless where it is just that.
  const is12 = root.namespaceURI === profiles.scorm12.manifest.namespaces[0].uri;
  return is12 && !/2004|1\.3/.test(schemaversion) ? profiles.scorm12 : null;
}

function isKnown(schemaversion: string): schemaversion is keyof typeof versions {
  return Object.hasOwn(versions, schemaversion);
}

/** Version, schema, references and launch of a manifest, beside files of which each may have several readings of its name. */
export async function checkManifest(
  manifest: Manifest,
  readings: readonly (readonly string[])[],
  tools: SchemaTools | null,
): Promise<Finding[]> {
  const names = new Set(readings.flat());
  const profile = profileOf(manifest);
  const label = profile?.label ?? '';
  const fits = profile !== null && manifest.root.namespaceURI === profile.manifest.namespaces[0].uri;
  return [
    ...findings('version', versionComplaints(manifest, profile), `the manifest is for ${label}`),
    ...(fits && tools
      ? findings(
          'schema',
          await schemaComplaints(manifest, profile, tools),
          `it is valid by the schemas of ${label}`,
        )
      : []),
    ...findings(
      'references',
      [...identifierComplaints(manifest), ...referenceComplaints(manifest)],
      'its identifiers are unique, and lead somewhere',
    ),
    ...findings('launch', launchComplaints(manifest, names, profile), launched(manifest)),
    ...findings(
      'files',
      fileComplaints(manifest, names, readings),
      'every file is listed, and every listed file is there',
    ),
  ];
}

function launched(manifest: Manifest): string {
  return `it opens ${someOf([...new Set(launchedResources(manifest).map(({ href }) => href))])}`;
}

function versionComplaints(manifest: Manifest, profile: ScormProfile | null): Complaint[] {
  const { schemaversion, root } = manifest;
  if (!isKnown(schemaversion)) return [unknownVersion(schemaversion, profile)];
  const [expected] = versions[schemaversion].manifest.namespaces;
  const namespace = root.namespaceURI ?? '';
  return namespace === expected.uri
    ? []
    : [
        note(
          `it is for ${versions[schemaversion].label}, but its namespace is "${namespace}"; Moodle does not look, LMSs that do may refuse it`,
          `write xmlns="${expected.uri}"`,
        ),
      ];
}

function unknownVersion(schemaversion: string, profile: ScormProfile | null): Complaint {
  const known = Object.keys(versions).map((text) => `"${text}"`);
  const what =
    schemaversion.trim() === '' ? 'it names no schemaversion' : `its schemaversion is "${schemaversion}"`;
  const todo = `write one of ${known.join(', ')}, letter by letter`;
  return profile
    ? note(`${what}: Moodle and most LMSs take it for ${profile.label}, which it seems to be`, todo)
    : problem(`${what}, which LMSs take for SCORM 1.2 or refuse`, todo);
}

async function schemaComplaints(
  { text }: Manifest,
  profile: ScormProfile,
  tools: SchemaTools,
): Promise<Complaint[]> {
  const { unreadable, invalid } = await schemaFaults(profile, text, tools);
  const against = grouped(invalid, ({ kind }) => kind).map((same) => {
    const [{ place, words }] = same;
    const more = same.length > 1 ? ` (and ${same.length - 1} more of this kind)` : '';
    return note(
      `imsmanifest.xml${place}, against the schema of ${profile.label}: ${words}${more}`,
      'most LMSs do not look; if yours refuses the package, export it with another tool or version',
    );
  });
  return [
    ...unreadable.map(({ place, words }) =>
      problem(`imsmanifest.xml${place}: ${words}`, 'correct it, or export it again'),
    ),
    ...against,
  ];
}

/** What the standards let an identifier be (xs:ID); tools put titles there, and no LMS is known to mind. */
const properIdentifier = /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*$/u;

function allIdentified(manifest: Manifest): readonly { readonly identifier: string }[] {
  const items = manifest.organizations.flatMap((one) => one.items);
  return [manifest, ...manifest.organizations, ...items, ...manifest.resources];
}

function identifierComplaints(manifest: Manifest): Complaint[] {
  const identifiers = allIdentified(manifest).map(({ identifier }) => identifier);
  const trimmed = identifiers.map((id) => id.trim());
  const improper = new Set(trimmed.filter((id) => id !== '' && !properIdentifier.test(id)));
  const twice = new Set(trimmed.filter((id, place) => id !== '' && trimmed.indexOf(id) !== place));
  const blank = new Set(identifiers.filter((id) => id !== id.trim()));
  const missing = manifest.resources.filter(({ identifier }) => identifier.trim() === '');
  return [
    ...[...improper].map((id) =>
      note(
        'is no identifier by the standard (letters, digits, ".", "_" and "-", a letter first), but no LMS is known to mind',
        'leave it, or rename the course in the tool that made it',
        { kind: 'identifier', name: `"${id}"` },
      ),
    ),
    ...[...blank].map((id) =>
      note('has blanks around it, which Moodle takes for a part of it', 'write it without', {
        kind: 'identifier',
        name: `"${id}"`,
      }),
    ),
    ...[...twice].map((id) => twiceComplaint(manifest, id)),
    ...(missing.length > 0
      ? [problem('a resource has no identifier, so nothing can open it', 'give it one')]
      : []),
  ];
}

/** Two items, or two resources, of one name hide each other; an item and its resource may share one. */
function twiceComplaint(manifest: Manifest, id: string): Complaint {
  const items = manifest.organizations.flatMap((one) => [one, ...one.items]);
  const hides = [items, manifest.resources].some(
    (same) => same.filter(({ identifier }) => identifier.trim() === id).length > 1,
  );
  const thing = { kind: 'identifier', name: `"${id}"` };
  return hides
    ? problem('is used more than once, so that LMSs see one of them only', 'give each element its own', thing)
    : note('is used for two kinds of elements, which the standard forbids', 'give each its own', thing);
}

function referenceComplaints({
  organizations,
  resources,
  defaultOrganization,
  inner,
}: Manifest): Complaint[] {
  const items = organizations.flatMap((one) => one.items);
  const targets = new Set([...resources.map(({ identifier }) => identifier), ...inner]);
  const loosely = new Set([...targets].map((id) => id.trim()));
  const leading = items.filter(({ resource }) => resource.trim() !== '');
  const unnamed = [...organizations, ...items].filter(({ title }) => title.trim() === '');
  return [
    ...leading
      .filter(({ resource }) => !loosely.has(resource.trim()))
      .map((item) =>
        problem('points to a resource that does not exist', 'correct identifierref', {
          kind: 'item',
          name: `item "${item.identifier}" (to "${item.resource}")`,
        }),
      ),
    ...leading
      .filter(({ resource }) => !targets.has(resource) && loosely.has(resource.trim()))
      .map((item) =>
        note(
          'points to its resource with other blanks around the name; Moodle finds nothing to open then',
          'write both without blanks',
          { kind: 'item', name: `item "${item.identifier}"` },
        ),
      ),
    ...unnamed.map(({ identifier }) =>
      note('has no title: learners see an empty line in the LMS', 'give it one', {
        kind: 'item',
        name: `"${identifier}"`,
      }),
    ),
    ...resources
      .flatMap(({ dependencies }) => dependencies)
      .filter((id) => !loosely.has(id.trim()))
      .map((id) =>
        note('is needed by a resource, but does not exist; LMSs overlook it', 'correct the dependency', {
          kind: 'resource',
          name: `"${id}"`,
        }),
      ),
    ...defaultComplaints(organizations, defaultOrganization),
  ];
}

function defaultComplaints(organizations: Manifest['organizations'], named: string): Complaint[] {
  const [first] = organizations;
  if (!first || organizations.some(({ identifier }) => identifier.trim() === named.trim())) return [];
  const what =
    named.trim() === ''
      ? 'it names no default organization'
      : `the default organization "${named}" does not exist`;
  return [note(`${what}; LMSs take the first`, `write default="${first.identifier.trim()}"`)];
}
