import { describe, expect, it } from 'vitest';
import { workplace } from '../authoring/workplace.ts';
import { reportFile } from './fixture.ts';

describe('npm run results', () => {
  it('says what made-up learners find hard, and writes a page and a table', async () => {
    const place = workplace();
    const { ok, output } = await place.npm(
      'results',
      '--example',
      '--html',
      place.path('a.html'),
      '--csv',
      place.path('a.csv'),
    );
    expect(output).toMatch(/64 learners, 960 answers/);
    expect(ok).toBe(true);
    expect(place.read('a.html')).toMatch(/<h1>What this group finds hard<\/h1>/);
    expect(place.read('a.csv')).toMatch(/^\uFEFFcard,text,belongs to/);
  });

  it('reads a report of Moodle, and says what it leaves out of an older version', async () => {
    const place = workplace();
    const old = new TextDecoder().decode(reportFile('moodle51-interactions.txt').bytes);
    place.write('report.txt', old.replaceAll('C04_senior_shares_experience', 'C99_of_another_version'));
    const { output } = await place.npm('results', place.path('report.txt'));
    expect(output).toMatch(/4 learners, \d\d answers/);
    expect(output).toMatch(/cards that this version of the course does not have \(.*C99_of_another_version/);
  });

  it('ends with the place, the reason and the way to the right file', async () => {
    const place = workplace();
    place.write('basic.txt', reportFile('moodle51-basic.txt').bytes);
    const { ok, output } = await place.npm('results', place.path('basic.txt'));
    expect(ok).toBe(false);
    expect(output).toMatch(
      /^basic\.txt:1:1 this is a list of learners without their answers; .*Interactions report/,
    );
  });
});
