import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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
  return JSON.parse(stdout) as Bill;
}

/**
 * The bill of materials of a course's packages: of the inventory, what is really inside. What differs from machine to
 * machine is left out.
 * @param shipped the npm packages that the scripts, the icons and the font come from
 */
export function billOfMaterials(
  inventory: Bill,
  { id, version, title }: { id: string; version: string; title: string },
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
      component: { type: 'application', name: id, version, 'bom-ref': project, description: title },
    },
    components,
    dependencies: inventory.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

function fullName({ group, name }: Component): string {
  return group === undefined ? name : `${group}/${name}`;
}
