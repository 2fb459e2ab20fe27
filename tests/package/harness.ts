/** What every package test needs: devices (fresh browser contexts), and tabs with the preview LMS that plays a package. */
import { connect, type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { LmsCall } from '../../scorm/preview/lms.ts';
import type { LmsProfileName } from '../../scorm/preview/lms-profiles.ts';
import type { FaultName } from '../../scorm/preview/preview-api.ts';
import type { FaultRule } from '../../scorm/preview/faults.ts';
import type { Standard } from '../../scorm/profiles.ts';
import { standards } from '../../scorm/preview/standards.ts';
import type { Stand } from './build.ts';
import { Learner } from './learner.ts';
import { intoPage } from './into-page.ts';

/** The standards as rows of `describe.each`, with the package that speaks each. */
export const both: readonly { name: string; standard: Standard; full: string; short: string }[] = [
  { name: 'SCORM 1.2', standard: 'scorm12', full: 'scorm12', short: 'short-scorm12' },
  {
    name: 'SCORM 2004',
    standard: 'scorm2004',
    full: 'scorm2004-4th',
    short: 'short-scorm2004-4th',
  },
];

/** Requests that fail on purpose, and the font where a browser without an origin of its own may not load it. */
const expected = /^Failed to load resource|^Access to font at/;

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

export function connectTo(stand: Stand): Promise<Browser> {
  return connect({ browserWSEndpoint: stand.browser, defaultViewport: { width: 1200, height: 900 } });
}

/** A device nobody has used yet. */
export async function newDevice(): Promise<Device> {
  if (!browser) throw new Error('Call useBrowser() at the top of the test file.');
  const device = new Device(inject('stand'), await browser.createBrowserContext());
  devices.push(device);
  return device;
}

/** A learner at the module in a fresh device: most tests begin here. */
export async function sitDown(options: TabOptions): Promise<{ device: Device; lms: LmsTab; learner: Learner }> {
  const device = await newDevice();
  const lms = await device.openLms(options);
  return { device, lms, learner: await lms.module() };
}

export interface TabOptions {
  /** The package's name, such as `scorm12`. */
  package: string;
  profile?: LmsProfileName;
  mode?: 'review' | 'browse' | 'normal';
  learner?: string;
  /** Faults that are there before the module is launched. */
  faults?: readonly PlainFault[];
  /** Code for every frame before anything else in it, such as `storageForbidden`. */
  before?: string;
  /** Another host name that leads to the same server. */
  host?: string;
}

/** A fault that can travel into the page; `element` is a pattern for the first argument. */
export interface PlainFault extends Omit<FaultRule, 'when'> {
  element?: string;
}

/** What localStorage is in a browser that forbids it. */
export const storageForbidden = `if (location.pathname.includes('/package/')) Object.defineProperty(window, 'localStorage',
  { get() { throw new DOMException('forbidden', 'SecurityError'); } });`;

export class Device {
  readonly troubles: string[] = [];
  readonly context: BrowserContext;
  readonly stand: Stand;

  constructor(stand: Stand, context: BrowserContext) {
    this.stand = stand;
    this.context = context;
  }

  close() {
    return this.context.close();
  }

  /** A tab in which errors, broken policies, forbidden listeners and requests to elsewhere are troubles. */
  async newTab(before = ''): Promise<Page> {
    const page = await this.context.newPage();
    page.setDefaultTimeout(10_000);
    await page.evaluateOnNewDocument(`(${intoPage.toString()})();${before}`);
    page.on('pageerror', (error) => this.troubles.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !expected.test(text)) this.troubles.push(text);
    });
    page.on('request', (request) => {
      const from = /^(https?:\/\/[^/]+\/package\/[^/]+\/)/.exec(request.frame()?.url() ?? '')?.[1];
      if (from !== undefined && !request.isNavigationRequest() && !/favicon/.test(request.url()) && !request.url().startsWith(from))
        this.troubles.push(`${from} asked for ${request.url()}`);
    });
    return page;
  }

  async openLms(options: TabOptions): Promise<LmsTab> {
    const { profile, mode, learner, faults = [], before = '', host } = options;
    const address = new URL(this.stand.url);
    if (host !== undefined) address.hostname = host;
    address.searchParams.set('package', options.package);
    for (const [name, value] of Object.entries({ profile, mode, learner }))
      if (value !== undefined) address.searchParams.set(name, value);
    const page = await this.newTab(
      `window.faultsAtLaunch = ${JSON.stringify(faults)};${before}`,
    );
    const tab = new LmsTab(this, page, options);
    await page.goto(address.href);
    return tab;
  }
}

/** A browser tab in which the preview LMS plays a package. */
export class LmsTab {
  readonly page: Page;
  readonly device: Device;
  readonly options: TabOptions;
  readonly facts: (typeof standards)[Standard];

  constructor(device: Device, page: Page, options: TabOptions) {
    this.device = device;
    this.page = page;
    this.options = options;
    this.facts = standards[options.package.includes('scorm12') ? 'scorm12' : 'scorm2004'];
  }

  /** The learner at the module, once it is usable. */
  async module(): Promise<Learner> {
    const iframe = await this.page.waitForSelector('iframe');
    const frame = await iframe?.contentFrame();
    if (!frame) throw new Error('The preview LMS shows no module.');
    const learner = await Learner.at(frame, this.page, this.device.stand.folder);
    await learner.untilUsable();
    return learner;
  }

  async leave() {
    await this.page.evaluate(() => window.previewLms.leave());
  }

  /** Leaves if need be and launches again. */
  async relaunch(how: { newAttempt?: boolean } = {}): Promise<Learner> {
    await this.page.evaluate((wanted) => window.previewLms.launch(wanted), how);
    return this.module();
  }

  /** What the LMS holds, by element. */
  async values(): Promise<Record<string, string>> {
    return (await this.page.evaluate(() => window.previewLms.record()))?.values ?? {};
  }

  /** What the LMS holds, by meaning. */
  async holds(): Promise<Record<keyof typeof this.facts.elements, string>> {
    const values = await this.values();
    return Object.fromEntries(
      Object.entries(this.facts.elements).map(([name, element]) => [name, values[element] ?? '']),
    ) as Record<keyof typeof this.facts.elements, string>;
  }

  /** The rows of the LMS's report. */
  async rows(): Promise<Record<string, string>[]> {
    const rows: Record<string, string>[] = [];
    for (const [element, value] of Object.entries(await this.values())) {
      const [, row, name] = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(element) ?? [];
      if (row !== undefined && name !== undefined) (rows[Number(row)] ??= {})[name] = value;
    }
    return rows;
  }

  calls(): Promise<LmsCall[]> {
    return this.page.evaluate(() => JSON.parse(JSON.stringify(window.previewLms.log)) as LmsCall[]);
  }

  /** How often these calls were made. */
  async count(...wanted: LmsCall['call'][]): Promise<number> {
    return (await this.calls()).filter(({ call }) => wanted.includes(call)).length;
  }

  /** The calls that only change something: what review must not do. */
  async writes(): Promise<string[]> {
    const calls = await this.calls();
    return calls.filter(({ call }) => call === 'SetValue' || call === 'Commit').map(({ name }) => name);
  }

  /** Refused calls of this tab; "not initialised" is an answer, not a refusal. */
  async refused(): Promise<string[]> {
    return (await this.calls())
      .filter(({ call }) => !/^Get(LastError|ErrorString|Diagnostic)$/.test(call))
      .filter(({ result, errorCode }) => result === 'false' || !['0', '403'].includes(errorCode))
      .map(({ name, args, why }) => `${name}(${args.join(', ')}): ${why}`);
  }

  async setFault(name: FaultName, on: boolean) {
    await this.page.evaluate((which, wanted) => window.previewLms.setFault(which, wanted), name, on);
  }

  /** Puts a fault in force until `clearFaults`. */
  async addFault({ element = '', ...rule }: PlainFault) {
    await this.page.evaluate((text, pattern) => window.addPlainFault(JSON.parse(text), pattern), JSON.stringify(rule), element);
  }

  async clearFaults() {
    await this.page.evaluate(() => window.previewLms.faults.clear());
  }

  /** The LMS's whole record as text, to carry it to another device or to damage it. */
  async recordText(): Promise<string> {
    return this.page.evaluate((key) => localStorage.getItem(key) ?? '', this.recordKey());
  }

  async putRecord(text: string) {
    await this.page.evaluate((key, value) => localStorage.setItem(key, value), this.recordKey(), text);
  }

  /** Changes one value the LMS holds, behind everybody's back. */
  async damage(element: string, change: (value: string) => string) {
    const record = JSON.parse(await this.recordText()) as { values: Record<string, string> };
    record.values[element] = change(record.values[element] ?? '');
    await this.putRecord(JSON.stringify(record));
  }

  /** What the module keeps on this device: all its entries by key. */
  journals(): Promise<Record<string, string>> {
    return this.page.evaluate(() =>
      Object.fromEntries(Object.entries({ ...localStorage }).filter(([key]) => key.startsWith('course:'))),
    ) as Promise<Record<string, string>>;
  }

  recordKey(): string {
    const { package: name, learner = 'learner-1' } = this.options;
    const standard = this.facts.apiName === 'API' ? 'scorm12' : 'scorm2004';
    return `preview-lms:${standard}:${name}:${learner}`;
  }

  /** Puts another tab of the same window in front, as people do, and comes back. */
  async lookAway(): Promise<() => Promise<void>> {
    const other = await this.device.context.newPage();
    await other.bringToFront();
    await this.page.waitForFunction(() => document.visibilityState === 'hidden', { polling: 20 });
    return async () => {
      await other.close();
      await this.page.bringToFront();
      await this.page.waitForFunction(() => document.visibilityState === 'visible', { polling: 20 });
    };
  }

  /** The renderer dies without a word. */
  async crash() {
    const gone = new Promise((done) => this.page.once('error', done));
    const session = await this.page.createCDPSession();
    void session.send('Page.crash').catch(() => undefined); // the answer dies with it
    await gone;
    await this.page.close();
  }
}
