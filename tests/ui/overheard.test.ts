import { expect } from '@open-wc/testing';
import { overheard } from '../../src/saving/overheard.ts';

/** A module in a frame of this page, which stands for the page of an LMS. */
function module(): Window {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  if (!frame.contentWindow) throw new Error('The frame has no window.');
  return frame.contentWindow;
}

/** What Moodle's player does at a commit. */
function commit(address: string) {
  const request = new XMLHttpRequest();
  request.open('POST', address, false);
  try {
    request.send('cmi__suspend_data=1');
  } catch {
    // nobody answers there
  }
}

/** As the saver asks: right after the commit, by the clock of the day. */
function heardOf(address: string): ReturnType<typeof overheard> {
  const since = Date.now();
  commit(address);
  return overheard(module(), since, Date.now());
}

/** The first answer of several: the clock of the day may be set right in the middle of one, and then nothing is heard of it. */
function firstHeardOf(address: string): ReturnType<typeof overheard> {
  for (let tries = 0; tries < 10; tries += 1) {
    const heard = heardOf(address);
    if (heard) return heard;
  }
  return null;
}

describe('what is overheard of a commit in a page of the LMS around us', () => {
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

  it('is that the server was reached', () => {
    expect(firstHeardOf(location.href)).to.equal('reached');
  });

  it('is that it did not take it: what is neither well nor broken is a page to sign in', () => {
    expect(firstHeardOf('/there-is-no-such-page')).to.equal('sign-in');
  });

  it('is that it could not be reached, or nothing, where a browser lists no such request (Firefox)', () => {
    expect(heardOf('http://127.0.0.1:9/')).to.be.oneOf(['unreachable', null]);
  });

  it('is nothing of an earlier request, or of none', async () => {
    commit(location.href);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(overheard(module(), Date.now(), Date.now())).to.equal(null);
  });

  it('is nothing of what the page fetches by itself meanwhile', async () => {
    const since = Date.now();
    await fetch(location.href);
    expect(overheard(module(), since, Date.now())).to.equal(null);
  });

  it('is nothing where there is no page around us', () => {
    const since = Date.now();
    commit(location.href);
    expect(overheard(window.top ?? window, since, Date.now())).to.equal(null);
  });
});
