import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitApi, findApi } from '../../../src/tracking/find-api.ts';
import { openTracker } from '../../../src/tracking/open-tracker.ts';
import { scorm12 } from '../../../src/tracking/scorm12.ts';
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
const find = (from: unknown) => findApi(from as Window, 'API');
/** A window of another origin: whatever is asked of it throws. */
const foreign = new Proxy(
  {},
  {
    get: () => {
      throw new Error('SecurityError');
    },
  },
) as FakeWindow;

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
    const both = topWindow({ API: api, API_1484_11: { other: true } });
    expect(findApi(both as unknown as Window, 'API_1484_11')).toEqual({ other: true });
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

  it('where something else has the name', () => {
    expect(find(topWindow({ API: 'v2' }))).toBeNull();
    expect(find(topWindow({ API: null }))).toBeNull();
  });
});

describe('a late LMS', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const wait = (from: FakeWindow, patience = 2500) => awaitApi(from as unknown as Window, 'API', patience);

  it('is waited for', async () => {
    const top = topWindow();
    const found = wait(inFrame(top));
    await vi.advanceTimersByTimeAsync(1900);
    top['API'] = api;
    await vi.advanceTimersByTimeAsync(200);
    expect(await found).toBe(api);
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
    const refusing = { ...lms.api, LMSInitialize: () => 'false' };
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
