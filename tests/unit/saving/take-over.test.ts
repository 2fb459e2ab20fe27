import { expect, it } from 'vitest';
import { Journal } from '../../../src/saving/journal.ts';
import { allRight, play, smallCourse as course, submitted } from '../state/fixture.ts';
import { launch, mirrored } from './fixture.ts';
import { visit } from './quiet-visit.ts';

it('a window that takes over has the work of the other one, also where only the second copy can keep it', async () => {
  const { mirror } = mirrored();
  const here = () => new Journal(null, 'course:demo', mirror); // the LMS has filled this origin's storage
  const first = visit(here(), launch());
  const second = visit(here(), launch(), { firstWindow: false });
  expect(second.standing).toBe('other-window');
  first.changed(play(submitted(allRight), course), true);
  await second.takeOver();
  expect(second.standing).toBe('writing');
  expect(second.attempt.bestScore).toBe(100);
});
