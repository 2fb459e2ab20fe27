import { readFile } from 'node:fs/promises';
import type { Frame, SerializedAXNode } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { sitDown, useBrowser } from './harness.ts';
import type { Learner } from './learner.ts';
import { spotOf } from './spot.ts';
import { both, scorm2004 } from './standards.ts';

useBrowser();

describe.each([scorm2004])('What the learner sees in $name', ({ short }) => {
  it('is told of trouble and of its end, and of nothing else', async () => {
    const { lms, learner } = await sitDown({ package: short });
    const live = () =>
      learner.frame.$eval('header [role=status]', (status) => status.getAttribute('aria-live'));
    await learner.untilSaveState('Saved');
    expect(await live()).toBe('off');
    await learner.goToQuiz();
    await learner.sort(1);
    await learner.untilSaveState('Kept');
    expect(await live()).toBe('off');
    await lms.setFault('commitRefused', true);
    await learner.wait(21);
    await learner.untilSaveState('Not saved yet');
    expect(await live()).toBe('polite');
    await lms.setFault('commitRefused', false);
    await learner.press('Try again');
    await learner.untilSaveState('Saved');
    expect(await live()).toBe('polite');
    expect(await learner.has('Try again')).toBe(false);
    await learner.sort(1);
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    expect(await live()).toBe('off');
  });

  it('says "Sent" where a save cannot be checked', async () => {
    const noFiles = `if (location.pathname.includes('/package/')) window.fetch = () => Promise.reject(new TypeError('no'));`;
    const { learner } = await sitDown({ package: short, before: noFiles });
    await learner.untilSaveState('Sent');
  });

  it('can look at every message to the course and copy it for support', async () => {
    const { learner } = await sitDown({ package: short });
    await learner.untilSaveState('Saved');
    await learner.menu('Save state');
    await learner.sees('Save state');
    const shown = await learner.text();
    expect(shown).toMatch(/Initialize\(\) → true/);
    expect(shown).toMatch(/SetValue\(cmi\.suspend_data\) = 1~/);
    expect(shown).toContain('Your course');
    await learner.frame.evaluate(
      () =>
        (navigator.clipboard.writeText = (text) => (
          ((window as { copied?: string }).copied = text),
          Promise.resolve()
        )),
    );
    await learner.press('Copy for support');
    await learner.frame.waitForFunction(() => document.body.innerText.includes('Copied'), { polling: 20 });
    const copied = await learner.frame.evaluate(() => (window as { copied?: string }).copied ?? '');
    expect(copied).toContain(`${learner.course.id} ${learner.course.version}`);
    expect(copied).toMatch(/Commit\(\) → true/);
  });

  it('can clear the device, and it stays clear when the learner leaves', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort(3);
    expect(Object.keys(await lms.journals())).toHaveLength(1);
    await learner.menu('Settings');
    await learner.press('Clear this device');
    await learner.frame.waitForFunction(() => document.body.innerText.includes('This device is cleared.'), {
      polling: 20,
    });
    expect(await lms.journals()).toEqual({});
    await lms.leave();
    expect(await lms.journals()).toEqual({});
    const back = await lms.relaunch();
    await back.resume();
    expect((await back.untilCard()).number).toBe(4); // the course record has it
  });
});

describe.each(both)('What the learner sees in $name', ({ standard, full }) => {
  // What is drawn knows nothing of the standard: each has one of the screens.
  const scheme = standard === 'scorm12' ? 'light' : 'dark';
  it(`has no fault that axe can find, on a ${scheme} screen`, async () => {
    const { lms, learner } = await sitDown({ package: full });
    await lms.page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    const found: Record<string, string[]> = {};
    const look = async (page: string) => {
      found[page] = [
        ...(await faults(learner.frame)),
        ...(scheme === 'light' ? await otherNames(learner) : []),
      ];
    };
    await look('cover');
    await learner.start();
    await learner.untilCard();
    await look('warm-up');
    await learner.warmUp();
    await learner.readLessons(0);
    await look('lesson');
    await learner.readLessons();
    await learner.sort(2);
    await look('quiz');
    await learner.sort(Infinity, (card) => card > 1);
    await learner.submit();
    await look('result');
    await learner.press('Menu');
    await look('menu');
    await lms.page.keyboard.press('Escape');
    for (const entry of ['Save state', 'Settings', 'Certificate']) {
      await learner.menu(entry);
      await learner.sees(entry === 'Certificate' ? learner.course.title : entry);
      await look(entry);
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((page) => [page, []])));
  });
});

/** Buttons that `Learner.press` has by another name than the browser's own accessibility tree. */
async function otherNames({ frame, page }: Learner): Promise<string[]> {
  const buttons = (node: SerializedAXNode | null): string[] => [
    ...(node?.role === 'button' ? [node.name ?? ''] : []),
    ...(node?.children ?? []).flatMap(buttons),
  ];
  const around = new Set(buttons(await page.accessibility.snapshot())); // of the LMS
  const all = buttons(await page.accessibility.snapshot({ includeIframes: true }));
  const spoken = new Set(all.filter((name) => !around.has(name)));
  const written = await frame.$$eval('button', (buttons) =>
    buttons.map((one) => (one.ariaLabel ?? one.textContent).replace(/\s+/g, ' ').trim()),
  );
  const other: string[] = [];
  for (const name of new Set([...spoken, ...written])) {
    const isFound = (await frame.evaluate(spotOf, { name }, { pause: 0, looks: 1 })) !== null;
    if (isFound !== spoken.has(name)) other.push(`${name} is ${isFound ? 'pressed' : 'heard'} only`);
  }
  return other;
}

interface AxeResult {
  readonly violations: { readonly id: string; readonly nodes: { readonly html: string }[] }[];
}

/** What axe finds wrong with the page: rule and element. */
async function faults(frame: Frame): Promise<string[]> {
  const source = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  const known = await frame.evaluate(() => 'axe' in window);
  if (!known) await frame.evaluate(source);
  const { violations } = (await frame.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResult;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
