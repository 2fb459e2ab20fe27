import { describe, expect, it } from 'vitest';
import { run } from '../../command.ts';

/** As somebody has it who has set nothing, whatever the machine's own environment says. */
const nothing = {
  MOODLE_URL: '',
  MOODLE_TEACHER: '',
  MOODLE_TEACHER_PASSWORD: '',
  MOODLE_LEARNER: '',
  MOODLE_LEARNER_PASSWORD: '',
  MOODLE_COURSE: '',
};

const testMoodle = (env: Partial<typeof nothing> = {}, ...args: readonly string[]) =>
  run('npm', ['run', '--silent', 'test:moodle', '--', ...args], { env: { ...nothing, ...env } });

describe('npm run test:moodle', { timeout: 30_000 }, () => {
  it('says in one sentence that it did nothing when no Moodle is named, and that is no failure', async () => {
    const { ok, output } = await testMoodle();
    expect(ok).toBe(true);
    expect(output).toMatch(/^No Moodle is named, so nothing was tested; set MOODLE_URL [^\n]+\.$/);
  });

  it('names all that is missing beside the address, and ends as a failure', async () => {
    const { ok, output } = await testMoodle({
      MOODLE_URL: 'https://moodle.invalid',
      MOODLE_TEACHER: 'tess',
      MOODLE_COURSE: 'PLAY',
    });
    expect(ok).toBe(false);
    expect(output).toBe(
      'MOODLE_URL names a Moodle, but MOODLE_TEACHER_PASSWORD, MOODLE_LEARNER and MOODLE_LEARNER_PASSWORD are missing; set them too.',
    );
  });

  it('speaks of one missing thing in the singular', async () => {
    const { ok, output } = await testMoodle({
      MOODLE_URL: 'https://moodle.invalid',
      MOODLE_TEACHER: 'tess',
      MOODLE_TEACHER_PASSWORD: 'secret',
      MOODLE_LEARNER: 'lea',
      MOODLE_LEARNER_PASSWORD: 'secret',
    });
    expect(ok).toBe(false);
    expect(output).toBe('MOODLE_URL names a Moodle, but MOODLE_COURSE is missing; set it too.');
  });

  it('wants a web address', async () => {
    const { ok, output } = await testMoodle({ MOODLE_URL: 'moodle.invalid' });
    expect(ok).toBe(false);
    expect(output).toBe(
      'MOODLE_URL is moodle.invalid, which is no web address; give one such as https://moodle.example.org.',
    );
  });

  it('tells what it needs', async () => {
    const { ok, output } = await testMoodle({}, '--help');
    expect(ok).toBe(true);
    for (const name of Object.keys(nothing)) expect(output).toContain(name);
    expect(output).toContain('--keep');
  });
});
