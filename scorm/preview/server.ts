import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { SCRIPT_FILE } from '../../src/course/package-layout.ts';
import { listen } from '../listen.ts';
import { bundlePreview, type PreviewPage } from './bundle.ts';
import { rangeOf, type ByteRange } from './byte-range.ts';
import type { LiveState, PreviewList, PreviewPackage } from './packages.ts';

/** A built package: its folder, or its files by their names, are played; its zip (a path, '' for none) can be downloaded. */
export type ServedPackage = PreviewPackage &
  ({ folder: string } | { files: ReadonlyMap<string, Uint8Array> });

/** Packages that change while they are served. */
export interface LivePackages {
  readonly packages: readonly ServedPackage[];
  readonly state: LiveState;
  /** Calls after each change of them; call the result to hear no more. */
  follow(changed: () => void): () => void;
}

/** What to serve and where. */
export interface PreviewOptions {
  packages: readonly ServedPackage[] | LivePackages;
  /** A folder with index.html, preview.css and preview.js; without it they are built now. */
  pageFolder?: string;
  /** The first port to try; the next free one is taken. 0 takes any. */
  port?: number;
  host?: string;
}

/** Media types as a well-kept web server gives them. */
const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.dtd': 'application/xml-dtd',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'text/xml; charset=utf-8',
  '.xsd': 'text/xml; charset=utf-8',
  '.zip': 'application/zip',
};

/** Strict on purpose: what a package breaks here, a careful LMS host breaks too. */
const headers = { 'Cache-Control': 'no-store', 'Content-Security-Policy': "default-src 'self'" };

/** Serves the preview LMS on this machine: the page at `/`, each package under `/package/<name>/`. */
export async function servePreview(
  options: PreviewOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const { packages, pageFolder, port = 8080, host = '127.0.0.1' } = options;
  const page = pageFolder === undefined ? await bundlePreview() : await readPage(pageFolder);
  const server = createServer((request, response) => {
    answer(request, response, { page, packages }).catch((error: unknown) => {
      console.error(`Preview: ${request.url ?? ''} failed.`, error);
      if (!response.headersSent) response.writeHead(500, headers);
      response.end();
    });
  });
  const taken = await listen(server, port, host);
  return {
    url: `http://${host}:${taken}/`,
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        server.closeAllConnections();
      }),
  };
}

async function readPage(folder: string): Promise<PreviewPage> {
  const text = (name: string) => readFile(join(folder, name), 'utf8');
  return {
    'index.html': await text('index.html'),
    'preview.css': await text('preview.css'),
    'preview.js': await text('preview.js'),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { page, packages: served }: Pick<PreviewOptions, 'packages'> & { page: PreviewPage },
): Promise<void> {
  const live = 'follow' in served ? served : undefined;
  const packages = 'follow' in served ? served.packages : served;
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  // Servers without cookies put the key of a session into the path, as in /package/(S(key))/name/: it changes nothing.
  const path = decoded((request.url ?? '/').replace(/[?#].*$/s, '').replace(/\/\(S\([^/]*\)\)/, ''));
  if (path === undefined) return refuse(response, 400);
  const own = path === '/' ? 'index.html' : path.slice(1);
  if (Object.hasOwn(page, own)) return send(response, own, page[own as keyof PreviewPage]);
  if (path === '/favicon.ico') {
    response.writeHead(204, headers);
    response.end();
    return;
  }
  if (path === '/login') return send(response, 'login.html', '<!doctype html><title>Log in</title>');
  if (path === '/packages.json') {
    const listed = packages.map(({ name, title, zip, size }) => ({ name, title, zip: fileName(zip), size }));
    return send(
      response,
      path,
      JSON.stringify({ packages: listed, build: live?.state.build ?? null } satisfies PreviewList),
    );
  }
  if (path === '/events' && live) return sendEvents(response, live);
  const [, kind, name, inside] = /^\/(package|zip)\/([^/]+)(?:\/(.*))?$/s.exec(path) ?? [];
  const found = packages.find((one) => one.name === name);
  if (!found) return refuse(response, 404);
  if (kind === 'zip')
    return found.zip === '' ? refuse(response, 404) : sendFile(request, response, found.zip);
  if (inside === undefined) {
    response.writeHead(301, { ...headers, Location: `/package/${found.name}/` });
    response.end();
    return;
  }
  if (cutOff(request, response)) return;
  const asked = inside === '' ? 'index.html' : inside;
  const clock = asked === SCRIPT_FILE ? clockAhead(request) : '';
  if ('files' in found) {
    const bytes = found.files.get(asked);
    if (!bytes) return refuse(response, 404);
    if (clock !== '') return send(response, asked, clock + Buffer.from(bytes).toString());
    return sendBytes(request, response, asked, bytes);
  }
  const folder = resolve(found.folder);
  const file = resolve(folder, asked);
  if (!file.startsWith(folder + sep) || file.includes('\0')) return refuse(response, 404);
  if (clock !== '') return send(response, asked, clock + (await readFile(file, 'utf8')));
  return sendFile(request, response, file);
}

/**
 * What stands before a package's first script while the page has moved its clock (its cookie): the same script, on a later
 * day. '' for today.
 */
function clockAhead(request: IncomingMessage): string {
  const [, days = '0'] =
    /(?:^|;\s*)preview-days-ahead=(\d{1,5})(?:;|$)/.exec(request.headers.cookie ?? '') ?? [];
  if (Number(days) === 0) return '';
  const ahead = Number(days) * 24 * 3600 * 1000;
  return `window.Date = class extends Date {
  constructor(...given) {
    super(...(given.length > 0 ? given : [new.target.now()]));
  }
  static now() {
    return super.now() + ${ahead};
  }
};
`;
}

/**
 * While the page plays "Offline" or "Session expired" (its cookie), what the module asks for by script fails as it does
 * in an LMS: no connection, or a login page. Files still load, as they would from the browser's cache.
 */
function cutOff(request: IncomingMessage, response: ServerResponse): boolean {
  const [, network] = /(?:^|;\s*)preview-network=(offline|expired)/.exec(request.headers.cookie ?? '') ?? [];
  if (network === undefined || request.headers['sec-fetch-dest'] !== 'empty') return false;
  if (!(request.headers.referer ?? '').includes('/package/')) return false; // the preview page itself
  if (network === 'offline') {
    request.socket.destroy();
  } else {
    response.writeHead(303, { ...headers, Location: '/login' });
    response.end();
  }
  return true;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined; // a broken %-escape
  }
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? '';
}

async function sendFile(request: IncomingMessage, response: ServerResponse, file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return refuse(response, 404);
  const part = begin(request, response, file, found.size);
  if (!part) {
    response.end();
    return;
  }
  createReadStream(file, { start: part.first, end: part.last })
    .on('error', () => response.destroy())
    .pipe(response);
}

function sendBytes(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  bytes: Uint8Array,
): void {
  const part = begin(request, response, name, bytes.length);
  response.end(part ? bytes.subarray(part.first, part.last + 1) : undefined);
}

/**
 * Begins the answer with a file, or with the part of it that was asked for.
 * @returns the bytes that are to follow; null for none
 */
function begin(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  size: number,
): ByteRange | null {
  const kind = { ...headers, 'Content-Type': typeOf(name), 'Accept-Ranges': 'bytes' };
  const asked = request.method === 'GET' ? rangeOf(request.headers.range, size) : null;
  if (asked === 'beyond its end') {
    response.writeHead(416, { ...kind, 'Content-Range': `bytes */${size}` });
    return null;
  }
  const part = asked ?? { first: 0, last: size - 1 };
  const { first, last } = part;
  const range = asked ? { 'Content-Range': `bytes ${first}-${last}/${size}` } : {};
  response.writeHead(asked ? 206 : 200, { ...kind, ...range, 'Content-Length': last - first + 1 });
  return request.method === 'HEAD' || size === 0 ? null : part;
}

function send(response: ServerResponse, name: string, content: string): void {
  response.writeHead(200, { ...headers, 'Content-Type': typeOf(name) });
  response.end(content);
}

/** Server-sent events: each is how it stands. */
function sendEvents(response: ServerResponse, live: LivePackages): void {
  response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
  const tell = () => response.write(`data: ${JSON.stringify(live.state)}\n\n`);
  response.on('close', live.follow(tell));
  tell();
}

function typeOf(name: string): string {
  return types[extname(name).toLowerCase()] ?? 'application/octet-stream';
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${status}\n`);
}
