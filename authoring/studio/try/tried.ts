import type { CompiledCourse } from '../../../src/compiler/compile.ts';
import { PROBE_TEXT } from '../../../src/course/package-layout.ts';
import { faultPresets, Faults } from '../../../scorm/lms/faults.ts';
import type { LmsProfileName } from '../../../scorm/lms/lms-profiles.ts';
import type { LmsCall } from '../../../scorm/lms/lms.ts';
import type { Learner, Mode } from '../../../scorm/lms/record.ts';
import type { AppFiles } from '../../../scorm/package/app-files.ts';
import { profiles, type ProfileName } from '../../../scorm/package/profiles.ts';
import { Stage } from '../../../scorm/preview/stage.ts';
import { modulePage } from '../module/module-page.ts';

export type FaultName = keyof typeof faultPresets;

/** How the module is to be launched. */
export interface Wish {
  readonly profile: ProfileName;
  readonly behaviour: LmsProfileName;
  readonly learner: Learner;
  readonly mode: Mode | undefined;
}

/** What a frame of ours carries for the module in it. */
type TriedFrame = HTMLIFrameElement & { device: Map<string, string>; answer: () => Promise<Response> };

/** The module's own requests go to the LMS that is made up, which may be out of reach. */
const askLms = 'window.fetch = () => frameElement.answer();';

/** One module in an LMS that is made up: its records, its learners' devices and its troubles last as long as the page. */
export class Tried {
  readonly faults = new Faults();
  readonly log: LmsCall[] = [];
  readonly stage: Stage;
  #records = new Map<string, string>();
  #devices = new Map<string, Map<string, string>>();
  #lifts = new Map<FaultName, () => void>();

  constructor(slot: HTMLElement) {
    this.stage = new Stage(slot);
  }

  has(fault: FaultName): boolean {
    return this.#lifts.has(fault);
  }

  setFault(name: FaultName, on: boolean) {
    this.#lifts.get(name)?.();
    this.#lifts.delete(name);
    if (on) this.#lifts.set(name, this.faults.add(faultPresets[name]));
  }

  /** Leaves the module, if one is open, and opens it again. */
  launch(compiled: CompiledCourse, app: AppFiles, wish: Wish, onCall: () => void, newAttempt = false) {
    this.stage.leave();
    const { standard } = profiles[wish.profile];
    const options = {
      profile: wish.behaviour,
      learner: wish.learner,
      activity: wish.profile,
      store: this.#records,
      faults: this.faults,
      newAttempt,
      ...(wish.mode === undefined ? {} : { mode: wish.mode }),
      onCall: (call: LmsCall) => {
        this.log.push(call);
        onCall();
      },
    };
    this.stage.play(compiled.course.title, standard, options, (frame) => {
      Object.assign(frame, {
        device: this.#deviceOf(wish.learner),
        answer: () => this.#answer(),
      } satisfies Partial<TriedFrame>);
      frame.srcdoc = modulePage(compiled, app, standard, askLms);
    });
    if (this.has('sessionExpired')) this.setFault('sessionExpired', false); // a launch begins a new session
  }

  /** All records, and what the module kept on the devices. */
  forget() {
    this.stage.leave();
    this.#records.clear();
    this.#devices.clear();
    this.log.length = 0;
  }

  #deviceOf({ id }: Learner): Map<string, string> {
    const device = this.#devices.get(id) ?? new Map<string, string>();
    this.#devices.set(id, device);
    return device;
  }

  #answer(): Promise<Response> {
    if (this.has('offline')) return Promise.reject(new TypeError('The LMS cannot be reached.'));
    return Promise.resolve(new Response(this.has('sessionExpired') ? 'Sign in' : PROBE_TEXT));
  }
}
