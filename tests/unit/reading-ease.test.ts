import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { checkReadingEase } from '../reading-ease.ts';
import { courseAtWork } from './authoring/workplace.ts';
import { lesson } from './compiler/fixture.ts';

const PLAIN = 'You meet a coach. You talk. You choose what to do next. ';
const HARD = 'Organisational transformation necessitates multidimensional developmental interventions. ';

describe('the check of how the lessons read', () => {
  let warn: MockInstance<typeof console.warn>;
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-28T12:00:00Z'), toFake: ['Date'] });
    warn = vi.spyOn(console, 'warn').mockReturnValue();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const check = (text: string) => checkReadingEase(courseAtWork(['lessons/one.md', text]).path('course'));

  it('is content with a plain lesson that somebody reviewed within a year', async () => {
    const { ok, output } = await check(lesson(PLAIN));
    expect({ ok, output }).toMatchObject({ ok: true });
    expect(output).toMatch(/^L1: reading ease \d+, 12 words$/m);
    expect(warn).not.toHaveBeenCalled();
  });

  it('fails a lesson that is hard to read, and names it', async () => {
    const { ok, output } = await check(lesson(HARD));
    expect(ok).toBe(false);
    expect(output).toContain('L1 is hard to read; write shorter sentences and plainer words.');
    expect(output).not.toContain('L2 is hard');
  });

  it('fails lessons that are too long together', async () => {
    const { ok, output } = await check(lesson(PLAIN.repeat(200)));
    expect(ok).toBe(false);
    expect(output).toContain('All lessons have 2402 words, more than 2350; shorten some.');
  });

  it('warns of a lesson that nobody reviewed for a year, and passes it', async () => {
    const { ok } = await check(lesson(PLAIN).replace('2026-11-22', '2025-11-20'));
    expect(ok).toBe(true);
    expect(warn.mock.calls).toEqual([['Warning: L1 was last reviewed on 2025-11-20; read it again.']]);
  });

  it('says what is wrong with content that does not compile', async () => {
    const { ok, output } = await check('no front matter');
    expect(ok).toBe(false);
    expect(output).toMatch(/course\/lessons\/one\.md:1:1 /);
  });
});
