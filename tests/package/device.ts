import { connect, type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import type { FaultRule } from '../../scorm/lms/faults.ts';
import type { LmsProfileName } from '../../scorm/lms/lms-profiles.ts';
import { SOURCES_FILE } from '../../src/course/package-layout.ts';
import type { Stand } from './build.ts';
import { intoPage } from './into-page.ts';
import { LmsTab } from './lms-tab.ts';

/** Requests that fail on purpose, and the font where a browser without an origin of its own may not load it. */
const expected = /^Failed to load resource|^Access to font at/;

export function connectTo(stand: Stand): Promise<Browser> {
  return connect({ browserWSEndpoint: stand.browser, defaultViewport: { width: 1200, height: 900 } });
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
  /** Done with the page before the LMS is opened in it. */
  prepare?: (page: Page) => Promise<void>;
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

/** A browser of its own: cookies, storage and tabs are shared with no other. */
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

  /** A tab in which errors, broken policies, forbidden listeners, and requests to elsewhere or for the sources are troubles. */
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
      const address = request.url();
      const from = /^(https?:\/\/[^/]+\/package\/[^/]+\/)/.exec(request.frame()?.url() ?? '')?.[1];
      if (address.endsWith(`/${SOURCES_FILE}`))
        this.troubles.push(`a learner’s browser asked for ${address}`);
      const asked = !request.isNavigationRequest() && request.redirectChain().length === 0;
      const ofBrowser = address.startsWith('data:'); // it draws its own controls so; ours would break the policy
      const ofLms = address.includes('/mod/scorm/prereqs.php'); // what Moodle's own page asks for too
      const isOwn = ofBrowser || ofLms || address.includes('favicon');
      if (from !== undefined && asked && !isOwn && !address.startsWith(from))
        this.troubles.push(`${from} asked for ${address}`);
    });
    return page;
  }

  /** An LMS has the same record wherever it is opened: from now on it is the one of that tab, which may be closed. */
  async takeRecord(key: string, text: string) {
    const page = await this.newTab();
    await page.goto(new URL('login', this.stand.url).href);
    await page.evaluate((name, value) => localStorage.setItem(name, value), key, text);
    await page.close();
  }

  /** Another device of the same learner. */
  async another(): Promise<Device> {
    return new Device(this.stand, await this.context.browser().createBrowserContext());
  }

  async openLms(options: TabOptions): Promise<LmsTab> {
    const { profile, mode, learner, faults = [], before = '', host } = options;
    const address = new URL(this.stand.url);
    if (host !== undefined) address.hostname = host;
    address.searchParams.set('package', options.package);
    for (const [name, value] of Object.entries({ profile, mode, learner }))
      if (value !== undefined) address.searchParams.set(name, value);
    const page = await this.newTab(`window.faultsAtLaunch = ${JSON.stringify(faults)};${before}`);
    await options.prepare?.(page);
    const tab = new LmsTab(this, page, options);
    await page.goto(address.href);
    return tab;
  }
}
