import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContentFolder, fail } from '../../../scorm/studio/content-folder.ts';
import { serveStudio } from '../../../scorm/studio/server.ts';
import { sha256 } from '../../../scorm/package/sha256.ts';

let place: string;
let path: string;
let folder: ContentFolder;
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (file: string) => readFile(join(path, file), 'utf8');

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'content-folder-'));
  path = join(place, 'course');
  await mkdir(join(path, 'lessons'), { recursive: true });
  await writeFile(join(path, 'course.yaml'), 'title: A\n');
  await writeFile(join(path, 'lessons/L1.md'), '\uFEFFone\r\ntwo\r\n');
  await writeFile(join(place, 'secret.md'), 'mine\n');
  folder = new ContentFolder(path);
});
afterEach(async () => {
  await rm(place, { recursive: true });
});

describe('The folder of a course', () => {
  it('is read byte for byte, without what is hidden, linked or no part of a course', async () => {
    await writeFile(join(path, '.hidden.md'), 'no');
    await writeFile(join(path, '~$L1.md'), 'no');
    await writeFile(join(path, 'passwords.txt'), 'no');
    await symlink(join(place, 'secret.md'), join(path, 'lessons/L2.md'));
    const files = await folder.read();
    expect(
      files.map((file) => [file.path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes)]),
    ).toEqual([
      ['course.yaml', 'title: A\n'],
      ['lessons/L1.md', '\uFEFFone\r\ntwo\r\n'],
    ]);
  });

  it('replaces, makes and deletes files, in folders that are not there yet, and leaves nothing behind', async () => {
    await chmod(join(path, 'course.yaml'), 0o664);
    expect(await folder.write('course.yaml', () => true, bytes('title: B\n'))).toBe(true);
    expect(await folder.write('media/new.svg', (now) => now === null, bytes('<svg/>'))).toBe(true);
    expect(await folder.write('lessons/L1.md', () => true, null)).toBe(true);
    expect(await text('course.yaml')).toBe('title: B\n');
    expect((await stat(join(path, 'course.yaml'))).mode & 0o777).toBe(0o664);
    expect((await readdir(path, { recursive: true })).sort()).toEqual([
      'course.yaml',
      'lessons',
      'media',
      'media/new.svg',
    ]);
  });

  it('replaces nothing that is not as it was, even when two writes come at once', async () => {
    const isOld = (now: Uint8Array | null) => now !== null && new TextDecoder().decode(now) === 'title: A\n';
    const both = await Promise.all(
      ['B', 'C'].map((title) => folder.write('course.yaml', isOld, bytes(`title: ${title}\n`))),
    );
    expect(both).toEqual([true, false]);
    expect(await text('course.yaml')).toBe('title: B\n');
  });

  it.each([
    '../secret.md',
    'lessons/../../secret.md',
    '/etc/secret.md',
    'lessons\\..\\..\\secret.md',
    'C:/secret.md',
    'lessons//L1.md',
    './course.yaml',
    'lessons/L1.md\0.svg',
    '.git/config.yaml',
    'passwords.txt',
    '',
  ])('lets nobody out by %j', async (wish) => {
    await expect(folder.write(wish, () => true, bytes('bad'))).rejects.toMatchObject({
      trouble: 'not-allowed',
    });
    await expect(folder.write(wish, () => true, null)).rejects.toMatchObject({ trouble: 'not-allowed' });
    expect(await readFile(join(place, 'secret.md'), 'utf8')).toBe('mine\n');
  });

  it('lets nobody out by a link, to a file or a folder', async () => {
    await symlink(join(place, 'secret.md'), join(path, 'lessons/L2.md'));
    await symlink(place, join(path, 'media'));
    for (const wish of ['lessons/L2.md', 'media/secret.md', 'media/new/secret.md'])
      await expect(folder.write(wish, () => true, bytes('bad'))).rejects.toMatchObject({
        trouble: 'not-allowed',
      });
    expect(await readFile(join(place, 'secret.md'), 'utf8')).toBe('mine\n');
    expect(await readdir(place)).toEqual(['course', 'secret.md']);
  });

  it('leaves a protected file as it is', async () => {
    await chmod(join(path, 'course.yaml'), 0o444);
    await expect(folder.write('course.yaml', () => true, bytes('x'))).rejects.toMatchObject({
      trouble: 'read-only',
    });
    await expect(folder.write('course.yaml', () => true, null)).rejects.toMatchObject({
      trouble: 'read-only',
    });
    expect(await text('course.yaml')).toBe('title: A\n');
  });

  it('is gone when it is not there, or holds no course any more: never a course without files', async () => {
    await rm(join(path, 'course.yaml'));
    await expect(folder.read()).rejects.toMatchObject({ trouble: 'gone' });
    await rm(path, { recursive: true });
    await expect(folder.read()).rejects.toMatchObject({ trouble: 'gone' });
    await expect(folder.write('course.yaml', () => true, bytes('x'))).rejects.toMatchObject({
      trouble: 'gone',
    });
  });

  it.each([
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'read-only'],
    ['ENOENT', 'gone'],
    ['EIO', 'unreachable'],
  ])('tells %s as %s', (code, trouble) => {
    expect(() => fail(Object.assign(new Error(code), { code }))).toThrow(
      expect.objectContaining({ trouble }),
    );
  });
});

describe('The server of the studio', () => {
  let url: string;
  let served: Awaited<ReturnType<typeof serveStudio>>;
  let token = '';

  beforeEach(async () => {
    const page = (given: string) => Promise.resolve(((token = given), `<title>${given}</title>`));
    served = await serveStudio({ folder, page, port: 0 });
    url = served.url;
    await ask('/');
  });
  afterEach(() => served.close());

  /** As any program may ask, with whatever headers; fetch would forbid some. */
  function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body?: string) {
    return new Promise<{ status: number; text: string; etag: string }>((done, refused) => {
      const asked = request(new URL(path, url), { method, headers }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, text, etag: response.headers.etag ?? '' }),
        );
      });
      asked.on('error', refused).end(body);
    });
  }
  const own = () => ({ Authorization: `Bearer ${token}`, Origin: url.slice(0, -1) });
  const change = (path: string, before: string | null, words: string | null) =>
    JSON.stringify({ path, before, after: words === null ? null : { text: words } });
  const known = () => sha256(bytes('title: A\n'));

  it('listens on this computer alone', () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it('hands out the page, and the course to the page', async () => {
    expect((await ask('/')).text).toBe(`<title>${token}</title>`);
    const { status, text: files, etag } = await ask('/course', own());
    expect([status, JSON.parse(files)]).toEqual([
      200,
      [
        { path: 'course.yaml', text: 'title: A\n' },
        { path: 'lessons/L1.md', text: '\uFEFFone\r\ntwo\r\n' },
      ],
    ]);
    expect(await ask('/course', { ...own(), 'If-None-Match': etag })).toMatchObject({
      status: 304,
      text: '',
    });
  });

  it('writes what was as the page believes, and nothing else', async () => {
    const first = await ask('/course', own(), 'PUT', change('course.yaml', known(), 'title: B\n'));
    expect([first.status, first.text]).toEqual([200, '{"isWritten":true}']);
    const second = await ask('/course', own(), 'PUT', change('course.yaml', known(), 'title: C\n'));
    expect([second.status, second.text]).toEqual([200, '{"isWritten":false}']);
    const made = await ask('/course', own(), 'PUT', change('lessons/L1.md', null, 'over it'));
    expect(made.text).toBe('{"isWritten":false}');
    expect(await text('course.yaml')).toBe('title: B\n');
  });

  it.each([
    ['another host', 421, () => ({ ...own(), Host: 'evil.example' })],
    ['another name of this computer', 421, () => ({ ...own(), Host: `localhost:${new URL(url).port}` })],
    ['another origin', 403, () => ({ ...own(), Origin: 'http://evil.example' })],
    ['a page without an origin', 403, () => ({ ...own(), Origin: 'null' })],
    ['no origin', 403, () => ({ Authorization: `Bearer ${token}` })],
    ['no token', 403, () => ({ Origin: url.slice(0, -1) })],
    ['a wrong token', 403, () => ({ ...own(), Authorization: `Bearer ${token.replace(/./g, '0')}` })],
  ] as const)('refuses a write with %s', async (_, status, headers) => {
    const refused = await ask('/course', headers(), 'PUT', change('course.yaml', known(), 'bad'));
    expect(refused.status).toBe(status);
    expect(await text('course.yaml')).toBe('title: A\n');
  });

  it('hands the course to nobody without the token, and the token to no other name', async () => {
    expect((await ask('/course')).status).toBe(403);
    expect(await ask('/', { Host: 'evil.example' })).toMatchObject({ status: 421, text: '421\n' });
  });

  it('says what is wrong with the folder, and refuses what is no write', async () => {
    const out = await ask('/course', own(), 'PUT', change('../secret.md', null, 'bad'));
    expect([out.status, out.text]).toEqual([409, '{"trouble":"not-allowed"}']);
    for (const body of ['', 'null', '{"path":1}', '{"path":"course.yaml","before":null,"after":{}}'])
      expect((await ask('/course', own(), 'PUT', body)).status).toBe(400);
    expect((await ask('/course', own(), 'DELETE')).status).toBe(405);
    expect((await ask('/../secret.md', own())).status).toBe(404);
    await rm(path, { recursive: true });
    expect(await ask('/course', own())).toMatchObject({ status: 409, text: '{"trouble":"gone"}' });
  });
});
