import { describe, expect, it } from 'vitest';
import { PROBE_FILE, PROBE_TEXT } from '../../../src/course/package-layout.ts';
import { probe } from '../../../src/saving/probe.ts';

const ourPage = `<!doctype html><meta name="description" content="${PROBE_TEXT}"><p>Hello</p>`;
const asked: [string, RequestInit][] = [];
function server(answer: () => Response | Promise<Response>) {
  return ((address: string, options: RequestInit) => {
    asked.push([address, options]);
    return Promise.resolve().then(answer);
  }) as typeof fetch;
}
const ask = (answer: () => Response | Promise<Response>) => probe(server(answer), () => 0.5);

describe('the way to the server', () => {
  it('is open when our own page comes back', async () => {
    expect(await ask(() => new Response(ourPage))).toBe('reached');
  });

  it('is asked past every cache, and without following anybody elsewhere', async () => {
    await ask(() => new Response(ourPage));
    const [address, options] = asked.at(-1) ?? ['', {}];
    expect(address).toMatch(new RegExp(`^${PROBE_FILE}\\?[0-9a-z]+$`));
    expect(options).toMatchObject({ cache: 'no-store', redirect: 'manual' });
    expect(options.signal).toBeInstanceOf(AbortSignal);
  });

  it.each<[string, () => Response]>([
    ['a sign-in page', () => new Response(`<html>Log in to see ${asked.at(-1)?.[0] ?? ''}</html>`)],
    ['a redirect to one', () => ({ ok: false, status: 0, type: 'opaqueredirect' }) as Response],
    ['a refusal', () => new Response('', { status: 403 })],
  ])('needs signing in where %s comes instead', async (_, answer) => {
    expect(await ask(answer)).toBe('sign-in');
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['there is no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    [
      'the answer breaks off',
      () => ({ ok: true, text: () => Promise.reject(new Error('cut')) }) as unknown as Response,
    ],
  ])('is closed where %s', async (_, answer) => {
    expect(await ask(answer)).toBe('unreachable');
  });

  it('is there, but fails, where the server is broken', async () => {
    expect(await ask(() => new Response('', { status: 503 }))).toBe('failing');
  });

  it('is closed where files cannot be fetched at all', async () => {
    const none = (() => {
      throw new Error('file:');
    }) as unknown as typeof fetch;
    expect(await probe(none, () => 0.5)).toBe('unreachable');
  });
});
