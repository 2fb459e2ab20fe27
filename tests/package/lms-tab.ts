import type { Page } from 'puppeteer-core';
import type { LmsCall } from '../../scorm/lms/lms.ts';
import type { FaultRule } from '../../scorm/lms/faults.ts';
import type { FaultName } from '../../scorm/preview/preview-api.ts';
import { standards } from '../../scorm/lms/standards.ts';
import type { Standard } from '../../scorm/package/profiles.ts';
import type { Device, PlainFault, TabOptions } from './device.ts';
import { Learner } from './learner.ts';

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

  /** What `lateApi` kept back is there from now on. */
  async showApi() {
    await this.page.evaluate(() => (window as unknown as { showApi(): void }).showApi());
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
    await this.page.evaluate(
      (text, pattern) => window.addPlainFault(JSON.parse(text) as FaultRule, pattern),
      JSON.stringify(rule),
      element,
    );
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
      Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('course:'))),
    );
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
