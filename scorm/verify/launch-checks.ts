import { note, problem, someOf, type Complaint } from './findings.ts';
import { nearNames, targetOf } from './hrefs.ts';
import type { ScormProfile } from './manifest-checks.ts';
import { elements, type Manifest, type Resource } from './manifest-reader.ts';

/** What learners open: the resources of the default organization's items; where there are none, as Moodle does, all. */
export function launchedResources({
  organizations,
  defaultOrganization,
  resources,
}: Manifest): readonly Resource[] {
  const shown =
    organizations.find(({ identifier }) => identifier.trim() === defaultOrganization.trim()) ??
    organizations[0];
  if (!shown) return resources.filter(({ href }) => href.trim() !== '');
  return shown.items.flatMap(
    ({ resource }) =>
      resources.find(({ identifier }) => identifier === resource) ??
      resources.find(({ identifier }) => identifier.trim() === resource.trim()) ??
      [],
  );
}

/** What keeps a learner from opening it, or an LMS from recording it. */
export function launchComplaints(
  manifest: Manifest,
  names: ReadonlySet<string>,
  profile: ScormProfile | null,
): Complaint[] {
  const opened = [...new Set(launchedResources(manifest))];
  if (opened.length === 0) {
    return manifest.inner.length > 0
      ? [note('what it opens is in manifests inside of the manifest, which Moodle does not read', '')]
      : [problem('no item opens anything', 'add an item that points to a resource with an href')];
  }
  const reporting = opened.some(({ type }) => type.trim().toLowerCase() === 'sco');
  return [
    ...(manifest.organizations.length === 0
      ? [
          note(
            'it has no organization: Moodle opens its first resource then, other LMSs show nothing',
            'add one with an item',
          ),
        ]
      : []),
    ...opened.flatMap((resource) => openComplaints(resource, names, profile)),
    ...(reporting
      ? []
      : [note('nothing in it is a "sco": an LMS records only that it was opened', 'set the type to "sco"')]),
  ];
}

function openComplaints(
  resource: Resource,
  names: ReadonlySet<string>,
  profile: ScormProfile | null,
): Complaint[] {
  const { href, typeAttribute, type, identifier } = resource;
  const thing = { kind: 'resource', name: `resource "${identifier}"` };
  const wanted = profile?.manifest.scormTypeAttribute;
  if (href.trim() === '') return [problem('has no href', 'name the file to open', thing)];
  return [
    ...placeComplaints(resource, names),
    ...(wanted === undefined || typeAttribute === '' || typeAttribute === wanted
      ? []
      : [
          problem(
            `says ${typeAttribute}, which LMSs that read letter by letter overlook: nothing is recorded there`,
            `write ${wanted}, letter by letter`,
            thing,
          ),
        ]),
    ...(type === '' || type === 'sco' || type === 'asset'
      ? []
      : [problem(`is a "${type}", which Moodle does not know`, 'write "sco", in small letters', thing)]),
  ];
}

function placeComplaints(resource: Resource, names: ReadonlySet<string>): Complaint[] {
  const { href, path } = targetOf(resource, resource.href);
  const thing = { kind: 'file', name: `"${href}"` };
  if (path === null) {
    return [problem('is opened, but is outside of the package', 'put the file into the package', thing)];
  }
  if (names.has(path)) return formComplaints(href);
  const near = nearNames(path, names);
  if (near !== undefined) return [spelledComplaint('is opened', href, near)];
  if (path === '' || [...names].some((name) => name.startsWith(path.replace(/\/?$/, '/')))) {
    return [problem('is opened, but is a folder', 'name the file to open, such as index.html', thing)];
  }
  return [problem('is opened, but is not in the zip', 'add it, or correct the manifest', thing)];
}

/** A file that is there under other letters: found by nobody, or only on some servers. */
function spelledComplaint(role: string, href: string, near: string): Complaint {
  return problem(
    `${role}, but has another spelling in the zip: upper and lower case and accents count on most servers`,
    'write it in the manifest as in the zip',
    { kind: 'file', name: `"${href}" (in the zip: "${near}")` },
  );
}

/** Forms of an address that only some LMSs mind. */
function formComplaints(href: string): Complaint[] {
  const thing = { kind: 'address', name: `"${href}"` };
  const forms: readonly (readonly [boolean, string, string])[] = [
    [
      href.includes('\\'),
      'has "\\", which browsers take for "/", but some LMSs and the app of Moodle do not',
      'write "/"',
    ],
    [href.trim().startsWith('/'), 'begins with "/", by which some LMSs leave the package', 'leave it out'],
    [href !== href.trim(), 'has blanks around it', 'write it without'],
  ];
  return forms.filter(([has]) => has).map(([, what, todo]) => note(what, todo, thing));
}

/** Files that are listed and not there, or there and not listed. */
export function fileComplaints(
  manifest: Manifest,
  names: ReadonlySet<string>,
  readings: readonly (readonly string[])[],
): Complaint[] {
  const { resources } = manifest;
  const listed = resources.flatMap((resource) =>
    resource.files.filter((file) => file.trim() !== '').map((file) => targetOf(resource, file)),
  );
  const known = new Set(listed.flatMap(({ path }) => path ?? []));
  const folders = [...known].filter((path) => path.endsWith('/') || path === '');
  const isKnown = (name: string) => known.has(name) || folders.some((folder) => name.startsWith(folder));
  const opened = new Set(
    launchedResources(manifest).flatMap((resource) => targetOf(resource, resource.href).path ?? []),
  );
  const extra = readings
    .filter((file) => !file.some((name) => isKnown(name) || opened.has(name) || isControlFile(name)))
    .map(([name = '']) => name);
  return [
    ...listed.flatMap(({ href, path }) => listedComplaint(href, path, names)),
    ...[...opened]
      .filter((name) => names.has(name) && !isKnown(name))
      .map((name) =>
        note(
          'is opened, but not listed as a file, as the standard asks; LMSs look at the address only',
          'add <file href="…"/> to its resource',
          { kind: 'file', name },
        ),
      ),
    ...lostMetadata(manifest, names),
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

/** Metadata in files of their own (adlcp:location), which some LMSs read at import. */
function lostMetadata({ root }: Manifest, names: ReadonlySet<string>): Complaint[] {
  return elements(root, 'location')
    .map((element) => element.textContent?.trim() ?? '')
    .filter((href) => href !== '' && !names.has(targetOf({ bases: [] }, href).path ?? ''))
    .map((name) =>
      note(
        'is named as a file of metadata, but is not in the zip; SCORM Cloud says so too',
        'add it, or take out its adlcp:location',
        { kind: 'file', name },
      ),
    );
}

function listedComplaint(href: string, path: string | null, names: ReadonlySet<string>): Complaint[] {
  if (path === null) {
    return [
      note('is listed, but is outside of the package', 'put it into the package', {
        kind: 'file',
        name: `"${href}"`,
      }),
    ];
  }
  if (names.has(path)) return formComplaints(href);
  const near = nearNames(path, names);
  if (near !== undefined) return [spelledComplaint('is listed', href, near)];
  const isFolder = [...names].some((name) => name.startsWith(path.replace(/\/?$/, '/')));
  return isFolder || path === ''
    ? [note('is listed, but is a folder', 'list its files', { kind: 'entry', name: `"${href}"` })]
    : [
        problem('is listed, but not in the zip', 'add it, or correct the manifest', {
          kind: 'file',
          name: href,
        }),
      ];
}

/** What belongs to the package and not to the content. */
function isControlFile(name: string): boolean {
  return name === 'imsmanifest.xml' || /\.(xsd|dtd)$/i.test(name);
}
