import { describe, expect, it } from 'vitest';
import { hasOwnWindow } from '../../../src/pages/own-window.ts';

interface FakeTop {
  opener?: unknown;
  visible?: boolean;
  search?: string;
}

/** A frame in a window like this. */
function frameIn({ opener = null, visible = true, search = '' }: FakeTop): Window {
  const top = { opener, menubar: { visible }, location: { search } };
  return { parent: top, top } as unknown as Window;
}

describe('a course has a window of its own', () => {
  it('where nothing is around it', () => {
    const alone: { parent?: unknown } = {};
    alone.parent = alone;
    expect(hasOwnWindow(alone as unknown as Window)).toBe(true);
  });

  it.each<[string, FakeTop]>([
    ['was opened by the LMS', { opener: {} }],
    ['has no menu, as a pop-up', { visible: false }],
    ['is a tab on a phone, and its address says so', { search: '?a=1&display=popup&scoid=4' }],
  ])('where the player’s window %s', (_, top) => {
    expect(hasOwnWindow(frameIn(top))).toBe(true);
  });

  it('but not in the page of the LMS', () => {
    expect(hasOwnWindow(frameIn({ search: '?a=1&scoid=4' }))).toBe(false);
  });

  it('nor where the page around it is of another origin', () => {
    const top = new Proxy(
      {},
      {
        get() {
          throw new Error('SecurityError');
        },
      },
    );
    expect(hasOwnWindow({ parent: top, top } as unknown as Window)).toBe(false);
  });
});
