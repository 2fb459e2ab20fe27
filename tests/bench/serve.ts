import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Site {
  /** The first page of the package in this folder. */
  page(name: string): string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};
const packed = new Set(['.woff2']);

/** Serves a folder of packages from memory, each file as it is or compressed. */
export async function serve(folder: string, compressed: boolean): Promise<Site> {
  const files = new Map<string, { body: Buffer; headers: Record<string, string> }>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const type = extname(path);
    const compress = compressed && !packed.has(type);
    const bytes = await readFile(path);
    const body = compress ? gzipSync(bytes) : bytes;
    const headers = {
      'Content-Type': types[type] ?? 'application/octet-stream',
      'Content-Length': String(body.length),
      'Content-Security-Policy': "default-src 'self'",
      ...(compress ? { 'Content-Encoding': 'gzip' } : {}),
    };
    files.set(`/package/${relative(folder, path).replaceAll('\\', '/')}`, { body, headers });
  }
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://local').pathname);
    response.writeHead(file ? 200 : 404, file?.headers ?? {}).end(file?.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    page: (name) => `http://127.0.0.1:${port}/package/${name}/index.html`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
