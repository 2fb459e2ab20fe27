import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Supplier } from '../../src/compiler/compile.ts';
import { sha256 } from '../package/sha256.ts';
import { BuildError } from '../read-content.ts';

/** The parts of a CycloneDX document that we look at; the others are handed on as they are. */
export interface Bill {
  readonly metadata: { readonly tools: { readonly components: Component[] }; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Component {
  readonly name: string;
  /** The scope of an npm package, such as `@lit`. */
  readonly group?: string;
  readonly 'bom-ref': string;
  /** Of the archive it came in, as the lock file has it. */
  readonly hashes?: readonly Hash[];
}

interface Hash {
  readonly alg: 'SHA-512' | 'SHA-256';
  /** In hexadecimal digits. */
  readonly content: string;
}

/** What a bill is about. */
interface Subject {
  readonly course: { readonly id: string; readonly version: string; readonly title: string };
  readonly supplier: Supplier | null;
  readonly zips: readonly { readonly name: string; readonly sha256: string }[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const tool = here('../../node_modules/@cyclonedx/cyclonedx-npm/bin/cyclonedx-npm-cli.js');
const options = ['--omit', 'dev', '--package-lock-only', '--output-reproducible'];

/** The file beside the zips. */
export function billName({ id, version }: { id: string; version: string }): string {
  return `${id}-${version}.cdx.json`;
}

/** All that this project needs to run, as CycloneDX's own tool sees it. */
export async function readInventory(): Promise<Bill> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    tool,
    ...options,
    here('../../package.json'),
  ]).catch((error: unknown) => {
    throw new BuildError(`The bill of materials could not be made; run npm ci.\n${(error as Error).message}`);
  });
  const bill = JSON.parse(stdout) as Bill;
  const lock = JSON.parse(await readFile(here('../../package-lock.json'), 'utf8')) as LockFile;
  const components = bill.components.map((component) => {
    const integrity = lock.packages[`node_modules/${fullName(component)}`]?.integrity ?? '';
    const [, digest] = /^sha512-(\S+)$/.exec(integrity) ?? [];
    if (digest === undefined) return component;
    return {
      ...component,
      hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') } as const],
    };
  });
  return { ...bill, components };
}

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
}

/**
 * The bill of materials of a course's packages: of the inventory, what is really inside. What differs from machine to
 * machine is left out.
 * @param shipped the npm packages that the scripts, the icons and the font come from
 */
export function billOfMaterials(
  inventory: Bill,
  { course: { id, version, title }, supplier, zips }: Subject,
  shipped: ReadonlySet<string>,
): string {
  const { metadata } = inventory;
  const components = inventory.components.filter((component) => shipped.has(fullName(component)));
  const known = new Set(components.map(fullName));
  const unknown = [...shipped].filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Error(`Packages hold ${unknown.join(', ')}; name it in the dependencies of package.json.`);
  const project = metadata.component['bom-ref'];
  const refs = new Set([project, ...components.map((component) => component['bom-ref'])]);
  const bill = {
    ...inventory,
    metadata: {
      ...metadata,
      tools: { components: metadata.tools.components.filter(({ name }) => name !== 'npm') },
      component: {
        type: 'application',
        name: id,
        version,
        'bom-ref': project,
        description: title,
        components: zips.map((zip) => ({
          type: 'file',
          name: zip.name,
          'bom-ref': zip.name,
          hashes: [{ alg: 'SHA-256', content: zip.sha256 }],
        })),
      },
      ...(supplier && { supplier: organisation(supplier) }),
    },
    components,
    dependencies: inventory.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
  const serialNumber = serialOf(JSON.stringify(bill));
  return `${JSON.stringify({ ...bill, serialNumber }, null, 2)}\n`;
}

/** The same for the same bill, wherever it is made: a UUID of version 8 (RFC 9562, 5.8). */
function serialOf(text: string): string {
  const digits = sha256(new TextEncoder().encode(text));
  const part = (from: number, to: number) => digits.slice(from, to);
  return `urn:uuid:${part(0, 8)}-${part(8, 12)}-8${part(13, 16)}-a${part(17, 20)}-${part(20, 32)}`;
}

function organisation({ name, contact, security }: Supplier) {
  const addresses = [contact, security ?? contact];
  const url = [...new Set(addresses.filter((one) => one.startsWith('https:')))];
  const contacts = addresses.flatMap((email, place) =>
    email.startsWith('https:') ? [] : [{ name: place === 0 ? 'Questions' : 'Security', email }],
  );
  return { name, ...(url.length > 0 && { url }), ...(contacts.length > 0 && { contact: contacts }) };
}

function fullName({ group, name }: Component): string {
  return group === undefined ? name : `${group}/${name}`;
}
