/** Orca on a display of its own: real keys go in, and what it says comes out, line by line. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDisplay, until } from '../engines/web-driver.ts';
import { keysIn, spokenIn } from './spoken.ts';

const command = promisify(execFile);

/** Orca runs this file of its user: each line is in the log at once, and the names of pressed keys are not said. */
const CUSTOMS = `from orca import debug, settings
debug.debugFile.reconfigure(line_buffering=True)
settings.enableKeyEcho = False
`;

/** It has said all when it has done nothing for this long, in milliseconds. */
const QUIET = 900;

/** A key that a dialog of the browser took is in no log; it is waited for this long, in milliseconds. */
const PATIENCE = 20_000;

export class ScreenReader {
  readonly version: string;
  /** For the browser it is to read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly #log: string;
  readonly #processes: ChildProcess[];
  #read = 0;
  /** How many keys have been let go whose end Orca has not logged yet. */
  #pressed = 0;

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
    await mkdir(join(env.XDG_DATA_HOME, 'orca'), { recursive: true });
    await writeFile(join(env.XDG_DATA_HOME, 'orca', 'orca-customizations.py'), CUSTOMS);
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
    this.#pressed += keys.join('+').split('+').length;
    await command('xdotool', ['key', '--delay', '30', ...keys], { env: this.env });
  }

  /**
   * What it has said since this was asked last, once it has dealt with every key and its log has gone quiet: it also logs
   * what it does not say.
   */
  async said(): Promise<string[]> {
    const asked = Date.now();
    let text = '';
    for (;;) {
      await new Promise((next) => setTimeout(next, QUIET));
      const now = await readFile(this.#log, 'utf8');
      const isLate = Date.now() - asked > PATIENCE;
      if (now.length === text.length && (isLate || keysIn(now.slice(this.#read)) >= this.#pressed)) break;
      text = now;
    }
    this.#pressed = 0;
    const spoken = spokenIn(text.slice(this.#read));
    this.#read = text.length;
    return spoken;
  }

  stop() {
    for (const one of this.#processes.toReversed()) one.kill();
  }
}
