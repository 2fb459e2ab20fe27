import { expect, it } from 'vitest';
import { keysIn, spokenIn } from '../../heard/spoken.ts';

it('What Orca said is read from its log without times and without the dots of lists', () => {
  const log = `02:42:15.754782 - SPEECH OUTPUT: '• '{'established': False}
02:42:15.864651 - SPEECH OUTPUT: 'It's a card. push button.'{'established': False}
02:42:15.864655 - ORCA: Region of interest: [push button | Start] (0, 0)
02:42:16.000000 - SPEECH OUTPUT: 'Start  push button.'{'established': False}`;
  expect(spokenIn(log)).toEqual(["It's a card. push button.", 'Start push button.']);
});

it('A key counts once Orca has dealt with it, not while it still does', () => {
  const log = `vvvvv PROCESS ATSPI_KEY_RELEASED_EVENT: 'Tab' (23) vvvvv
^^^^^ PROCESS ATSPI_KEY_RELEASED_EVENT: 'Tab' (23) ^^^^^
^^^^^ PROCESS ATSPI_KEY_PRESSED_EVENT: 'Return' (36) ^^^^^
vvvvv PROCESS ATSPI_KEY_RELEASED_EVENT: 'Return' (36) vvvvv`;
  expect(keysIn(log)).toBe(1);
});
