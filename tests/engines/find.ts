import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Firefox, for the component tests; undefined where the machine has none in PATH. */
export const findFirefox = (): string | undefined => inPath('firefox-esr', 'firefox');

/** What it takes to play a package in WebKitGTK (Debian: webkit2gtk-driver and xvfb). */
export interface WebKit {
  readonly driver: string;
  readonly browser: string;
  /** A display of its own for machines without one; undefined where there is a display. */
  readonly xvfb: string | undefined;
}

/** Undefined where the machine lacks any part of it. */
export function findWebKit(): WebKit | undefined {
  const driver = inPath('WebKitWebDriver');
  const browser = inPath('MiniBrowser') ?? besideTheLibrary();
  const xvfb = inPath('Xvfb');
  const hasDisplay = (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '';
  return driver !== undefined && browser !== undefined && (xvfb !== undefined || hasDisplay)
    ? { driver, browser, xvfb }
    : undefined;
}

export function inPath(...commands: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return commands
    .flatMap((command) => folders.map((folder) => join(folder, command)))
    .find((path) => existsSync(path));
}

/** Debian keeps MiniBrowser with the library, in a folder named after the processor. */
function besideTheLibrary(): string | undefined {
  const processor = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as string] ?? process.arch;
  return ['4.1', '4.0', '6.0']
    .map((version) => `/usr/lib/${processor}-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
    .find((path) => existsSync(path));
}
