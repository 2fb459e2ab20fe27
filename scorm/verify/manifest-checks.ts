import { profiles } from '../package/profiles.ts';
import { counted, findings, note, problem, someOf, type Complaint, type Finding } from './findings.ts';
import type { Manifest, Resource } from './manifest-reader.ts';
import { schemaProblems } from './schema-check.ts';

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

const MOST_SHOWN = 10;

/** The standard a manifest names; null when LMSs do not know it. */
export function profileOf({ schemaversion }: Manifest): ScormProfile | null {
  return Object.hasOwn(versions, schemaversion) ? versions[schemaversion as keyof typeof versions] : null;
}

/** Version, schema, references and launch of a manifest. */
export async function checkManifest(manifest: Manifest, names: ReadonlySet<string>): Promise<Finding[]> {
  const profile = profileOf(manifest);
  const label = profile?.label ?? '';
  return [
    ...findings('version', versionComplaints(manifest, profile), `the manifest is for ${label}`),
    ...(profile
      ? findings(
          'schema',
          await schemaComplaints(manifest, profile),
          `it is valid by the schemas of ${label}`,
        )
      : []),
    ...findings(
      'references',
      referenceComplaints(manifest),
      'its identifiers are unique, and lead somewhere',
    ),
    ...findings('launch', launchComplaints(manifest, names, profile), launched(manifest)),
    ...findings(
      'files',
      fileComplaints(manifest, names),
      'every file is listed, and every listed file is there',
    ),
  ];
}

function versionComplaints(manifest: Manifest, profile: ScormProfile | null): Complaint[] {
  const { schemaversion, root } = manifest;
  const known = Object.keys(versions).map((text) => `"${text}"`);
  if (!profile) {
    const what =
      schemaversion === '' ? 'it names no schemaversion' : `its schemaversion is "${schemaversion}"`;
    return [
      problem(
        `${what}, which LMSs take for SCORM 1.2 or refuse`,
        `write one of ${known.join(', ')}, letter by letter`,
      ),
    ];
  }
  const [expected] = profile.manifest.namespaces;
  return root.namespaceURI === expected.uri
    ? []
    : [
        problem(
          `it is for ${profile.label}, but its namespace is "${root.namespaceURI ?? ''}"`,
          `write xmlns="${expected.uri}"`,
        ),
      ];
}

async function schemaComplaints({ text }: Manifest, profile: ScormProfile): Promise<Complaint[]> {
  const wrong = await schemaProblems(profile, text);
  const shown = wrong
    .slice(0, MOST_SHOWN)
    .map((words) =>
      problem(`imsmanifest.xml, ${words.replace(/\.$/, '')}`, 'correct it, or export the package again'),
    );
  const more = wrong.length - MOST_SHOWN;
  return more > 0
    ? [...shown, problem(`${counted(more, 'more problem')} of this kind`, 'correct these first')]
    : shown;
}

function referenceComplaints(manifest: Manifest): Complaint[] {
  const { organizations, resources, defaultOrganization } = manifest;
  const items = organizations.flatMap((one) => one.items);
  const identifiers = [manifest, ...organizations, ...items, ...resources].map(
    ({ identifier }) => identifier,
  );
  const twice = [
    ...new Set(identifiers.filter((id, place) => id !== '' && identifiers.indexOf(id) !== place)),
  ];
  const lost = items.filter(
    ({ resource }) => resource !== '' && !resources.some((r) => r.identifier === resource),
  );
  const unnamed = [...organizations, ...items].filter(({ title }) => title.trim() === '');
  return [
    ...twice.map((id) =>
      problem(`the identifier "${id}" is used more than once`, 'give each element its own'),
    ),
    ...lost.map((item) =>
      problem(
        `item "${item.identifier}" points to "${item.resource}", which is no resource`,
        'correct identifierref',
      ),
    ),
    ...unnamed.map(({ identifier }) =>
      problem(`"${identifier}" has no title`, 'give it one: learners see it'),
    ),
    ...(organizations.some(({ identifier }) => identifier === defaultOrganization)
      ? []
      : [problem(`the default organization "${defaultOrganization}" does not exist`, 'name one that does')]),
  ];
}

/** What learners open: the resources of the default organization's items. */
function launchedResources({ organizations, defaultOrganization, resources }: Manifest): Resource[] {
  const shown =
    organizations.find(({ identifier }) => identifier === defaultOrganization) ?? organizations[0];
  return (shown?.items ?? []).flatMap(
    ({ resource }) => resources.find(({ identifier }) => identifier === resource) ?? [],
  );
}

function launched(manifest: Manifest): string {
  return `it opens ${someOf(launchedResources(manifest).map(({ href }) => href))}`;
}

function launchComplaints(
  manifest: Manifest,
  names: ReadonlySet<string>,
  profile: ScormProfile | null,
): Complaint[] {
  const opened = launchedResources(manifest);
  if (opened.length === 0)
    return [problem('no item opens anything', 'add an item that points to a resource')];
  const wanted = profile?.manifest.scormTypeAttribute;
  const complaints = opened.flatMap((resource): Complaint[] => {
    const { href, typeAttribute, type, identifier } = resource;
    const file = pathOf(resource, href);
    if (href === '') return [problem(`resource "${identifier}" has no href`, 'name the file to open')];
    if (file === null)
      return [problem(`it opens ${href}, which is elsewhere`, 'put the file into the package')];
    return [
      ...(names.has(file)
        ? []
        : [problem(`it opens ${href}, which is not in the zip`, hintFor(file, names))]),
      ...(wanted === undefined || typeAttribute === '' || typeAttribute === wanted
        ? []
        : [problem(`resource "${identifier}" says ${typeAttribute}`, `write ${wanted}, letter by letter`)]),
      ...(type === '' || type === 'sco' || type === 'asset'
        ? []
        : [problem(`resource "${identifier}" is a "${type}"`, 'write "sco", in small letters')]),
    ];
  });
  const reporting = opened.some(({ type }) => type.toLowerCase() === 'sco');
  return reporting
    ? complaints
    : [
        ...complaints,
        problem('nothing in it is a "sco": an LMS records only that it was opened', 'set the type'),
      ];
}

/** The name in the zip a reference leads to; null when it leads out of the package. */
function pathOf({ base }: Pick<Resource, 'base'>, href: string): string | null {
  const root = 'http://package.invalid/';
  try {
    const url = new URL(href, new URL(base, root));
    return url.href.startsWith(root) ? decodeURIComponent(url.pathname.slice(1)) : null;
  } catch {
    return null; // not even an address
  }
}

function hintFor(file: string, names: ReadonlySet<string>): string {
  const near = [...names].find((name) => name.toLowerCase() === file.toLowerCase());
  return near === undefined ? 'add it, or correct the manifest' : `write ${near}: upper and lower case count`;
}

function fileComplaints({ resources }: Manifest, names: ReadonlySet<string>): Complaint[] {
  const listed = new Map(
    resources.flatMap((resource) =>
      resource.files
        .map((file) => [file, pathOf(resource, file)] as const)
        .filter(([, path]) => path !== null),
    ),
  ) as ReadonlyMap<string, string>;
  const missing = [...listed].filter(([, path]) => !names.has(path));
  const launchUnlisted = resources.filter(
    (resource) => resource.href !== '' && !resource.files.includes(resource.href.replace(/[?#].*/, '')),
  );
  const known = new Set(listed.values());
  const extra = [...names].filter((name) => !known.has(name) && !isControlFile(name));
  return [
    ...missing.map(([file, path]) => problem(`${file} is listed, but not in the zip`, hintFor(path, names))),
    ...launchUnlisted.map(({ href }) =>
      problem(`${href} is launched, but not listed`, `add <file href="${href}"/>`),
    ),
    ...(extra.length > 0
      ? [
          note(
            `${someOf(extra)} ${extra.length === 1 ? 'is' : 'are'} not listed`,
            'list each file: some LMSs serve no other',
          ),
        ]
      : []),
  ];
}

/** What belongs to the package and not to the content. */
function isControlFile(name: string): boolean {
  return name === 'imsmanifest.xml' || /\.(xsd|dtd)$/i.test(name);
}
