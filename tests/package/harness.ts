/** What every package test needs: devices (fresh browser contexts), and tabs with the preview LMS that plays a package. */
import type { Browser, BrowserContextOptions } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { connectTo, Device, type TabOptions } from './device.ts';
import type { Learner } from './learner.ts';
import type { LmsTab } from './lms-tab.ts';

let browser: Browser | undefined;
const devices: Device[] = [];

/** Gives a test file its browser, fresh devices, and the promise that nothing went wrong on the way. */
export function useBrowser() {
  beforeAll(async () => {
    browser = await connectTo(inject('stand'));
  });
  afterEach(async () => {
    const troubles = devices.flatMap((device) => device.troubles);
    await Promise.all(devices.splice(0).map((device) => device.close()));
    expect(troubles).toEqual([]);
  });
  afterAll(() => browser?.disconnect());
}

/** A device nobody has used yet. */
export async function newDevice(options: BrowserContextOptions = {}): Promise<Device> {
  if (!browser) throw new Error('Call useBrowser() at the top of the test file.');
  const device = new Device(inject('stand'), await browser.createBrowserContext(options));
  devices.push(device);
  return device;
}

/** A learner at the module in a fresh device: most tests begin here. */
export async function sitDown(
  options: TabOptions,
): Promise<{ device: Device; lms: LmsTab; learner: Learner }> {
  const device = await newDevice();
  const lms = await device.openLms(options);
  return { device, lms, learner: await lms.module() };
}
