import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { profileNames, profiles } from '../../scorm/package/profiles.ts';
import { schemaTools } from '../../scorm/bundle/schema-tools.ts';
import { verifyPackage } from '../../scorm/verify/verify-package.ts';
import { openBare } from './bare-lms.ts';
import { newDevice, useBrowser } from './harness.ts';
import { Learner } from './learner.ts';
import { scorm12 } from './standards.ts';

const tools = await schemaTools();

useBrowser();
const { folder, url } = inject('stand');

describe.each(profileNames)('The package %s', (name) => {
  it('passes all that we know to check, and names only what it has', async () => {
    const { findings } = await verifyPackage(await zipOf(name), tools);
    const found = findings.filter(({ level }) => level !== 'ok').map(({ what }) => what);
    const known = {
      scorm12: [],
      'scorm2004-3rd': ['Moodle plays SCORM 2004 in part: without its report of answers and without its app'],
      'scorm2004-4th': ['Moodle plays SCORM 2004 in part: without its report of answers and without its app'],
      web: ['it has no imsmanifest.xml, so it is no SCORM package'],
    };
    expect(found).toEqual(known[name]);
  });

  it("is played to its end under the policy default-src 'self', and asks nobody else for anything", async () => {
    const address = `${url}package/short-${name}/index.html`;
    const policy = (await fetch(address)).headers.get('content-security-policy');
    expect(policy).toBe("default-src 'self'");
    const device = await newDevice();
    const page = await device.newTab();
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await page.goto(address);
    const learner = await Learner.at(page.mainFrame(), page, folder);
    await learner.untilUsable();
    await learner.goToQuiz();
    await learner.sort(Infinity, (card) => card > 0);
    await learner.submit();
    await learner.press('Sort the missed ones again');
    await learner.menu('Save state');
    await learner.sees('Save state');
    await learner.menu('Resources');
    await learner.sees('Resources');
    expect([...asked]).toEqual([new URL(url).origin]);
    expect(device.troubles).toEqual([]);
  });

  it('says what it is made of, each with name, version, licence and its text', async () => {
    const text = await readFile(join(folder, name, 'licences.txt'), 'utf8');
    const { dependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const library of [...Object.keys(dependencies), 'lit-html']) {
      const about = await readFile(join('node_modules', library, 'package.json'), 'utf8');
      const { version, license } = JSON.parse(about) as { version: string; license: string };
      expect(text).toContain(`=\n${library} ${version}\nLicence: ${license}\n`);
    }
    expect(text).not.toContain('lit-element'); // what is not in the package is not in its list
    expect(text).toContain('SIL OPEN FONT LICENSE');
    expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
    expect(text.includes('Schema files of SCORM')).toBe(profiles[name].manifest !== null);
  });
});

describe('Those who watch over a package', () => {
  it('notice a style and a script inside the page, and a picture and a sound from elsewhere', async () => {
    const device = await newDevice();
    const page = await device.newTab();
    const foreign = [
      '<p style="color: red">',
      '<script>alert(1)</script>',
      '<img src="https://cdn.example/a.png">',
      '<audio preload="auto" src="https://cdn.example/a.mp3"></audio>',
    ];
    // A file of its own: the preview LMS reads every index.html, also for the tests that run beside this one.
    const whole = await readFile(join(folder, 'short-scorm12', 'index.html'), 'utf8');
    await writeFile(
      join(folder, 'short-scorm12', 'broken.html'),
      whole.replace('</body>', `${foreign.join('')}</body>`),
    );
    await page.goto(`${url}package/short-scorm12/broken.html`);
    await (await Learner.at(page.mainFrame(), page, folder)).untilUsable();
    const broken = device.troubles
      .join('\n')
      .matchAll(/the policy (style|script|img|media)-src\S* was broken/g);
    expect([...new Set([...broken].map(([, what]) => what))].toSorted()).toEqual([
      'img',
      'media',
      'script',
      'style',
    ]);
    await page.close();
    device.troubles.length = 0;
  });
});

describe.each([scorm12])('A learner in $name', ({ standard, short }) => {
  it('is told what it means that the LMS around the course is of another site', async () => {
    const bare = await openBare(await newDevice(), { standard, package: short, elsewhere: true });
    expect(await bare.learner.text()).toContain(
      'No course can be reached from this page, so there is no course record.',
    );
    await bare.learner.goToQuiz();
    await bare.learner.sort();
    await bare.learner.submit();
    await bare.learner.sees('You passed');
    expect(await bare.calls()).toEqual([]);
  });

  it('who lands on what was asked for last, after signing in again, reads where to go', async () => {
    const device = await newDevice();
    const page = await device.newTab();
    await page.goto(`${url}package/${short}/ping.html?x`);
    expect(await page.$eval('h1', (heading) => heading.innerText)).toBe('Coaching or mentoring?');
    expect(await page.$eval('main', (main) => main.innerText)).toContain(
      'You are signed in. You can go back to your course now.',
    );
  });
});

async function zipOf(name: string): Promise<Uint8Array> {
  const file = (await readdir(folder)).find((one) => one.endsWith(`-${name}.zip`)) ?? '';
  return readFile(join(folder, file));
}
