import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { unpackFile, type BroughtFile } from '../../authoring/studio/brought.ts';
import { DiskError } from '../../authoring/studio/keep/disk.ts';
import type { WriteAsked } from '../../authoring/studio/keep/server-disk.ts';
import { asBytes } from '../../src/compiler/source-files.ts';
import { inText } from '../bundle/studio.ts';
import { listen } from '../listen.ts';
import { sha256 } from '../package/sha256.ts';
import type { ContentFolder } from './content-folder.ts';

/** The studio is for whoever sits at this computer: nobody else can reach it. */
const HOST = '127.0.0.1';
/** No file of a course comes near it: media have at most 100 MB (media-budget), and a third more in base64. */
const MOST_BYTES = 140_000_000;
const headers = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Content-Security-Policy': "frame-ancestors 'self'",
  'Referrer-Policy': 'no-referrer',
};

/** What to serve and where. */
interface StudioOptions {
  readonly folder: ContentFolder;
  /** The page, which may connect here with this token. */
  readonly page: (token: string) => Promise<string>;
  /** The first port to try; the next free one is taken. 0 takes any. */
  readonly port: number;
}

/**
 * Serves the studio to this computer: the page at `/`, the files of its course at `/course`. Files are read and written
 * only for who has the page's token; a request that another page makes, or under another name for this computer, is
 * refused.
 */
export async function serveStudio({
  folder,
  page,
  port,
}: StudioOptions): Promise<{ url: string; close(): Promise<void> }> {
  const token = randomBytes(24).toString('hex');
  let made: Promise<string> | undefined; // by whoever asks first: nobody waits for it who does not want the studio
  let taken = 0;
  const server = createServer((request, response) => {
    answer(request, response, {
      folder,
      html: () => (made ??= page(token)),
      token,
      own: `${HOST}:${taken}`,
    }).catch((error: unknown) => {
      if (!(error instanceof DiskError)) console.error(`Studio: ${request.url ?? ''} failed.`, error);
      send(response, 409, { trouble: error instanceof DiskError ? error.trouble : 'unreachable' });
    });
  });
  taken = await listen(server, port, HOST);
  return {
    url: `http://${HOST}:${taken}/`,
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        server.closeAllConnections();
      }),
  };
}

interface Served {
  readonly folder: ContentFolder;
  readonly html: () => Promise<string>;
  readonly token: string;
  /** Host and port. */
  readonly own: string;
}

async function answer(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const { method = '', url = '/' } = request;
  const { host, origin } = request.headers;
  // Another name for this computer in `Host` is a page elsewhere that had its own name lead here.
  if (host !== served.own) return refuse(response, 421);
  if (origin !== undefined && origin !== `http://${served.own}`) return refuse(response, 403);
  const path = url.replace(/[?#].*$/s, '');
  if (path === '/' && (method === 'GET' || method === 'HEAD')) {
    const html = await served.html();
    response.writeHead(200, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
    response.end(method === 'GET' ? html : undefined);
    return;
  }
  if (path === '/favicon.ico') {
    response.writeHead(204, headers);
    response.end();
    return;
  }
  if (path !== '/course') return refuse(response, 404);
  if (!isToken(request.headers.authorization, served.token)) return refuse(response, 403);
  if (method === 'GET') return sendCourse(request, response, served.folder);
  if (method !== 'PUT') return refuse(response, 405);
  if (origin === undefined) return refuse(response, 403); // browsers say where a write comes from
  return write(request, response, served.folder);
}

function isToken(given: string | undefined, token: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(`Bearer ${token}`)];
  return one.length === other.length && timingSafeEqual(one, other);
}

async function sendCourse(request: IncomingMessage, response: ServerResponse, folder: ContentFolder) {
  const files: readonly BroughtFile[] = (await folder.read()).map(inText);
  const text = JSON.stringify(files);
  const mark = `"${sha256(Buffer.from(text))}"`;
  const isKnown = request.headers['if-none-match'] === mark;
  response.writeHead(isKnown ? 304 : 200, {
    ...{ ...headers, ETag: mark },
    'Content-Type': 'application/json; charset=utf-8',
  });
  response.end(isKnown ? undefined : text);
}

async function write(request: IncomingMessage, response: ServerResponse, folder: ContentFolder) {
  const asked = await asJson(request);
  if (!isWrite(asked)) return refuse(response, 400);
  const { path, before, after } = asked;
  const bytes = after && asBytes(unpackFile({ ...after, path })).bytes;
  const isWritten = await folder.write(path, (now) => (now === null ? null : sha256(now)) === before, bytes);
  send(response, 200, { isWritten });
}

/** undefined for what is none, or too much. */
async function asJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) return undefined;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function isWrite(asked: unknown): asked is WriteAsked {
  if (typeof asked !== 'object' || asked === null) return false;
  const { path, before, after } = asked as Record<string, unknown>;
  if (typeof path !== 'string' || !(before === null || typeof before === 'string')) return false;
  if (after === null) return true;
  const { text, base64 } = (after ?? {}) as Record<string, unknown>;
  return typeof text === 'string' || typeof base64 === 'string';
}

function send(response: ServerResponse, status: number, value: unknown) {
  if (!response.headersSent)
    response.writeHead(status, { ...headers, 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${status}\n`);
}
