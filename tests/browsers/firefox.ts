import { launch } from 'puppeteer-core';
import type { BrowserPage, OpenBrowser } from './dev-tools.ts';

/** One page in this Firefox. */
export async function openFirefox(executablePath: string): Promise<OpenBrowser> {
  const browser = await launch({ browser: 'firefox', executablePath });
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  const own: BrowserPage = {
    faults,
    goTo: async (address) => {
      await page.goto(address);
    },
    run: (what, ...args) => page.evaluate(what as never, ...(args as unknown as never[])),
    before: async (script) => {
      await page.evaluateOnNewDocument(script);
    },
    size: (width, height) => page.setViewport({ width, height }),
    dark: () => Promise.resolve(), // WebDriver BiDi has a command for it that Firefox does not know yet
    mouse: (type, x, y) => (type === 'move' ? page.mouse.move(x, y) : page.mouse[type]()),
    key: async (key) => page.keyboard.press(key as never),
    picture: async () => Buffer.from(await page.screenshot()),
  };
  return { page: own, close: () => browser.close() };
}
