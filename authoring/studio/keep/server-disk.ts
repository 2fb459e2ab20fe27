import { toBase64 } from '../../../scorm/package/base64.ts';
import { sha256 } from '../../../scorm/package/sha256.ts';
import { unpackFile, type BroughtFile, type Served } from '../brought.ts';
import { bytesOf, toSources, type Sources } from '../store/sources.ts';
import { DiskError, type Content, type Disk, type DiskTrouble } from './disk.ts';

/** A write as the page asks for it; scorm/studio/server.ts takes it. */
export interface WriteAsked {
  readonly path: string;
  /** SHA-256 of the file that is to be replaced; null for none. */
  readonly before: string | null;
  readonly after: { readonly text: string } | { readonly base64: string } | null;
}

/** The folder that `npm start` writes to. */
export class ServerDisk implements Disk {
  readonly name: string;
  #token: string;
  #mark = '';
  #last: Sources = new Map();

  constructor({ folder, token }: Served) {
    this.name = folder;
    this.#token = token;
  }

  async read(): Promise<Sources> {
    const response = await this.#ask('GET', { 'If-None-Match': this.#mark });
    if (response.status !== 304) {
      this.#last = toSources(((await response.json()) as BroughtFile[]).map(unpackFile));
      this.#mark = response.headers.get('ETag') ?? '';
    }
    return this.#last;
  }

  async write(path: string, before: Content, after: Content): Promise<boolean> {
    const asked: WriteAsked = {
      path,
      before: before === undefined ? null : sha256(bytesOf(before)),
      after:
        after === undefined
          ? null
          : typeof after === 'string'
            ? { text: after }
            : { base64: toBase64(after) },
    };
    const response = await this.#ask('PUT', { 'Content-Type': 'application/json' }, JSON.stringify(asked));
    return ((await response.json()) as { isWritten: boolean }).isWritten;
  }

  async #ask(method: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Response> {
    const response = await fetch('course', {
      ...{ method, ...(body !== undefined && { body }) },
      cache: 'no-store',
      headers: { ...headers, Authorization: `Bearer ${this.#token}` },
    }).catch(() => {
      throw new DiskError('unreachable'); // npm start was ended
    });
    if (response.ok || response.status === 304) return response;
    const said = response.status === 409 ? ((await response.json()) as { trouble: DiskTrouble }) : undefined;
    throw new DiskError(said?.trouble ?? 'unreachable'); // another token: npm start was begun again
  }
}
