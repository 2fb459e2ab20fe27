/** Orca on a display of its own: real keys go in, and what it says comes out, line by line. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDisplay, until } from '../engines/web-driver.ts';
import { spokenIn } from './spoken.ts';

const command = promisify(execFile);

/** It has said all when it has done nothing for this long, in milliseconds. */
const QUIET = 900;

export class ScreenReader {
  readonly version: string;
  /** For the browser it is to read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly #log: string;
  readonly #processes: ChildProcess[];
  #read = 0;

  private constructor(
    version: string,
    env: Record<string, string | undefined>,
    log: string,
    processes: ChildProcess[],
  ) {
    this.version = version;
    this.env = env;
    this.#log = log;
    this.#processes = processes;
  }

  /**
   * Call it inside a D-Bus session of its own, since a session has one screen reader.
   * @param folder for its settings and its log
   */
  static async start(folder: string): Promise<ScreenReader> {
    const processes: ChildProcess[] = [];
    const env = {
      ...process.env,
      DISPLAY: await startDisplay('Xvfb', processes),
      XDG_CONFIG_HOME: join(folder, 'config'),
      XDG_DATA_HOME: join(folder, 'data'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      GNOME_ACCESSIBILITY: '1',
      LC_ALL: 'C.UTF-8',
      WAYLAND_DISPLAY: undefined,
    };
    const log = join(folder, 'orca.log');
    processes.push(spawn('openbox', [], { env, stdio: 'ignore' }));
    processes.push(spawn('orca', ['--debug-file', log, '--disable', 'braille'], { env, stdio: 'ignore' }));
    await until(
      () =>
        stat(log).then(
          ({ size }) => size > 0,
          () => false,
        ),
      'log of Orca',
      60,
    );
    const { stdout } = await command('orca', ['--version'], { env });
    return new ScreenReader(stdout.trim(), env, log, processes);
  }

  /** Presses keys on the keyboard, by their X11 names. */
  async press(...keys: readonly string[]) {
    await command('xdotool', ['key', '--delay', '60', ...keys], { env: this.env });
  }

  /** What it has said since this was asked last, once its log has gone quiet: it also logs what it does not say. */
  async said(): Promise<string[]> {
    let text = '';
    for (;;) {
      await new Promise((next) => setTimeout(next, QUIET));
      const now = await readFile(this.#log, 'utf8');
      if (now.length === text.length) break;
      text = now;
    }
    const spoken = spokenIn(text.slice(this.#read));
    this.#read = text.length;
    return spoken;
  }

  stop() {
    for (const one of this.#processes.toReversed()) one.kill();
  }
}
