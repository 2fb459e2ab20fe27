import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launch, type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserFlags, findBrowser } from '../browser.ts';
import { bundleCore, coreInput } from '../core.ts';
import { findFirefox } from '../engines/find.ts';
import type { Answered, Asked } from './same-bytes.ts';

const firefox = findFirefox();
const browsers = {
  Chromium: async () => launch({ executablePath: await findBrowser(), args: [...browserFlags] }),
  ...(firefox !== undefined && {
    Firefox: () => launch({ browser: 'firefox', executablePath: firefox }),
  }),
};

/** Milliseconds for each step: on a busy machine they take minutes, and time decides nothing here. */
const PATIENCE = 600_000;

describe('Packages of this course and of the starter', () => {
  let input: Asked;
  let inNode: Answered;
  let script: string;
  let server: Server | undefined;
  const open: Browser[] = [];
  beforeAll(async () => {
    input = await coreInput();
    script = await bundleCore('iife');
    const code = `data:text/javascript,${encodeURIComponent(await bundleCore('es'))}`;
    const core = (await import(/* @vite-ignore */ code)) as { answer(asked: Asked): Promise<Answered> };
    inNode = await core.answer(input);
    server = createServer((request, response) => {
      const isScript = request.url === '/core.js';
      response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? script : '<!doctype html><title>Core</title>');
    });
    const listening = server;
    await new Promise<void>((done) => void listening.listen(0, '127.0.0.1', done));
  }, PATIENCE);
  afterAll(async () => {
    await Promise.all(open.map((browser) => browser.close()));
    server?.close();
  });

  it('are the same when they are made again from what a package carries', () => {
    expect(inNode.hashes.map((hashes) => new Set(hashes).size)).toEqual([4, 4]);
    expect(inNode.again).toEqual(inNode.hashes);
  });

  it.each(Object.entries(browsers))(
    'are the same bytes in a worker of %s',
    { timeout: PATIENCE },
    async (_, start) => {
      const browser = await start();
      open.push(browser);
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server?.address() as AddressInfo).port}/`);
      const answered = await page.evaluate(
        (asked) =>
          new Promise<Answered | { error: string }>((done) => {
            const worker = new Worker('/core.js');
            worker.onmessage = ({ data }: MessageEvent<Answered | { error: string }>) => done(data);
            worker.onerror = ({ message }) => done({ error: message });
            worker.postMessage(asked);
          }),
        input,
      );
      expect(answered).toMatchObject({
        hashes: inNode.hashes,
        again: inNode.again,
        sheet: 'C1',
        lms: 'true',
      });
    },
  );
});
