import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './command.ts';

const isRoot = process.getuid?.() === 0;

/** How every test starts the browser: quiet, and with nothing asked of the outside world. */
export const browserFlags: readonly string[] = [
  ...(isRoot && process.platform === 'linux' ? ['--no-sandbox'] : []), // Chromium refuses to start for root otherwise
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chrome, Chromium or Edge: `CHROME_PATH`, else an installed one, else, as root on a system with apt,
 * Debian's Chromium, installed now.
 * @throws Error with one sentence that says what to install
 */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROME_PATH'] ?? '';
  if (named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which does not exist; name a Chrome, Chromium or Edge.`);
  }
  return installed() ?? (await installChromium()) ?? fail();
}

function installed(): string | undefined {
  return usualPlaces().find((path) => existsSync(path));
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const folders = ['/Applications', join(homedir(), 'Applications')];
    return folders.flatMap((folder) => apps.map((app) => join(folder, `${app}.app/Contents/MacOS/${app}`)));
  }
  if (process.platform === 'win32') {
    const apps = [
      'Google/Chrome/Application/chrome',
      'Chromium/Application/chrome',
      'Microsoft/Edge/Application/msedge',
    ];
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    return folders.flatMap((folder) => apps.map((app) => join(folder, `${app}.exe`)));
  }
  const commands = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ];
  return [
    ...folders.flatMap((folder) => commands.map((command) => join(folder, command))),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ];
}

async function installChromium(): Promise<string | undefined> {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('No browser found: installing Chromium with apt-get, since this runs as root.');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { stream: true, env }); // one list that fails need not stop the install
  await run('apt-get', ['install', '-y', 'chromium'], { stream: true, env });
  return installed();
}

function fail(): never {
  throw new Error('No browser found: install Chrome, Chromium or Edge, or set CHROME_PATH to one.');
}
