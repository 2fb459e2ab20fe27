/** A temporary folder in which a trainer works with the commands, as they are typed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { run, type Outcome } from '../../command.ts';
import { courseFiles, folder as fixtureFolder, type Change } from '../compiler/fixture.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'authoring-'));

  /** The full path of a file here. */
  path(file: string): string {
    return join(this.folder, file);
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  write(file: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), content);
  }

  /**
   * Runs what `npm run` would, without the second that npm itself takes. What is printed names this folder; tests speak
   * of the files in it.
   */
  async npm(script: string, ...args: string[]): Promise<Outcome> {
    const [command = '', ...first] = scripts[script]?.split(' ') ?? [];
    const { ok, output } = await run(command, [...first, ...args]);
    return {
      ok,
      output: output.replaceAll('\\', '/').replaceAll(new RegExp(`[^\\s:]*${this.#name()}/`, 'g'), ''),
    };
  }

  #name(): string {
    return this.folder.replaceAll('\\', '/').split('/').at(-1) ?? '';
  }
}

const open: Workplace[] = [];
afterEach(() => {
  for (const { folder } of open.splice(0)) rmSync(folder, { recursive: true });
});

/** An empty folder; gone after the test. */
export function workplace(): Workplace {
  const place = new Workplace();
  open.push(place);
  return place;
}

/** A folder with a small course in `course/`. */
export function courseAtWork(...changes: readonly Change[]): Workplace {
  const place = workplace();
  for (const { path, text } of courseFiles(...changes))
    place.write(path.replace(fixtureFolder, 'course/'), text);
  return place;
}
