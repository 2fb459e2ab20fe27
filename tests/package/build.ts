/**
 * Once for all package tests: builds the packages from the content, makes variants of them, serves both in the
 * preview LMS and starts the browser.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from 'puppeteer-core';
import type { TestProject } from 'vitest/node';
import { buildSources, type BuiltPackage } from '../../scorm/build-packages.ts';
import { buildStudio } from '../../scorm/build-studio.ts';
import { bundleApp } from '../../scorm/bundle/app-files.ts';
import { servePreview } from '../../scorm/preview/server.ts';
import { readContent } from '../../scorm/read-content.ts';
import { browserFlags, findBrowser } from '../browser.ts';
import { editCourse, variants } from './variants.ts';

/** Where everything is that the tests play. */
export interface Stand {
  /** The address of the preview LMS, with a slash at the end. */
  readonly url: string;
  /** The browser to connect to. */
  readonly browser: string;
  /** The folder that holds a folder for each package. */
  readonly folder: string;
  /** The address of the studio's one file. */
  readonly studio: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    stand: Stand;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { stand, close } = await openStand();
  project.provide('stand', stand);
  return close;
}

/** A host on plain http, where browsers withhold what they reserve for safe origins. */
const plainHost = '--host-resolver-rules=MAP lms.example 127.0.0.1';

/** Nothing moves where a test does not ask for it: no press meets something on its way, and frames cost less. */
const still = '--force-prefers-reduced-motion';

export async function openStand(): Promise<{ stand: Stand; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'package-tests-'));
  const { built, studio } = await buildAll(folder);
  const packages = [...built, ...(await makeVariants(built, folder))];
  const preview = await servePreview({ packages, port: 0 });
  const browser = await launch({
    executablePath: await findBrowser(),
    args: [...browserFlags, plainHost, still],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  return {
    stand: { url: preview.url, browser: browser.wsEndpoint(), folder, studio },
    close: async () => {
      await browser.close();
      await preview.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function buildAll(folder: string): Promise<{ built: BuiltPackage[]; studio: string }> {
  const sources = await readContent('content/en-GB');
  const app = bundleApp();
  const built = await buildSources(sources, folder, { bundling: () => app });
  return { built, studio: pathToFileURL(await buildStudio(sources, await app, folder)).href };
}

/** Copies of a built package whose course is changed: what a trainer's other files would make of it. */
async function makeVariants(built: readonly BuiltPackage[], out: string): Promise<BuiltPackage[]> {
  const made = variants.flatMap(({ of, name, edit }) => {
    const base = built.find((one) => one.name === of);
    return base ? [{ base, name, edit, folder: join(out, name) }] : [];
  });
  return Promise.all(
    made.map(async ({ base, name, edit, folder }) => {
      await cp(base.folder, folder, { recursive: true });
      const page = join(folder, 'index.html');
      await writeFile(page, editCourse(await readFile(page, 'utf8'), edit));
      return { ...base, name, label: name, zip: '', folder };
    }),
  );
}
