import type { Course } from '../course/course.ts';
import type { Attempt } from '../state/attempt.ts';
import { encodeAttempt } from '../state/codec.ts';
import type { Launch, Tracker } from '../tracking/tracker.ts';
import { seal } from './envelope.ts';
import { toRecord } from './record.ts';
import { changed, dueAt, failed, idle, succeeded, type Schedule } from './schedule.ts';

/** What the learner is told about the record. `off` is for review, browse and a state that must not be overwritten. */
export type SaveState = 'saved' | 'saving' | 'not-saved' | 'off';

/** The clock and the page, passed in so that tests can hold them still. */
export interface SaverEdges {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Runs later; returns how to call it off. */
  later(run: () => void, milliseconds: number): () => void;
  /** Runs once the frame that shows the learner's last action is painted: a commit blocks the page. */
  afterPaint(run: () => void): void;
  /** From 0 to 1. */
  chance(): number;
}

/** Decides when the tracker is told of the attempt, and what the learner hears of it. */
export class Saver {
  #tracker: Tracker;
  #course: Course;
  #launch: Launch;
  #edges: SaverEdges;
  #onState: (state: SaveState) => void;

  #attempt: Attempt;
  #revision: number;
  #session: string;
  #schedule: Schedule = idle;
  #callOff = () => undefined as void;
  #began: number;
  #ended = false;
  #writes: boolean;

  constructor(options: {
    readonly tracker: Tracker;
    readonly course: Course;
    readonly launch: Launch;
    readonly attempt: Attempt;
    readonly revision: number;
    /** False when the record must stay as it is. */
    readonly writes: boolean;
    readonly edges: SaverEdges;
    readonly onState: (state: SaveState) => void;
  }) {
    this.#tracker = options.tracker;
    this.#course = options.course;
    this.#launch = options.launch;
    this.#attempt = options.attempt;
    this.#revision = options.revision;
    this.#edges = options.edges;
    this.#onState = options.onState;
    this.#writes = options.writes && options.launch.mode === 'normal';
    this.#session = Math.floor(options.edges.chance() * 36 ** 6).toString(36);
    this.#began = options.edges.now();
  }

  /** Tells the LMS "incomplete", once the module is usable: an LMS that never hears a status may assume "completed". */
  begin() {
    this.#onState(this.#writes ? 'saved' : 'off');
    this.#plan(changed(this.#schedule, this.#edges.now(), true));
  }

  /** Takes over a new state. Submits are urgent; cards and places wait for a pause. */
  changed(attempt: Attempt, urgent: boolean) {
    if (attempt === this.#attempt) return;
    this.#attempt = attempt;
    this.#revision += 1;
    this.#plan(changed(this.#schedule, this.#edges.now(), urgent));
  }

  /** Sends what is not sent, at once: the learner asked, the page is being hidden, or the network is back. */
  flush() {
    if (this.#schedule.dirtySince !== null) this.#commit();
  }

  /** Ends the session: the page goes away, or the learner pressed Finish. Nothing is sent after it. */
  finish() {
    if (this.#ended) return;
    this.#ended = true;
    this.#callOff();
    if (this.#writes || this.#launch.mode !== 'normal') this.#tracker.finish(this.#record());
    this.#onState('off');
  }

  #plan(schedule: Schedule) {
    if (!this.#writes || this.#ended) return;
    this.#schedule = schedule;
    this.#callOff();
    const due = dueAt(schedule, this.#edges.chance());
    if (due === null) return;
    const wait = due - this.#edges.now();
    this.#callOff = this.#edges.later(() => this.#edges.afterPaint(() => this.flush()), Math.max(0, wait));
  }

  #commit() {
    if (!this.#writes || this.#ended) return;
    this.#callOff();
    if (!this.#tracker.send(this.#record()).arrived) {
      this.#revision += 1; // Moodle 1.2 re-sends only what differs from what it last tried to send
      this.#onState('not-saved');
      this.#plan(failed(this.#schedule, this.#edges.now()));
    } else {
      this.#schedule = succeeded();
      this.#onState('saved');
    }
  }

  #record() {
    const attempt = encodeAttempt(this.#attempt, this.#course);
    const suspendData = seal({ revision: this.#revision, session: this.#session, attempt });
    const seconds = (this.#edges.now() - this.#began) / 1000;
    return toRecord(this.#attempt, this.#course, this.#launch, suspendData, seconds);
  }
}
