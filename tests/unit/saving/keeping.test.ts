import { describe, expect, it } from 'vitest';
import { Journal } from '../../../src/saving/journal.ts';
import { play, smallCourse as course } from '../state/fixture.ts';
import { FakeStorage, journalled, launch, sealed } from './fixture.ts';
import { visit } from './quiet-visit.ts';

const version = { revision: 3, session: 'here' };
const work = sealed(play([{ type: 'end-lesson', lesson: 'L1' }], course), course, version);

/** A device with this work, as a visit left it. */
function deviceWith(more: Parameters<typeof journalled>[1]): Journal {
  const journal = new Journal(new FakeStorage(), 'course:demo');
  journal.write(journalled(work, more));
  return journal;
}
const emptyDevice = () => new Journal(new FakeStorage(), 'course:demo');

describe('whether the course keeps a record', () => {
  it('is believed on a first visit', () => {
    expect(visit(emptyDevice(), launch()).keeping).toBe('yes');
  });

  it('is denied to a guest, unless there is a record', () => {
    expect(visit(emptyDevice(), launch({ learnerId: 'guest' })).keeping).toBe('no');
    expect(visit(emptyDevice(), launch({ learnerId: 'guest', suspendData: work })).keeping).toBe('yes');
  });

  it('is denied once the LMS has shown that it keeps nothing, and everybody who shows it hears of that', () => {
    const first = visit(emptyDevice(), launch());
    let heard = 0;
    first.addEventListener('standing', () => heard++);
    first.deny();
    expect(first).toMatchObject({ keeping: 'no', standing: 'writing' });
    expect(heard).toBe(1);
  });

  it('is unsure where nothing is left of what was confirmed, and the work is not taken over without a question', () => {
    const back = visit(deviceWith({ confirmed: version }), launch());
    expect(back.keeping).toBe('unsure');
    expect(back.standing).toBe('asking');
  });

  it('is sure where the LMS has given something back before: this is a new attempt', () => {
    const back = visit(deviceWith({ confirmed: version, readBack: true }), launch());
    expect(back.keeping).toBe('yes');
    expect(back.standing).toBe('asking');
  });

  it('says nothing of work that never arrived: that goes on', () => {
    const back = visit(deviceWith({}), launch());
    expect(back.keeping).toBe('yes');
    expect(back.standing).toBe('writing');
  });
});
