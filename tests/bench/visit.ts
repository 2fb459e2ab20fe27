import type { Browser, Page } from 'puppeteer-core';
import { instruments, type Readings } from './instruments.ts';

/** A slow phone or an old office machine. */
const SLOWER = 4;
/** A poor mobile network: 1.6 Mbit/s in both directions, 150 ms for each request. */
const NETWORK = { download: 1.6e6 / 8, upload: 1.6e6 / 8, latency: 150 };
const VIEWPORT = { width: 1180, height: 760 };

export interface VisitOptions {
  /** Whether the network is slow as well; the processor always is. */
  readonly slowNetwork: boolean;
  /** Code that runs after the instruments and before the page's own. */
  readonly before?: () => void;
}

/** Opens a page in a browser that has never seen it, measures, and forgets everything. */
export async function visit<T>(
  browser: Browser,
  address: string,
  { slowNetwork, before }: VisitOptions,
  measure: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(VIEWPORT);
    await page.emulateCPUThrottling(SLOWER);
    if (slowNetwork) await page.emulateNetworkConditions(NETWORK);
    await page.evaluateOnNewDocument(instruments);
    if (before) await page.evaluateOnNewDocument(before);
    await page.goto(address, { waitUntil: 'load' });
    return await measure(page);
  } finally {
    await context.close();
  }
}

export function readings(page: Page): Promise<Readings> {
  return page.evaluate(() => window.readings);
}

/** JavaScript's memory in bytes, after everything that can be thrown away has been. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.enable');
  for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage'); // weak references need a second and third turn
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
