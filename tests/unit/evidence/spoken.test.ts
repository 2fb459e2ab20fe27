import { expect, it } from 'vitest';
import { spokenIn } from '../../heard/spoken.ts';

it('What Orca said is read from its log without times and without the keys that were pressed', () => {
  const log = `02:42:15.754782 - SPEECH OUTPUT: 'tab ' {'established': False}
02:42:15.864651 - SPEECH OUTPUT: 'It's a card. push button.'{'established': False}
02:42:15.864655 - ORCA: Region of interest: [push button | Start] (0, 0)
02:42:16.000000 - SPEECH OUTPUT: 'Start  push button.'{'established': False}`;
  expect(spokenIn(log)).toEqual(["It's a card. push button.", 'Start push button.']);
});
