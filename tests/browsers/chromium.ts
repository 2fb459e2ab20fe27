/** Real Chromium of other years, out of npm: `@sparticuz/chromium` carries one inside each of its versions. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { DevTools, type OpenBrowser } from './dev-tools.ts';

const unpack = promisify(brotliDecompress);

/** Outside of the project: 150 MB each when unpacked, and the same for every checkout. */
const CACHE = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'coaching-or-mentoring',
  'browsers',
);

/** With one process there is only one to end. */
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-zygote', '--single-process'];

/** In milliseconds. */
const PATIENCE = 60_000;

/** One page in a Chromium of this version; `close` ends everything that was started for it. */
export async function openChromium(version: string): Promise<OpenBrowser> {
  const folder = await fetchChromium(version);
  const profile = await mkdtemp(join(tmpdir(), 'old-browser-'));
  const program = spawn(
    join(folder, 'chromium'),
    [...FLAGS, '--hide-scrollbars', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'lib') } },
  );
  const end = () => program.kill('SIGKILL');
  process.once('exit', end); // none is left behind, whatever happens here
  const close = async () => {
    const ended = new Promise((done) => program.once('exit', done));
    if (program.exitCode === null && program.signalCode === null) {
      end();
      await ended;
    }
    process.off('exit', end);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { page: await DevTools.open(await pageOf(program, version)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The folder with the program of this version, fetched once. */
async function fetchChromium(version: string): Promise<string> {
  const folder = join(CACHE, version);
  if (existsSync(join(folder, 'chromium'))) return folder;
  const part = await mkdtemp(`${await made(CACHE)}/part-`);
  await command('npm', ['pack', `@sparticuz/chromium@${version}`, '--silent', '--pack-destination', part]);
  const [archive] = (await readdir(part)).filter((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm has no @sparticuz/chromium@${version}.`);
  await command('tar', ['xzf', join(part, archive), '-C', part, '--strip-components=2', 'package/bin']);
  await rm(join(part, archive));
  for (const name of (await readdir(part)).filter((file) => file.endsWith('.br'))) {
    const file = join(part, name.slice(0, -'.br'.length));
    await writeFile(file, await unpack(await readFile(join(part, name))), { mode: 0o755 });
    await rm(join(part, name));
    if (file.endsWith('.tar')) await command('tar', ['xf', file, '-C', part]);
  }
  await rename(part, folder).catch((error: unknown) => {
    if (!existsSync(join(folder, 'chromium'))) throw error; // another run was sooner
  });
  return folder;
}

async function made(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return folder;
}

/** The address of its only page, once it answers. */
async function pageOf(program: ChildProcess, version: string): Promise<string> {
  let said = '';
  const browser = await new Promise<string>((resolve, reject) => {
    const fail = () => reject(new Error(`Chromium ${version} does not start.\n${said}`));
    setTimeout(fail, PATIENCE).unref();
    program.once('exit', fail).once('error', fail);
    program.stderr?.on('data', (text) => {
      said += String(text);
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  const { host } = new URL(browser);
  for (const end = performance.now() + PATIENCE; performance.now() < end;) {
    const answer = await fetch(`http://${host}/json`).catch(() => null);
    const pages = (await answer?.json()) as { type: string; webSocketDebuggerUrl: string }[] | undefined;
    const page = pages?.find(({ type }) => type === 'page');
    if (page) return page.webSocketDebuggerUrl;
  }
  throw new Error(`Chromium ${version} opens no page.`);
}

function command(name: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} ended with ${code ?? 'a signal'}.`)),
    );
  });
}
