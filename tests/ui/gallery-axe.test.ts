import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type { AxeResults } from 'axe-core';
import { everyState } from './every-state.ts';
import { inChromium, see, styled } from './person.ts';

const { axe } = window as unknown as { axe: typeof import('axe-core') };

/** What axe finds: rule and element. */
const faults = ({ violations }: AxeResults) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));

describe('axe finds nothing in any state of the gallery', () => {
  before(async function () {
    if (!inChromium) this.skip(); // what this finds is the same in every browser, and takes long
    await styled;
  });

  it('on a wide light screen', async () => {
    await setViewport({ width: 1180, height: 760 });
    await see({});
    expect(await everyState(async () => faults(await axe.run()))).to.deep.equal({});
  });

  it('in the contrast of a dark phone', async () => {
    await setViewport({ width: 390, height: 780 });
    await see({ colorScheme: 'dark' });
    const wrong = await everyState(async () => faults(await axe.run({ runOnly: 'color-contrast' })));
    expect(wrong).to.deep.equal({});
  });
});
