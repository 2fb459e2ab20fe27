import { rm } from 'node:fs/promises';
import { expect, inject, it } from 'vitest';
import { buildPackages } from '../../scorm/build-packages.ts';
import { servePreview } from '../../scorm/preview/server.ts';
import { workplace } from '../unit/authoring/workplace.ts';
import { Device } from './device.ts';
import { newDevice, useBrowser } from './harness.ts';

useBrowser();

it('what npm run new starts can be taken from its cover to its end, and the LMS holds the result', async () => {
  const place = workplace();
  expect((await place.npm('new', place.path('mine'))).ok).toBe(true);
  const folder = place.path('mine/dist');
  const packages = await buildPackages(place.path('mine/en-GB'), folder, { only: ['scorm12'] });
  const preview = await servePreview({ packages, port: 0 });
  const device = new Device({ ...inject('stand'), url: preview.url, folder }, (await newDevice()).context);
  try {
    const lms = await device.openLms({ package: 'scorm12' });
    const learner = await lms.module();
    await learner.sees('Observation or judgement?');
    await learner.goToQuiz();
    await learner.sort(Infinity, (card) => card > 0);
    await learner.submit();
    await learner.sees('You passed');
    expect(await learner.text()).toContain('3 of 4');
    await learner.untilSaveState('Saved');
    expect(await lms.holds()).toMatchObject({ score: '75', status: 'passed' });
    await learner.menu('Resources');
    await learner.sees('Resources');
    expect(await learner.text()).toContain('Feedback');
    expect(await lms.refused()).toEqual([]);
    expect(device.troubles).toEqual([]);
  } finally {
    await preview.close();
    await rm(folder, { recursive: true });
  }
});
