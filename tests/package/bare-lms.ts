import { standards } from '../../scorm/lms/standards.ts';
import type { Standard } from '../../scorm/package/profiles.ts';
import type { Device } from './device.ts';
import { Learner } from './learner.ts';

/** How the module hangs under its LMS. */
export interface BareHost {
  /** Windows between the one with the API and the module's. */
  frames?: number;
  /** The module (or its outermost frame) opens in a window of its own. */
  popup?: boolean;
  /** The API appears so many milliseconds late. */
  late?: number;
  /** The sandbox attribute of the module's frame. */
  sandbox?: string;
  /** The LMS is of another site than the module. */
  elsewhere?: boolean;
}

interface BareLms {
  learner: Learner;
  /** The calls so far, such as `LMSGetValue(cmi.core.entry)`. */
  calls(): Promise<string[]>;
}

declare global {
  interface Window {
    bareCalls: string[];
  }
}

/** A page of our own with the smallest possible LMS: it says "true" to everything and keeps nothing. */
export async function openBare(
  device: Device,
  {
    standard,
    package: name,
    frames = 0,
    popup = false,
    late = 0,
    sandbox,
    elsewhere = false,
  }: BareHost & { standard: Standard; package: string },
): Promise<BareLms> {
  const host = await device.newTab();
  const address = new URL('login', device.stand.url);
  if (elsewhere) {
    address.hostname = 'lms.example';
    await host.setBypassCSP(true); // the page's own policy would not let it show another site
  }
  await host.goto(address.href);
  const { apiName, calls } = standards[standard];
  const opened = popup ? new Promise<void>((done) => host.once('popup', () => done())) : Promise.resolve();
  await host.evaluate(
    (given) => {
      window.bareCalls = [];
      const answer = (call: string, element: string) => {
        window.bareCalls.push(`${call}(${element})`);
        if (call.includes('LastError')) return '0';
        if (!call.includes('GetValue')) return /Error|Diagnostic/.test(call) ? '' : 'true';
        return element.endsWith('_children')
          ? 'id,status'
          : element.endsWith('_count')
            ? '0'
            : element.endsWith('id')
              ? 'learner-1'
              : '';
      };
      const api = Object.fromEntries(
        given.calls.map((call) => [call, (element: string) => answer(call, element)]),
      );
      setTimeout(() => Object.assign(window, { [given.apiName]: api }), given.late);
      if (given.late === 0) Object.assign(window, { [given.apiName]: api });
      const nest = (parent: Document, depth: number) => {
        const frame = parent.createElement('iframe');
        if (depth === 0) {
          if (given.sandbox !== undefined) frame.setAttribute('sandbox', given.sandbox);
          frame.src = given.address;
        }
        frame.width = '1000';
        frame.height = '800';
        parent.body.append(frame);
        const inner = frame.contentDocument;
        if (depth > 0 && inner) nest(inner, depth - 1);
      };
      if (given.popup && given.frames === 0) window.open(given.address);
      else if (given.popup) {
        const other = window.open('');
        if (other) nest(other.document, given.frames - 1);
      } else nest(document, given.frames);
    },
    {
      calls: Object.values(calls),
      address: `${device.stand.url}package/${name}/index.html`,
      apiName,
      frames,
      popup,
      late,
      ...(sandbox === undefined ? {} : { sandbox }),
    },
  );
  await opened;
  const page = popup ? ((await device.context.pages()).at(-1) ?? host) : host;
  await page.bringToFront();
  for (;;) {
    const frame = page.frames().find((one) => one.url().includes('/package/'));
    if (frame) {
      const learner = await Learner.at(frame, page, device.stand.folder);
      await learner.untilUsable();
      return { learner, calls: () => host.evaluate(() => window.bareCalls) };
    }
    await new Promise((next) => setTimeout(next, 20));
  }
}
