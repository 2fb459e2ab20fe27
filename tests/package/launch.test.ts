import { pathToFileURL } from 'node:url';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { storageForbidden, type Device } from './device.ts';
import { newDevice, sitDown, useBrowser } from './harness.ts';
import { both, scorm2004 } from './standards.ts';
import { Learner } from './learner.ts';
import { openBare, type BareHost } from './bare-lms.ts';

useBrowser();
const { folder, url } = inject('stand');

describe.each(both)('Launched in $name', ({ standard, full, short }) => {
  const bare = (device: Device, host: BareHost) => openBare(device, { standard, package: short, ...host });

  it('finds the LMS three windows up, and opens the session exactly once', async () => {
    const lms = await bare(await newDevice(), { frames: 3 });
    await lms.learner.untilSaveState('Saved');
    expect((await lms.calls()).filter((call) => call.endsWith('Initialize()'))).toHaveLength(1);
  });

  it('finds the LMS in the window that opened it, or one above that', async () => {
    const frames = standard === 'scorm12' ? 0 : 1;
    const { learner } = await bare(await newDevice(), { popup: true, frames });
    await learner.untilSaveState('Saved');
  });

  it('takes true for "true"', async () => {
    const { learner } = await sitDown({
      package: short,
      faults: [{ on: ['Initialize', 'Commit', 'SetValue'], answer: true }],
    });
    await learner.untilSaveState('Saved');
  });

  it.each([
    ['refuses', { refuse: '101' }],
    ['throws at', { throws: 'the LMS is broken' }],
  ])('goes on without an LMS that %s the opening, says so, and asks nothing more of it', async (_, fault) => {
    const { lms, learner } = await sitDown({ package: short, faults: [{ on: ['Initialize'], ...fault }] });
    expect(await learner.saveState()).toMatch(/^No course record/);
    await learner.goToQuiz();
    await learner.sort();
    await learner.submit();
    await lms.leave();
    const names = new Set((await lms.calls()).map(({ call }) => call));
    // Reading tells a session that is open already from one that is not.
    for (const asked of [
      'GetLastError',
      'GetErrorString',
      'GetDiagnostic',
      'Initialize',
      'GetValue',
    ] as const)
      names.delete(asked);
    expect([...names]).toEqual([]);
  });

  const [lacking, other] =
    standard === 'scorm12' ? ['cmi.interactions', 'cmi.objectives'] : ['cmi.objectives', 'cmi.interactions'];
  it(`writes nothing to ${lacking} where the LMS has none`, async () => {
    const element = lacking;
    const faults = [{ on: ['GetValue', 'SetValue'] as const, element: `^${element}`, refuse: '401' }];
    const { lms, learner } = await sitDown({ package: short, faults });
    await learner.goToQuiz();
    await learner.sort();
    await learner.submit();
    await learner.untilSaveState('Saved');
    const written = (await lms.calls()).filter(
      ({ call, args }) => call === 'SetValue' && String(args[0]).startsWith(element),
    );
    expect(written).toEqual([]);
    expect(Object.keys(await lms.values()).some((key) => key.startsWith(other))).toBe(true);
    expect((await lms.holds()).score).toBe('100');
  });

  it('says incomplete within five seconds, with no score, and is ready to be suspended', async () => {
    const { lms, learner } = await sitDown({ package: full });
    await learner.untilSaveState('Saved');
    expect(await lms.holds()).toMatchObject({ status: 'incomplete', exit: 'suspend', score: '' });
    const calls = await lms.calls();
    expect(
      (calls.find(({ call }) => call === 'Commit')?.time ?? Infinity) - (calls[0]?.time ?? 0),
    ).toBeLessThan(5000);
  });
});

describe.each([scorm2004])('Launched in $name', ({ standard, full, short }) => {
  const bare = (device: Device, host: BareHost) => openBare(device, { standard, package: short, ...host });

  it('waits for an LMS that is late', async () => {
    const { learner } = await bare(await newDevice(), { late: 1200 });
    await learner.untilSaveState('Saved');
  });

  it.each(['', 'Müller, Anna', '{lang=de}Anna', '<b>"Anna" & \'Bob\'</b>'])(
    'is at ease with a learner called "%s"',
    async (name) => {
      const { lms, learner } = await sitDown({
        package: short,
        faults: [{ on: ['GetValue'], element: 'name$', answer: name }],
      });
      await learner.start();
      await learner.wait(21);
      await learner.untilSaveState('Saved');
      expect(await lms.refused()).toEqual([]);
    },
  );

  it.each(['', 'something'])('takes the mode "%s" for a normal visit', async (mode) => {
    const { lms, learner } = await sitDown({
      package: short,
      faults: [{ on: ['GetValue'], element: 'mode$', answer: mode }],
    });
    await learner.untilSaveState('Saved');
    expect((await lms.holds()).status).toBe('incomplete');
  });

  it('asks for at most five files before the first lesson, all of them its own', async () => {
    const device = await newDevice();
    const page = await device.newTab();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${url}package/${full}/index.html`, { waitUntil: 'networkidle0' });
    const learner = await Learner.at(page.mainFrame(), page, folder);
    await learner.start();
    const files = asked.filter((address) => !/favicon|ping\.html/.test(address));
    expect(files.length).toBeLessThanOrEqual(5);
    expect(files.every((address) => address.startsWith(`${url}package/${full}/`))).toBe(true);
  });

  it('works alone, and says that nobody keeps a record', async () => {
    const device = await newDevice();
    const learner = await openAlone(device, `${url}package/${short}/index.html`);
    await takeItAlone(learner);
  });

  it('opens from a disk', async () => {
    const device = await newDevice();
    const learner = await openAlone(device, pathToFileURL(join(folder, short, 'index.html')).href);
    await takeItAlone(learner);
  });

  it('explains itself in a sandboxed frame, and works there', async () => {
    const { learner } = await bare(await newDevice(), { sandbox: 'allow-scripts' });
    expect(await learner.text()).toContain('There is no course record, and this browser keeps nothing.');
    await takeItAlone(learner);
  });

  it('gives up an endless search for the LMS and goes on', async () => {
    const endless = `if (location.pathname.includes('/package/')) {
      const hall = { get parent() { return { get parent() { return hall; } }; } };
      Object.defineProperty(window, 'parent', { get: () => hall });
      Object.defineProperty(window, 'opener', { get: () => { throw new DOMException('Blocked', 'SecurityError'); } });
    }`;
    const device = await newDevice();
    const learner = await openAlone(device, `${url}package/${short}/index.html`, endless);
    await takeItAlone(learner);
  });

  it('is one window on plain http too, where browsers have no locks', async () => {
    const { device, lms, learner } = await sitDown({ package: short, host: 'lms.example' });
    expect(await learner.frame.evaluate(() => 'locks' in navigator)).toBe(false);
    await learner.untilSaveState('Saved');
    const second = await (await device.openLms({ package: short, host: 'lms.example' })).module();
    expect(await second.text()).toContain('This course is open in another window');
    await lms.page.bringToFront();
    await learner.start();
    await learner.wait(21);
    await learner.untilSaveState('Saved');
  });
});

describe('The script', () => {
  it('has no unload listener, asks nobody whether to stay, and speaks to nobody else', async () => {
    const names = await readdir(join(folder, 'scorm12'));
    for (const name of names.filter((file) => /\.(js|html|css)$/.test(file))) {
      const text = await readFile(join(folder, 'scorm12', name), 'utf8');
      expect(text).not.toMatch(/["'`](on)?unload["'`]?\s*[,=:]|onbeforeunload|returnValue/);
      expect(text.replaceAll('http://www.w3.org/', '')).not.toMatch(/(src|href|url\()=?["'(]?(https?:)?\/\//);
    }
  });

  it('works in a browser that forbids storage, and says what that means', async () => {
    const { lms, learner } = await sitDown({ package: 'short-scorm12', before: storageForbidden });
    expect(await learner.text()).toContain(
      'This browser keeps nothing for this page. Wait for “Saved” before you close it.',
    );
    await learner.goToQuiz();
    await learner.sort(2);
    const card = await learner.card();
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    const back = await lms.relaunch();
    await back.resume();
    expect(await back.untilCard()).toEqual(card);
  });
});

async function openAlone(device: Device, address: string, before = ''): Promise<Learner> {
  const page = await device.newTab(before);
  await page.goto(address);
  const learner = await Learner.at(page.mainFrame(), page, folder);
  await learner.untilUsable();
  return learner;
}

async function takeItAlone(learner: Learner) {
  expect(await learner.saveState()).toMatch(/^No course record/);
  await learner.goToQuiz();
  await learner.sort();
  await learner.submit();
  await learner.sees('You passed');
  await learner.press('Finish');
  await learner.sees('You have finished');
  expect(await learner.text()).not.toContain('Your record is with the course');
}
