import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Licences that a package of npm only points to, but that ask for a copy of themselves. */
const fullTexts: Readonly<Record<string, string>> = { 'Apache-2.0': 'licences/Apache-2.0.txt' };

interface NpmPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly homepage?: string;
}

/**
 * The text of `licences.txt`: our own licence, and of each of these npm packages the name, version and licence as
 * a heading over the text that its licence asks to be kept with it.
 */
export async function licences(packages: Iterable<string>): Promise<string> {
  const folders = [...new Set(packages)].toSorted().map((name) => `../../node_modules/${name}/`);
  const all = await Promise.all(['../../', ...folders].map(section));
  const texts = [
    ...new Set(all.map(({ license }) => fullTexts[license]).filter((file) => file !== undefined)),
  ];
  const copies = texts.map(async (file) => readFile(here(file), 'utf8'));
  return [...all.map(({ text }) => text), ...(await Promise.all(copies))].map(framed).join('');
}

async function section(folder: string): Promise<{ license: string; text: string }> {
  const about = JSON.parse(await readFile(here(`${folder}package.json`), 'utf8')) as NpmPackage;
  const file = (await readdir(here(folder))).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name));
  if (!file) throw new Error(`${folder} has no licence file, which the packages must carry.`);
  const { name, version, license, homepage } = about;
  const heading = [`${name} ${version}`, `Licence: ${license}`, homepage ?? ''].filter((line) => line !== '');
  return { license, text: `${heading.join('\n')}\n\n${await readFile(here(folder + file), 'utf8')}` };
}

/** What is to be known of the schema files, in the packages that have them. */
export async function schemaNotice(): Promise<string> {
  return framed(await readFile(here('licences/schemas.txt'), 'utf8'));
}

function framed(text: string): string {
  return `${'='.repeat(80)}\n${text.replaceAll('\r\n', '\n').trim()}\n\n`;
}
