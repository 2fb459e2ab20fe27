import { describe, expect, it } from 'vitest';
import { sitDown, useBrowser } from './harness.ts';
import type { LmsTab } from './lms-tab.ts';
import { both, scorm12, scorm2004 } from './standards.ts';
import type { Learner } from './learner.ts';
import { oddTexts } from './variants.ts';

useBrowser();

describe.each(both)('A whole course in $name', ({ standard, full, short }) => {
  it('is passed by mouse, and the LMS holds all of it', async () => {
    const { lms, learner } = await sitDown({ package: full });
    await learner.goToQuiz();
    const answers = new Map<string, string>();
    for (let card = await learner.card(); card; card = await learner.card()) {
      const category = card.number > 13 ? learner.wrongPlace(card.text) : learner.rightPlace(card.text);
      answers.set(card.text, category);
      await learner.place(category);
    }
    await learner.submit();
    await learner.sees('You passed');
    expect(await learner.text()).toMatch(/13 of 15[^]*86%/);
    await learner.untilSaveState('Saved');
    await expectPassed(lms, learner, answers, 86.66);
    await learner.press('Finish');
    await learner.sees('You have finished');
    expect(await lms.refused()).toEqual([]);
  });

  it('counts the better one of a failed and a passed attempt, and keeps every card in its row', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort(Infinity, (card) => card > 3);
    await learner.submit();
    await learner.sees('not yet');
    expect(await learner.text()).toMatch(/2 of 6[^]*33%/);
    await learner.untilSaveState('Saved');
    const first = await lms.rows();
    expect(await lms.holds()).toMatchObject({ score: '33.33', status: 'incomplete' });
    expect((await lms.holds()).success).not.toMatch(/passed|failed/);

    await learner.press('Try with new cards');
    await learner.sort();
    await learner.submit();
    await learner.sees('You passed');
    await learner.untilSaveState('Saved');
    const second = await lms.rows();
    const drawn = learner.course.quiz.cards.length;
    expect(second.slice(0, 6).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(second.length).toBeLessThanOrEqual(Math.min(12, drawn));
    expect(new Set(second.map(({ id }) => id)).size).toBe(second.length);
    const { score, success } = await lms.holds();
    expect([score, success]).toEqual(['100', 'passed']);

    await learner.press('Try with new cards');
    await learner.sort(Infinity, () => false);
    await learner.submit();
    await learner.sees('not yet');
    await learner.untilSaveState('Saved');
    expect(await lms.holds()).toMatchObject({ score: '100', success: 'passed' });
    expect((await lms.rows()).slice(0, second.length).map(({ id }) => id)).toEqual(
      second.map(({ id }) => id),
    );
    const sent = (await lms.calls()).flatMap(({ call, args }) =>
      call === 'SetValue' && String(args[0]).endsWith('score.raw') ? [Number(args[1])] : [],
    );
    expect(sent).toEqual([33.33, 100]);
    expect(await lms.refused()).toEqual([]);
  });

  it('never takes back what it said, however often a finished learner comes and goes', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort();
    await learner.submit();
    await learner.untilSaveState('Saved');
    await learner.menu(learner.lesson(1));
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    const again = await lms.relaunch();
    await again.resume();
    await again.readLessons(1);
    await again.wait(21);
    await again.untilSaveState('Saved');
    await lms.leave();
    const said = statusesIn(await lms.calls(), lms.facts.elements.status);
    expect(said).toEqual(
      standard === 'scorm12' ? ['incomplete', 'completed', 'passed'] : ['incomplete', 'completed'],
    );
    expect(await lms.holds()).toMatchObject({ score: '100', success: 'passed' });
    expect(await lms.refused()).toEqual([]);
  });

  it('ends as failed once the only try is used up', async () => {
    const { lms, learner } = await sitDown({ package: `once-${full}` });
    await learner.goToQuiz();
    await learner.sort(Infinity, () => false);
    await learner.submit();
    await learner.sees('not yet');
    expect(await learner.has('Try with new cards')).toBe(false);
    await learner.untilSaveState('Saved');
    expect(await lms.holds()).toMatchObject({ success: 'failed', score: '0' });
    expect(statusesIn(await lms.calls(), lms.facts.elements.status)).toContain('completed');
    expect(await lms.refused()).toEqual([]);
  });

  it('is completed by its lessons alone where the course says so, without passed or failed', async () => {
    const { lms, learner } = await sitDown({ package: `lessons-${full}` });
    await learner.goToQuiz();
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    expect(await lms.holds()).toMatchObject({ status: 'completed', score: '' });
    expect((await lms.holds()).success).not.toMatch(/passed|failed/);
    expect(await lms.refused()).toEqual([]);
  });

  it('survives card texts with quotes, markup, separators and emoji', async () => {
    const { lms, learner } = await sitDown({ package: `odd-${full}` });
    await learner.goToQuiz();
    await learner.sort();
    await learner.submit();
    await learner.untilSaveState('Saved');
    expect(await lms.refused()).toEqual([]);
    const rows = await lms.rows();
    expect(rows).toHaveLength(6);
    for (const { id = '', description = '' } of rows) {
      expect(id).toMatch(/^[A-Za-z]\w*$/);
      expect(description.length).toBeLessThanOrEqual(250);
      expect(description).not.toMatch(/\p{Surrogate}/u);
    }
    if (standard === 'scorm2004') {
      expect(
        rows.every(({ description = '' }) =>
          oddTexts.some((text) => text.slice(1, 20) === description.slice(1, 20)),
        ),
      ).toBe(true);
    }
  });
});

describe.each([scorm2004])('A whole course in $name', ({ full }) => {
  it('is passed by keyboard alone', async () => {
    const { lms, learner } = await sitDown({ package: full });
    await tabTo(learner, 'Start', 'Enter');
    const { lessons, quiz } = learner.course;
    await sortByKeys(learner);
    await tabTo(learner, `Next: ${learner.lesson(1)}`, 'Enter');
    for (const place of lessons.keys()) {
      await tabTo(
        learner,
        `Next: ${lessons[place + 1]?.title ?? quiz.title}`,
        place % 2 === 0 ? 'Enter' : 'Space',
      );
    }
    const answers = await sortByKeys(learner);
    await learner.page.keyboard.press('Enter'); // focus waits on Submit
    await learner.sees('You passed');
    await learner.untilSaveState('Saved');
    await expectPassed(lms, learner, answers, 100);
    expect(await lms.refused()).toEqual([]);
  });
});

describe.each([scorm12])('A whole course in $name', ({ short }) => {
  it('stays open while lessons are left, although the quiz is passed', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.start();
    await learner.menu('Sorting quiz');
    await learner.sort();
    await learner.submit();
    await learner.sees('You passed');
    expect(await learner.text()).toContain('3 lessons left before the course is complete.');
    await learner.untilSaveState('Saved');
    expect(await lms.holds()).toMatchObject({ score: '100', status: 'incomplete' });
    expect((await lms.holds()).success).not.toBe('passed');

    await learner.press(`Next: ${learner.lesson(1)}`);
    await learner.readLessons(2);
    await learner.press('Next: Your result');
    expect(await learner.text()).toContain('You have completed the course.');
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    expect((await lms.holds()).success).toBe('passed');
    expect(await lms.refused()).toEqual([]);
  });
});

async function expectPassed(lms: LmsTab, learner: Learner, answers: Map<string, string>, score: number) {
  const { course } = learner;
  const [values, holds, rows] = [await lms.values(), await lms.holds(), await lms.rows()];
  expect(holds).toMatchObject({
    score: String(score),
    success: 'passed',
    exit: 'suspend',
    location: 'result',
  });
  const statuses = statusesIn(await lms.calls(), lms.facts.elements.status);
  if (lms.facts.apiName === 'API') {
    expect(statuses).toEqual(['incomplete', 'completed', 'passed']);
    expect(await committedStatuses(lms)).toEqual(['incomplete', 'completed', 'passed']);
    expect(holds.sessionTime).toMatch(/^\d{4}:\d\d:\d\d\.\d\d$/);
  } else {
    expect(statuses).toEqual(['incomplete', 'completed']);
    expect(values).toMatchObject({
      'cmi.progress_measure': '1',
      'cmi.score.scaled': String(Math.floor(score * 100) / 10_000),
    });
    expect(holds.sessionTime).toMatch(/^PT\d+H\d+M\d+(\.\d\d?)?S$/);
  }
  expect(course.lessons.map((_, row) => values[`cmi.objectives.${row}.id`])).toEqual(
    course.lessons.map(({ id }) => id),
  );
  expect(rows).toHaveLength(answers.size);
  const label = (idOrLabel = '') =>
    course.quiz.categories.find(({ id }) => id === idOrLabel)?.label ?? idOrLabel;
  for (const row of rows) {
    const card = course.quiz.cards.find(({ reportId }) => reportId === row['id']);
    const chosen = answers.get(card?.text ?? '') ?? '';
    const right = learner.rightPlace(card?.text ?? '');
    expect(label(row[lms.facts.response])).toBe(chosen);
    expect(label(row['correct_responses.0.pattern'])).toBe(right);
    const wrong = lms.facts.apiName === 'API' ? 'wrong' : 'incorrect';
    expect(row['result']).toBe(chosen === right ? 'correct' : wrong);
  }
}

/** The words written to the status, in order. */
function statusesIn(calls: Awaited<ReturnType<LmsTab['calls']>>, element: string): unknown[] {
  return calls
    .filter(({ call, args }) => call === 'SetValue' && args[0] === element)
    .map(({ args }) => args[1]);
}

/** The words of the status as commits brought them. */
async function committedStatuses(lms: LmsTab): Promise<unknown[]> {
  let latest: unknown;
  const committed: unknown[] = [];
  for (const { call, args } of await lms.calls()) {
    if (call === 'SetValue' && args[0] === lms.facts.elements.status) latest = args[1];
    if (call === 'Commit' && committed.at(-1) !== latest) committed.push(latest);
  }
  return committed;
}

/** Every card well: the first by Tab, then focus comes to each next card by itself. */
async function sortByKeys(learner: Learner): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  let card: Awaited<ReturnType<Learner['card']>> = await learner.untilCard();
  for (let first = true; card; card = await learner.card(), first = false) {
    const category = learner.rightPlace(card.text);
    const shown = await learner.shownCard();
    answers.set(card.text, category);
    if (first) await tabTo(learner, category, 'Enter');
    else if (card.number % 2 === 0) await learner.page.keyboard.press(await keyOf(learner, category));
    else await tabTo(learner, category, 'Space');
    await learner.untilOtherCard(shown);
  }
  return answers;
}

/** Tabs until a control of this name has focus, then presses the key. */
async function tabTo(learner: Learner, name: string, key: 'Enter' | 'Space') {
  await learner.button(name);
  for (let tabs = 0; tabs < 200; tabs += 1) {
    const focused = await learner.frame.evaluate(() => {
      const element = document.activeElement;
      const spoken = element?.cloneNode(true) as Element | undefined;
      for (const hidden of spoken?.querySelectorAll('[aria-hidden="true"]') ?? []) hidden.remove();
      return element?.ariaLabel ?? spoken?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    });
    if (focused === name) return learner.page.keyboard.press(key);
    await learner.page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached "${name}".`);
}

/** The number that stands for a category: its place among the card's buttons. */
async function keyOf(learner: Learner, category: string): Promise<'1' | '2' | '3'> {
  const labels = Object.keys(await learner.placed());
  return (['1', '2', '3'] as const)[labels.indexOf(category)] ?? '1';
}
