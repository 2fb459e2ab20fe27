import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitApi, findApi, hasCompany } from '../../../src/tracking/find-api.ts';
import { openTracker } from '../../../src/tracking/open-tracker.ts';
import { scorm12 } from '../../../src/tracking/scorm12.ts';
import { scorm2004 } from '../../../src/tracking/scorm2004.ts';
import { createLms } from '../../../scorm/lms/lms.ts';

type FakeWindow = Record<string, unknown>;
const api = { LMSInitialize: () => 'true' };

/** A window whose parent is itself, as the top one’s is. */
function topWindow(more: FakeWindow = {}): FakeWindow {
  const window: FakeWindow = { ...more };
  window['parent'] ??= window;
  window['top'] ??= window;
  return window;
}
const inFrame = (parent: FakeWindow, more: FakeWindow = {}): FakeWindow => ({
  parent,
  top: parent['top'] ?? parent,
  ...more,
});
const find = (from: unknown) => findApi(from as Window, scorm12);
/** A window of another origin: whatever is asked of it throws. */
const foreign = new Proxy(
  {},
  {
    get: () => {
      throw new Error('SecurityError');
    },
  },
) as FakeWindow;

/** What else can be called `API`. */
const others: [string, unknown][] = [
  ['a text', 'v2'],
  ['nothing', null],
  ['an empty object', {}],
  ['an element', { nodeType: 1, id: 'API' }],
  ['a frame', topWindow({ API: 'none' })],
  ['a frame of another origin', foreign],
  ['a list', []],
  ['a function of another program', () => 'true'],
  ['something with a mark instead of a call', { LMSInitialize: true }],
  ['the API of the other standard', { Initialize: () => 'true' }],
];

function deep(levels: number, top: FakeWindow): FakeWindow {
  let window = top;
  for (let level = 0; level < levels; level++) window = inFrame(window);
  return window;
}

describe('the LMS is found', () => {
  it('on the very window', () => {
    expect(find(topWindow({ API: api }))).toBe(api);
  });

  it.each([1, 3, 499])('%i frames further up', (levels) => {
    expect(find(deep(levels, topWindow({ API: api })))).toBe(api);
  });

  it('on the window that opened this one, or on a parent of that', () => {
    const opener = inFrame(inFrame(topWindow({ API: api })));
    expect(find(topWindow({ opener }))).toBe(api);
    expect(find(inFrame(topWindow({ opener })))).toBe(api);
  });

  it('on a parent before the opener', () => {
    const opener = topWindow({ API: { other: true } });
    expect(find(inFrame(topWindow({ API: api }), { opener }))).toBe(api);
  });

  it('on the opener where the parents are of another origin', () => {
    expect(find({ parent: foreign, top: foreign, opener: topWindow({ API: api }) })).toBe(api);
  });

  it('by the name of its standard alone', () => {
    const newer = { Initialize: () => 'true' };
    const both = topWindow({ API: api, API_1484_11: newer });
    expect(findApi(both as unknown as Window, scorm2004)).toBe(newer);
  });

  it('on the window that opened one further up, however many there are in between', () => {
    const lms = inFrame(topWindow({ API: api }));
    const middle = topWindow({ opener: lms });
    expect(find(inFrame(inFrame(topWindow(), { opener: topWindow({ opener: middle }) })))).toBe(api);
    expect(find(topWindow({ opener: topWindow({ opener: inFrame(middle) }) }))).toBe(api);
  });
});

describe('the search ends without one', () => {
  it('where there is none', () => {
    expect(find(topWindow())).toBeNull();
    expect(find(deep(4, topWindow({ opener: null })))).toBeNull();
  });

  it('600 frames up', () => {
    expect(find(deep(600, topWindow({ API: api })))).toBeNull();
  });

  it('in a circle of frames', () => {
    const one: FakeWindow = {};
    const two: FakeWindow = { parent: one };
    Object.assign(one, { parent: two, opener: two, top: one });
    expect(find(one)).toBeNull();
  });

  it('where every look outside is forbidden', () => {
    expect(find({ parent: foreign, top: foreign, opener: foreign })).toBeNull();
    expect(find(foreign)).toBeNull();
  });

  it.each(others)('where only %s has the name', (_, other) => {
    expect(find(topWindow({ API: other }))).toBeNull();
  });
});

describe('the search goes on', () => {
  it.each(others)('past %s of that name', (_, other) => {
    expect(find(inFrame(inFrame(topWindow({ API: api }), { API: other }), { API: other }))).toBe(api);
    const opener = inFrame(topWindow({ API: api }), { API: other });
    expect(find(topWindow({ API: other, opener }))).toBe(api);
  });
});

describe('a late LMS', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const wait = (from: FakeWindow, patience = 2500) => awaitApi(from as unknown as Window, scorm12, patience);

  it('is waited for', async () => {
    const top = topWindow();
    const found = wait(inFrame(top));
    await vi.advanceTimersByTimeAsync(1900);
    top['API'] = api;
    await vi.advanceTimersByTimeAsync(200);
    expect(await found).toBe(api);
  });

  it('may come from a window that can be looked into, and never from one of another origin', () => {
    const company = (from: FakeWindow) => hasCompany(from as unknown as Window);
    expect(company(topWindow())).toBe(false);
    expect(company(inFrame(topWindow()))).toBe(true);
    expect(company(topWindow({ opener: topWindow() }))).toBe(true);
    expect(company({ parent: foreign, top: foreign, opener: foreign })).toBe(false);
  });

  it('is given up in the end', async () => {
    const found = wait(inFrame(topWindow()));
    await vi.advanceTimersByTimeAsync(2700);
    expect(await found).toBeNull();
  });

  it('is not waited for where there is nobody', async () => {
    expect(await wait(topWindow())).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gets its course, whatever becomes of it', async () => {
    const calls: string[] = [];
    const open = (window: FakeWindow) => {
      const opened = openTracker(window as unknown as Window, scorm12, ({ call }) => calls.push(call));
      return vi.advanceTimersByTimeAsync(3000).then(() => opened);
    };
    const lms = createLms({ standard: 'scorm12' });
    expect(await open(inFrame(topWindow({ API: lms.api })))).toMatchObject({ hasLms: true, trouble: '' });
    expect(calls[0]).toBe('LMSInitialize()');
    const refusing = { ...createLms({ standard: 'scorm12' }).api, LMSInitialize: () => 'false' };
    const refused = await open(topWindow({ API: refusing }));
    expect(refused.hasLms).toBe(false);
    expect(refused.trouble).toMatch(/refused LMSInitialize/);
    expect(refused.launch.suspendData).toBe('');
    const none = await open(inFrame(topWindow()));
    expect(none).toMatchObject({
      hasLms: false,
      trouble: expect.stringContaining('No API object') as string,
    });
    const web = await openTracker(topWindow() as unknown as Window, null, () => undefined);
    expect(web).toMatchObject({ hasLms: false, trouble: '' });
  });
});
