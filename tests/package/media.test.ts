import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { MediaBlock } from '../../src/course/course.ts';
import { silence } from '../silence.ts';
import { newDevice, useBrowser } from './harness.ts';
import { Learner } from './learner.ts';
import { editCourse } from './variants.ts';

useBrowser();
const { folder, url } = inject('stand');

const SECONDS = 60;
const sound: MediaBlock = {
  kind: 'audio',
  title: 'How a mentor answered',
  file: 'media/answer.wav',
  captions: 'media/answer.vtt',
  seconds: SECONDS,
  transcript: '<p>“What would you do?” asks Amina.</p>',
};

/** A page of its own in a package, as in packages.test.ts: its first lesson begins with a sound. */
async function addPage(name: string): Promise<string> {
  const home = join(folder, 'short-scorm12');
  await mkdir(join(home, 'media'), { recursive: true });
  await writeFile(join(home, sound.file), silence(SECONDS));
  await writeFile(join(home, sound.captions), `WEBVTT\n\n00:00.000 --> 01:00.000\nWhat would you do?\n`);
  const page = editCourse(await readFile(join(home, 'index.html'), 'utf8'), (course) => {
    course.lessons = course.lessons.map((lesson, place) =>
      place === 0 ? { ...lesson, blocks: [sound, ...lesson.blocks] } : lesson,
    );
  });
  await writeFile(join(home, name), page);
  return `${url}package/short-scorm12/${name}`;
}

describe('A sound in a package', () => {
  it("is loaded when it is played, part by part, under the policy default-src 'self'", async () => {
    const device = await newDevice();
    const page = await device.newTab();
    const answers: string[] = [];
    page.on('response', (response) => {
      const path = new URL(response.url()).pathname;
      if (path.includes('/media/')) answers.push(`${response.status()} ${path.replace(/.*\/media\//, '')}`);
    });
    await page.goto(await addPage('with-sound.html'));
    const learner = await Learner.at(page.mainFrame(), page, folder);
    await learner.untilUsable();
    await learner.start();
    await learner.sees(learner.lesson(1));
    await page.click('audio-block figcaption'); // browsers play nothing to whom has pressed nothing
    expect(answers).toEqual([]);
    await page.$eval('audio', async (audio) => {
      audio.muted = true;
      await audio.play();
    });
    await page.waitForFunction(() =>
      document.querySelector<HTMLElement>('audio-block .words')?.innerText.includes('What would you do?'),
    );
    await page.$eval('audio', async (audio) => {
      const sought = new Promise((done) => audio.addEventListener('seeked', done, { once: true }));
      audio.currentTime = 50;
      await sought;
    });
    expect(await page.$eval('audio', ({ currentTime }) => currentTime)).toBeGreaterThanOrEqual(50);
    expect(answers).toContain('206 answer.wav');
    expect(answers).toContain('200 answer.vtt');
    expect(device.troubles).toEqual([]); // a broken policy would be one
  });
});
