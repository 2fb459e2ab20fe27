import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billOfMaterials, readInventory, type Bill } from '../../../scorm/bundle/bill-of-materials.ts';
import { buildPackages } from '../../../scorm/build-packages.ts';

/** What we use of the library the tool is built on, which brings the schemas of CycloneDX. */
interface CycloneDx {
  readonly Spec: { readonly Version: { readonly v1dot6: string } };
  readonly Validation: {
    readonly JsonStrictValidator: new (version: string) => { validate(text: string): Promise<unknown> };
  };
}
const ofTheTool = createRequire(resolve('node_modules/@cyclonedx/cyclonedx-npm/package.json'));
const { Spec, Validation } = ofTheTool('@cyclonedx/cyclonedx-library') as CycloneDx;
const whatIsWrong = (text: string) => new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);

interface Component {
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly licenses: readonly { readonly license: { readonly id: string } }[];
}

const subject = (title: string) => ({
  course: { id: 'mine', version: '2.0.0', title },
  supplier: null,
  zips: [],
});

describe('The bill of materials', () => {
  let folder = '';
  let text = '';
  let licences = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bill-'));
    const [built] = await buildPackages('content/en-GB', folder, { only: ['scorm12'], withBill: true });
    text = await readFile(join(folder, 'coaching_or_mentoring-1.0.0.cdx.json'), 'utf8');
    licences = await readFile(join(built?.folder ?? '', 'licences.txt'), 'utf8');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is what the schema of CycloneDX asks for', async () => {
    expect(await whatIsWrong(text)).toBeNull();
    expect(await whatIsWrong(text.replace('"CycloneDX"', '"Cyclone"'))).not.toBeNull();
  });

  it('is about the course, and names exactly what is inside: what licences.txt names', () => {
    const bill = JSON.parse(text) as Omit<Bill, 'components'> & { components: Component[] };
    expect(bill.metadata.component).toMatchObject({
      name: 'coaching_or_mentoring',
      version: '1.0.0',
      description: 'Coaching or mentoring?',
    });
    const named = bill.components.map(
      ({ name, group, version, licenses }) =>
        `${group === undefined ? name : `${group}/${name}`} ${version} ${licenses.map(({ license }) => license.id).join()}`,
    );
    const kept = [...licences.matchAll(/^=+\n(\S+ \d\S*)\nLicence: (\S+)$/gm)].map(
      ([, name, licence]) => `${name} ${licence}`,
    );
    expect(kept[0]).toBe('coaching-or-mentoring 1.0.0 MIT');
    expect(named.toSorted()).toEqual(kept.slice(1).toSorted());
    expect(named).toContainEqual(expect.stringMatching(/^lit \d/));
  });

  it('says what needs what, and names nothing that is not there', () => {
    const { metadata, components, dependencies } = JSON.parse(text) as Bill;
    const refs = [metadata.component, ...components].map((component) => component['bom-ref']);
    expect(dependencies.map(({ ref }) => ref).toSorted()).toEqual(refs.toSorted());
    for (const { dependsOn = [] } of dependencies)
      expect(refs).toEqual(expect.arrayContaining([...dependsOn]));
    const lit = dependencies.find(({ ref }) => ref.includes('|lit@'));
    expect(lit?.dependsOn).toEqual([expect.stringContaining('|lit-html@') as string]); // of Lit, the templates only
  });

  it('holds no time, no registry, and nothing of the machine it was made on', async () => {
    for (const words of ['timestamp', 'registry', resolve('.')]) expect(text).not.toContain(words);
    const inventory = await readInventory();
    const shipped = new Set(['lit']);
    const course = subject('Größe');
    const tools = inventory.metadata.tools.components.map((one) =>
      one.name === 'npm' ? { ...one, version: '1.2.3' } : one,
    );
    const elsewhere = { ...inventory, metadata: { ...inventory.metadata, tools: { components: tools } } };
    expect(elsewhere).not.toEqual(inventory);
    expect(billOfMaterials(elsewhere, course, shipped)).toBe(billOfMaterials(inventory, course, shipped));
  });

  it('names its supplier, the hash of each part and of each zip, and a serial number of its own', async () => {
    const inventory = await readInventory();
    const shipped = new Set(['lit']);
    const supplier = {
      name: 'Quarry Bank',
      contact: 'help@quarry.example',
      security: 'https://quarry.example/security',
    };
    const zips = [{ name: 'mine-2.0.0-web.zip', sha256: 'ab'.repeat(32) }];
    const made = billOfMaterials(inventory, { ...subject('Mine'), supplier, zips }, shipped);
    expect(await whatIsWrong(made)).toBeNull();
    const bill = JSON.parse(made) as Bill & { serialNumber: string; metadata: { supplier: unknown } };
    expect(bill.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(bill.serialNumber).not.toBe(
      (JSON.parse(billOfMaterials(inventory, subject('Mine'), shipped)) as typeof bill).serialNumber,
    );
    expect(bill.metadata.supplier).toEqual({
      name: 'Quarry Bank',
      url: ['https://quarry.example/security'],
      contact: [{ name: 'Questions', email: 'help@quarry.example' }],
    });
    expect(bill.metadata.component).toMatchObject({
      components: [{ name: 'mine-2.0.0-web.zip', hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }] }],
    });
    for (const { name, hashes } of bill.components)
      expect(hashes, name).toEqual([
        { alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) as string },
      ]);
  });

  it('is refused for a package that ships and is no dependency', async () => {
    const inventory = await readInventory();
    expect(() => billOfMaterials(inventory, subject('Mine'), new Set(['lit', 'pako']))).toThrow(
      'Packages hold pako; name it in the dependencies of package.json.',
    );
  });
});
