import type { Standard } from '../package/profiles.ts';
import { startEngine, type Engine } from './engine.ts';
import { Faults, type Fault } from './faults.ts';
import { findProblem } from './formats.ts';
import { fate } from './leaving.ts';
import { lmsProfiles, type LmsProfile, type LmsProfileName } from './lms-profiles.ts';
import {
  closed,
  launchValues,
  readRecord,
  recordKey,
  startAttempt,
  suspended,
  writeRecord,
  type Learner,
  type LmsRecord,
  type Mode,
  type RecordStore,
} from './record.ts';
import { formBytes, toSend } from './sending.ts';
import { standards, type Call, type SessionCall, type StandardFacts } from './standards.ts';

/** One call as it was made and answered. */
export interface LmsCall {
  call: Call;
  /** The name that was called, such as `LMSCommit`. */
  name: string;
  args: unknown[];
  /** What the SCO got; 'threw' with `error` when the call threw. */
  result: unknown;
  /** What GetLastError says after it. */
  errorCode: string;
  /** Why it was refused, in words; '' when it was not. */
  why: string;
  /** Milliseconds since 1970. */
  time: number;
  /** The launch it belongs to, counted over the life of the record. */
  session: number;
  /** The fault that was at work, if any. */
  fault?: Fault;
  /** For a save: what went out, as fields and as bytes of a multipart form. */
  sent?: { elements: string[]; bytes: number };
}

/** What a launch is made of. */
export interface LmsOptions {
  standard: Standard;
  profile?: LmsProfileName;
  learner?: Learner;
  /** Without it, the LMS decides: normal, or review of a closed attempt where the profile says so. */
  mode?: Mode;
  /** Names the activity, so that one store can hold several. */
  activity?: string;
  store?: RecordStore;
  /** Give the same one to several launches to let faults outlive a launch. */
  faults?: Faults;
  /** Puts the record's values aside first, as a trainer's reset or "Start a new attempt" does. */
  newAttempt?: boolean;
  /** Elements the LMS has from elsewhere, such as `cmi.launch_data` or objectives from the manifest. */
  given?: Readonly<Record<string, string>>;
  /** Starts of element names this LMS does not know, such as `cmi.interactions`. */
  without?: readonly string[];
  onCall?: (call: LmsCall) => void;
  /** The type of the event the module handles at this moment; '' for none. */
  event?: () => string;
  now?: () => number;
}

/** Launches a SCO: reads the learner's record and gives the API object to put on `window[lms.apiName]`. */
export function createLms(options: LmsOptions): Lms {
  return new Lms(options);
}

/** Whether a call was refused, threw or left an error; 403 only says that a value was never set. */
export function isRefused({ call, result, errorCode }: LmsCall): boolean {
  return !asks(call) && (result === 'false' || result === 'threw' || !['0', '403'].includes(errorCode));
}

/** The three calls about errors, which never change the error themselves. */
function asks(call: Call): boolean {
  return call === 'GetLastError' || call === 'GetErrorString' || call === 'GetDiagnostic';
}

/** The result of a step that may be refused. */
interface Refusal {
  code: string;
  why: string;
}

/** One launch of a SCO in a recording LMS. */
export class Lms {
  readonly apiName: StandardFacts['apiName'];
  /** The object a SCO finds; its functions need no `this`. */
  readonly api: Readonly<Record<string, (...args: unknown[]) => unknown>>;
  readonly log: LmsCall[] = [];
  readonly faults: Faults;
  readonly profile: LmsProfile;
  readonly mode: Mode;
  /** The number of this launch in the record. */
  readonly session: number;
  /** Set it once the LMS's own page is hiding: saves then travel as beacons, which have a size limit. */
  hiding = false;

  #facts: StandardFacts;
  #options: LmsOptions;
  #store: RecordStore;
  #key: string;
  #now: () => number;
  #engine: Engine;
  #state: 'before' | 'running' | 'after' = 'before';
  #launchValues: Readonly<Record<string, string>>;
  /** What the SCO set since Initialize and the LMS took, saved or not. */
  #set = new Map<string, string>();
  #unsaved = new Set<string>();
  /** For `since-sent`: what was last sent, arrived or not. */
  #sent = new Map<string, string>();
  #counts = new Map<Call, number>();
  #lastError = '0';
  #why = '';
  #outgoing: LmsCall['sent'];
  /** For `storesAtSet`: whether a value was set while the page goes away. */
  #leftBehind = false;

  constructor(options: LmsOptions) {
    const { standard, learner = { id: 'learner-1', name: 'Okafor, Ada' }, activity = 'course' } = options;
    this.#options = options;
    this.#facts = standards[standard];
    this.#store = options.store ?? new Map<string, string>();
    this.#key = recordKey(standard, activity, learner.id);
    this.#now = options.now ?? Date.now;
    this.profile = lmsProfiles[options.profile ?? 'strict'];
    this.faults = options.faults ?? new Faults();
    this.faults.launched();
    let record = readRecord(this.#store, this.#key);
    const ended = standard === 'scorm2004' && !suspended(standard, record) && !this.profile.mixesRuns;
    if (options.newAttempt || ended) record = startAttempt(record);
    const reviews = this.profile.reviewsClosed && closed(standard, record);
    this.mode = options.mode ?? (reviews ? 'review' : 'normal');
    this.session = record.launches + 1;
    writeRecord(this.#store, this.#key, { ...record, launches: this.session });
    this.#launchValues = {
      ...launchValues(standard, record, { learner, mode: this.mode }),
      ...options.given,
    };
    this.#engine = startEngine(standard, this.#launchValues);
    this.apiName = this.#facts.apiName;
    this.api = this.#newApi();
  }

  #newApi(): Lms['api'] {
    const { constructorName, members = [] } = this.profile.apiObject ?? {};
    const name = constructorName?.[this.#options.standard] ?? 'Object';
    return Object.assign(
      Object.create({ constructor: { name } }) as object,
      Object.fromEntries(members.map((member) => [member, () => undefined])),
      Object.fromEntries(
        (Object.keys(this.#facts.calls) as Call[]).map((call) => [
          this.#facts.calls[call],
          (...args: unknown[]) => this.#call(call, args),
        ]),
      ),
    );
  }

  /** What the LMS holds: only what saves brought it. */
  record(): LmsRecord {
    return readRecord(this.#store, this.#key);
  }

  /** How many values the SCO set since they were last saved. */
  get unsaved(): number {
    return this.#unsaved.size;
  }

  /** The calls of this launch that the LMS refused. */
  refused(): LmsCall[] {
    return this.log.filter(isRefused);
  }

  #call(call: Call, args: unknown[]): unknown {
    const count = (this.#counts.get(call) ?? 0) + 1;
    this.#counts.set(call, count);
    const fault = this.faults.meet({ call, args, count });
    if (fault?.wait !== undefined) block(fault.wait);
    let result: unknown;
    if (fault?.throws === undefined) {
      result = asks(call) ? this.#ask(call, args) : this.#answer(call, args, fault);
      if (fault?.answer !== undefined) result = fault.answer;
    } else {
      result = 'threw';
    }
    const entry: LmsCall = {
      call,
      name: this.#facts.calls[call],
      args,
      result,
      errorCode: this.#lastError,
      why: fault?.throws ?? (asks(call) ? '' : this.#why),
      time: this.#now(),
      session: this.session,
      ...(fault === undefined ? {} : { fault }),
      ...this.#takeOutgoing(),
    };
    this.log.push(entry);
    this.#options.onCall?.(entry);
    if (fault?.throws !== undefined) throw new Error(fault.throws);
    return result;
  }

  #takeOutgoing(): { sent?: LmsCall['sent'] } {
    const sent = this.#outgoing;
    this.#outgoing = undefined;
    return sent === undefined ? {} : { sent };
  }

  #ask(call: Call, args: unknown[]): string {
    const [code] = args as (string | number | undefined)[];
    if (call === 'GetLastError') return this.#lastError;
    const asked = code === undefined || code === '' ? this.#lastError : String(code);
    const words = this.#engine.errorString(asked);
    return call === 'GetErrorString' || this.#why === '' ? words : this.#why;
  }

  #answer(call: Call, args: unknown[], fault: Fault | undefined): unknown {
    this.#lastError = '0';
    this.#why = '';
    const refusal = this.#misuse(call, args);
    if (refusal) return this.#refuse(call, refusal);
    if (call === 'Commit' || call === 'Terminate') return this.#save(call, fault);
    if (fault?.refuse !== undefined) return this.#refuse(call, this.#faultRefusal(fault));
    if (fault?.lie && call === 'SetValue') return 'true';
    if (call === 'Initialize') return this.#initialize();
    return call === 'GetValue'
      ? this.#getValue(String(args[0]))
      : this.#setValue(String(args[0]), String(args[1]));
  }

  /** Wrong arguments, or a call at the wrong time; scorm-again lets some pass. */
  #misuse(call: Call, args: unknown[]): Refusal | undefined {
    const { errors } = this.#facts;
    const [first, second] = args;
    if (call !== 'GetValue' && call !== 'SetValue' && (args.length !== 1 || first !== '')) {
      return { code: errors.argument, why: 'the argument must be exactly ""' };
    }
    if (call === 'Initialize') return this.#cannotInitialize();
    if (this.#state !== 'running') {
      const codes = this.#state === 'before' ? errors.before : errors.after;
      return { code: codes[call as SessionCall], why: `called ${this.#state} the session` };
    }
    if (call !== 'GetValue' && call !== 'SetValue') return undefined;
    if (typeof first !== 'string' || first === '') {
      return { code: errors.argument, why: 'the first argument must be the name of an element' };
    }
    if (call === 'SetValue' && typeof second !== 'string') {
      return { code: errors.value, why: `${first}: the value must be text` };
    }
    const unknown = this.#options.without?.some((start) => first.startsWith(start)) ?? false;
    return unknown ? { code: errors.unknown, why: `${first} is not known to this LMS` } : undefined;
  }

  #cannotInitialize(): Refusal | undefined {
    const { errors } = this.#facts;
    if (this.#state === 'running') {
      if (this.profile.secondInitializeWipes) this.#wipe();
      return { code: errors.running, why: 'the session is already running' };
    }
    const again = this.profile.reinitialises[this.#options.standard];
    return this.#state === 'after' && !again
      ? { code: errors.ended, why: 'the session has ended' }
      : undefined;
  }

  #refuse(call: Call, { code, why }: Refusal): string {
    this.#lastError = code;
    this.#why = why;
    return call === 'GetValue' ? '' : 'false';
  }

  #faultRefusal({ refuse }: Fault): Refusal {
    return {
      code: typeof refuse === 'string' ? refuse : this.#facts.errors.store,
      why: 'refused by the fault in force',
    };
  }

  #initialize(): string {
    if (this.#state === 'after') this.#wipe();
    this.#state = 'running';
    return 'true';
  }

  /** Back to the values of the launch; what was not saved is lost. */
  #wipe(): void {
    this.#engine = startEngine(this.#options.standard, this.#launchValues);
    this.#set.clear();
    this.#unsaved.clear();
    this.#sent.clear();
  }

  #getValue(element: string): string | number {
    const { status, success, score, mode } = this.#facts.elements;
    const unknown = /\._(count|children)$/.test(element) || [status, success, score, mode].includes(element);
    if (this.profile.storesAtSet && (unknown || !(this.#set.has(element) || element in this.#launchValues)))
      return '';
    const value = this.#engine.get(element);
    this.#lastError = this.#engine.lastError();
    if (this.#lastError !== '0') this.#why = `${element}: ${this.#engine.errorString(this.#lastError)}`;
    const counted = this.profile.numbers && /(\._count|\.score\.(raw|min|max|scaled))$/.test(element);
    return counted && value !== '' ? Number(value) : value;
  }

  #setValue(element: string, value: string): string {
    const formats = this.profile.formats[this.#options.standard];
    const held = (other: string) => this.#set.get(other) ?? this.#launchValues[other] ?? '';
    const problem = findProblem(formats, element, value, held);
    if (problem) return this.#refuse('SetValue', problem);
    const result = this.#engine.set(element, value);
    this.#lastError = this.#engine.lastError();
    if (result !== 'true') {
      this.#why = `${element}: ${this.#engine.errorString(this.#lastError)}`;
      return result;
    }
    const appends = element === 'cmi.comments'; // SCORM 1.2 adds each comment to those before
    this.#set.set(element, appends ? held(element) + value : value);
    this.#unsaved.add(element);
    if (this.profile.storesAtSet) this.#storeNow(element, value);
    return result;
  }

  /** Each value is a request that waits for the one before: of those made while the page goes, only the first arrives. */
  #storeNow(element: string, value: string): void {
    const goes = this.#fate() === 'is lost';
    if (!goes || !this.#leftBehind) this.#keep({ [element]: value });
    this.#leftBehind ||= goes;
  }

  #save(call: 'Commit' | 'Terminate', fault: Fault | undefined): string {
    const { standard } = this.#options;
    const final = call === 'Terminate';
    if (final && this.profile.closesFirst[standard]) this.#state = 'after';
    const values = toSend(
      { standard, profile: this.profile, launchValues: this.#launchValues },
      { set: this.#set, unsaved: this.#unsaved, sent: this.#sent },
      { final, total: this.record().values[this.#facts.elements.totalTime] },
    );
    this.#outgoing = { elements: Object.keys(values), bytes: formBytes(values) };
    if (this.profile.sends[standard] === 'since-sent') this.#sent = new Map(this.#set);
    const lost = fault?.lie === true || (fault?.refuse !== undefined && this.profile.alwaysTrue);
    if (fault?.refuse !== undefined && !lost) return this.#refuse(call, this.#faultRefusal(fault));
    if (this.profile.storesAtSet) return 'true';
    const goes = this.#fate();
    if (goes === 'throws') throw new Error('a synchronous request while the page goes away');
    if (goes === 'arrives as a beacon' && this.#outgoing.bytes > this.profile.beaconLimit) {
      return this.#refuse(call, {
        code: this.#facts.errors.store,
        why: `${this.#outgoing.bytes} bytes are more than a browser sends while a page hides`,
      });
    }
    if (this.profile.keeps && !lost && goes !== 'is lost') this.#keep(values);
    this.#unsaved.clear();
    if (final) this.#state = 'after';
    if (goes === 'arrives, then throws') throw new Error("reading 'reload'"); // a slip of ILIAS 2004
    return 'true';
  }

  #fate() {
    const going = { hiding: this.hiding, event: this.#options.event?.() ?? '' };
    return fate(this.profile, this.#options.standard, going);
  }

  #keep(values: Record<string, string>): void {
    const { standard } = this.#options;
    if (this.mode !== 'normal' && !this.profile.keepsReview) return;
    if (this.profile.dropsAfterEnd && closed(standard, this.record())) return;
    const record = this.record(); // read again: another window may have saved meanwhile
    writeRecord(this.#store, this.#key, { ...record, values: { ...record.values, ...values } });
  }
}

/** Holds the thread, as a synchronous request does. */
function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
