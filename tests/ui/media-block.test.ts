import { expect, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { html } from 'lit';
import course from 'virtual:course';
import { lessonBlock } from '../../src/blocks/lesson-block.ts';
import '../../src/blocks/media-block.ts';
import type { MediaBlock } from '../../src/course/course.ts';
import { silence } from '../silence.ts';
import { click, expectAccessible, find, focused, inChromium, press, show, type Frame } from './person.ts';

const words = course.ui.blocks;
const SAID = 'What would you do?';
const SECONDS = 30;

const address = (type: string, ...parts: BlobPart[]) => URL.createObjectURL(new Blob(parts, { type }));
const captions = address('text/vtt', `WEBVTT\n\n00:00.000 --> 00:${SECONDS}.000\n<v Amina>${SAID}\n`);

/** A short film that the browser makes itself, and so can play. */
async function film(): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 36;
  const draw = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm' });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  recorder.start(50);
  let hue = 0;
  await waitUntil(
    () => {
      if (draw) draw.fillStyle = `hsl(${(hue += 30)} 50% 50%)`;
      draw?.fillRect(0, 0, 64, 36);
      return parts.reduce((sum, { size }) => sum + size, 0) > 1000;
    },
    'recorded',
    { interval: 20, timeout: 20_000 },
  );
  const stopped = new Promise((done) => recorder.addEventListener('stop', done));
  recorder.stop();
  await stopped;
  return address('video/webm', ...parts);
}

const sound: MediaBlock = {
  kind: 'audio',
  title: 'How a mentor answered',
  file: address('audio/wav', silence(SECONDS)),
  captions,
  seconds: SECONDS,
  credit: 'Recorded for this course, CC BY 4.0',
  transcript: '<p>“What would you do?” asks Amina. A door closes.</p>',
};
const poster = {
  file: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='160' height='90'/>",
  width: 160,
  height: 90,
  text: 'Two people at a table',
};
/** Firefox cannot be told here to show what it would print. */
const itPrints = inChromium ? it : it.skip;
const seen = (page: HTMLElement) => page.innerText.replace(/\s+/g, ' ').trim();
const mount = (block: MediaBlock, frame: Frame = 'wide') =>
  show<HTMLElement>(html`<main>${lessonBlock(block)}</main>`, frame);

function playerIn(page: HTMLElement): HTMLMediaElement {
  const player = page.querySelector<HTMLMediaElement>('audio, video');
  if (!player) throw new Error('There is no player.');
  return player;
}

/** Plays as after a press on the browser's own control, whose places and names differ. */
async function play(player: HTMLMediaElement): Promise<void> {
  const caption = player.closest('figure')?.querySelector('figcaption');
  if (caption) await click(caption);
  player.muted = true; // a test has no loudspeaker
  await player.play();
}

for (const kind of ['audio', 'video'] as const)
  describe(`<${kind}-block>`, () => {
    let block: MediaBlock = { ...sound, kind };
    before(async () => {
      if (kind === 'video') block = { ...block, file: await film(), poster };
    });

    it('has a name, and loads nothing before it is played', async () => {
      const there = { file: `/media/unplayed.${kind}`, captions: '/media/unplayed.vtt' }; // a blob is always loaded
      const page = await mount({ ...block, ...there }, 'phone');
      const player = playerIn(page);
      expect(player.getAttribute('aria-label')).to.equal(block.title);
      expect(player.controls).to.equal(true);
      expect(player.autoplay).to.equal(false);
      expect(seen(page)).to.contain(block.credit);
      expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
      await expectAccessible(page);
      const asked = performance.getEntriesByType('resource').map(({ name }) => name);
      expect(asked.filter((name) => name.includes('unplayed'))).to.deep.equal([]);
      expect(player.error).to.equal(null); // as it would be after a request for what is not there
    });

    it('shows its captions from the first play, and leaves them to the learner then', async () => {
      const page = await mount(block);
      const player = playerIn(page);
      await play(player);
      const [track] = player.textTracks;
      await waitUntil(() => track?.activeCues?.length === 1, 'a caption', { timeout: 20_000 });
      if (kind === 'audio') await waitUntil(() => seen(page).includes(SAID), 'in sight');
      expect(track?.mode).to.equal(kind === 'audio' ? 'hidden' : 'showing');
      player.pause();
      if (track) track.mode = 'disabled';
      await player.play();
      expect(track?.mode).to.equal('disabled');
      player.pause();
    });

    it('opens its transcript with the keyboard', async () => {
      const page = await mount(block);
      expect(seen(page)).not.to.contain('A door closes.');
      page.querySelector('summary')?.focus();
      expect(focused()).to.contain(words.transcript);
      await press('Enter');
      expect(seen(page)).to.contain('A door closes.');
      await expectAccessible(page);
    });

    itPrints('is printed with its transcript', async () => {
      const page = await mount(block);
      await emulateMedia({ media: 'print' });
      const printed = seen(page);
      await emulateMedia({ media: 'screen' });
      expect(printed).to.contain(block.title).and.to.contain('A door closes.');
      expect(seen(page)).not.to.contain('A door closes.');
    });

    it('says so where it cannot be played', async () => {
      const page = await mount({ ...block, file: address(`${kind}/mp4`, 'no recording') });
      await play(playerIn(page)).catch(() => undefined); // the browser's own words
      await waitUntil(() => seen(page).includes(words['cannot-play']), 'said');
      expect(find('status', /^/).innerText).to.equal(words['cannot-play']);
      await expectAccessible(page);
    });
  });

describe('<video-block> with a poster', () => {
  it('has words for the poster, which is gone once the film plays', async () => {
    const page = await mount({ ...sound, kind: 'video', file: await film(), poster });
    expect(page.querySelector('img')?.alt).to.equal(poster.text);
    const box = page.querySelector('.screen')?.getBoundingClientRect();
    const player = playerIn(page);
    await play(player);
    await waitUntil(() => page.querySelector('img') === null, 'gone');
    expect(page.querySelector('.screen')?.getBoundingClientRect()).to.deep.equal(box); // nothing moved
    player.pause();
  });
});

describe('What is printed open', () => {
  it('is opened while the page is printed by browsers whose styles cannot open it', async () => {
    const { supports } = CSS;
    CSS.supports = () => false;
    const again = '/src/ui/printed-details.ts?in-an-older-browser';
    await import(again).finally(() => (CSS.supports = supports));
    const page = await mount(sound);
    window.dispatchEvent(new Event('beforeprint'));
    const printed = seen(page);
    window.dispatchEvent(new Event('afterprint'));
    expect(printed).to.contain('A door closes.');
    expect(seen(page)).not.to.contain('A door closes.');
    page.querySelector('summary')?.click(); // what the learner opened stays open
    window.dispatchEvent(new Event('beforeprint'));
    window.dispatchEvent(new Event('afterprint'));
    expect(seen(page)).to.contain('A door closes.');
  });
});
