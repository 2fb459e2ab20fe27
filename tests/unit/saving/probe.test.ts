import { describe, expect, it } from 'vitest';
import { probe, PROBE_FILE, PROBE_TEXT } from '../../../src/saving/probe.ts';

const asked: [string, RequestInit][] = [];
function server(answer: () => Response | Promise<Response>) {
  return ((address: string, options: RequestInit) => {
    asked.push([address, options]);
    return Promise.resolve().then(answer);
  }) as typeof fetch;
}
const ask = (answer: () => Response | Promise<Response>) => probe(server(answer), () => 0.5);

describe('the way to the server', () => {
  it('is open when the small file comes back as it is', async () => {
    expect(await ask(() => new Response(PROBE_TEXT))).toBe('reached');
    expect(await ask(() => new Response(`${PROBE_TEXT}\r\n`))).toBe('reached');
  });

  it('is asked past every cache, and without following anybody elsewhere', async () => {
    await ask(() => new Response(PROBE_TEXT));
    const [address, options] = asked.at(-1) ?? ['', {}];
    expect(address).toMatch(new RegExp(`^${PROBE_FILE}\\?[0-9a-z]+$`));
    expect(options).toMatchObject({ cache: 'no-store', redirect: 'manual' });
    expect(options.signal).toBeInstanceOf(AbortSignal);
  });

  it.each<[string, () => Response]>([
    ['a sign-in page', () => new Response('<html>Log in</html>')],
    ['a redirect to one', () => ({ ok: false, status: 0, type: 'opaqueredirect' }) as Response],
    ['a refusal', () => new Response('', { status: 403 })],
  ])('needs signing in where %s comes instead', async (_, answer) => {
    expect(await ask(answer)).toBe('sign-in');
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['the server is broken', () => new Response('', { status: 503 })],
    ['there is no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    [
      'the answer breaks off',
      () => ({ ok: true, text: () => Promise.reject(new Error('cut')) }) as unknown as Response,
    ],
  ])('is closed where %s', async (_, answer) => {
    expect(await ask(answer)).toBe('unreachable');
  });

  it('is closed where files cannot be fetched at all', async () => {
    const none = (() => {
      throw new Error('file:');
    }) as unknown as typeof fetch;
    expect(await probe(none, () => 0.5)).toBe('unreachable');
  });
});
