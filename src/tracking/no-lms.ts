import { ordinary } from './lms-traits.ts';
import { allWell, type Launch, type Tracker } from './tracker.ts';

/** Where there is no LMS: nobody to tell. What the learner does is kept by the journal on this device alone. */
export class NoLms implements Tracker {
  readonly traits = ordinary;
  readonly owes = false;

  start(): Launch {
    return {
      mode: 'normal',
      learnerId: '',
      learnerName: '',
      suspendData: '',
      location: '',
      completed: false,
      passed: false,
      score: null,
    };
  }

  assume() {}
  confirm() {}
  doubt() {}
  send = () => allWell;
  sendAtOnce = () => allWell;
  sendFirst = () => false;
  mend = () => null;
  reassert = () => allWell;
  finish = () => allWell;
}
