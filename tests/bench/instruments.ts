/** What the page under measurement has seen, all times in milliseconds of its own clock. */
export interface Readings {
  firstPaint: number;
  largestPaint: number;
  /** The live page stands where the plain one was. */
  usable: number;
  shift: number;
  longTasks: { at: number; took: number }[];
  /** From a press or key to the next paint, as the browser tells it: to 8 ms, and only what took 16 or more. */
  events: { at: number; took: number; interaction: number }[];
  /** Renders of single elements. */
  updates: { at: number; took: number }[];
  /** Each time the module sent something. */
  sendings: Sending[];
  /** What a learner was about to do, and when. */
  marks: { doing: string; at: number }[];
  /** Between animation frames, while `watchFrames` was on. */
  frames: number[];
  lms: { calls: number; commits: number; spent: number; bytes: number; values: Record<string, string> };
}

export interface Sending {
  readonly at: number;
  /** When the task that sent it was over. */
  readonly over: number;
  readonly commits: number;
  /** Time of that task that was not spent inside the LMS. */
  readonly own: number;
  /** Characters of the names and values that were set. */
  readonly bytes: number;
}

declare global {
  interface Window {
    readings: Readings;
    /** Notes what is about to be done. */
    mark(doing: string): void;
    /** Starts to note frames, or stops. */
    watchFrames(on: boolean): void;
    /** Presses a button and gives the time until everything is rendered, styled and laid out, in milliseconds. */
    timePress(selector: string, name: string): Promise<number>;
  }
}

/**
 * Runs in the page before its own scripts, as text: it must not use anything from outside. It watches, and it is the
 * smallest possible synchronous LMS (SCORM 1.2), which counts what it is asked and for how long.
 */
export function instruments() {
  const now = performance.now.bind(performance); // before a test moves the clock
  const lms: Readings['lms'] = { calls: 0, commits: 0, spent: 0, bytes: 0, values: {} };
  const readings: Readings = {
    firstPaint: 0,
    largestPaint: 0,
    usable: 0,
    shift: 0,
    longTasks: [],
    events: [],
    updates: [],
    sendings: [],
    marks: [],
    frames: [],
    lms,
  };
  window.readings = readings;
  const SETTLED = 100; // no render here takes so many microtasks
  const settle = async () => {
    for (let tick = 0; tick < SETTLED; tick += 1) await Promise.resolve();
  };

  const watch = (type: string, see: (entry: PerformanceEntry) => void, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({
      type,
      buffered: true,
      ...more,
    });
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') readings.firstPaint = startTime;
  });
  watch('largest-contentful-paint', ({ startTime }) => (readings.largestPaint = startTime));
  watch('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) readings.shift += value;
  });
  watch('longtask', ({ startTime: at, duration: took }) => readings.longTasks.push({ at, took }));
  watch(
    'event',
    (entry) => {
      const { interactionId: interaction = 0 } = entry as PerformanceEntry & { interactionId?: number };
      if (interaction > 0) readings.events.push({ at: entry.startTime, took: entry.duration, interaction });
    },
    { durationThreshold: 16 },
  );
  const takenOver = new MutationObserver(() => {
    if (!document.querySelector('header [role=status]')) return;
    readings.usable = now();
    takenOver.disconnect();
  });
  takenOver.observe(document, { childList: true, subtree: true });

  const has: Record<string, string> = {
    'cmi.core.student_id': 'learner-1',
    'cmi.core.student_name': 'Learner, Lee',
    'cmi.core.lesson_mode': 'normal',
    'cmi.core.lesson_status': 'not attempted',
    'cmi.interactions._children':
      'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
    'cmi.interactions._count': '0',
    'cmi.objectives._children': 'id,score,status',
    'cmi.objectives._count': '0',
  };
  lms.values = has;
  const answers: Record<string, (name: string, value: string) => string> = {
    LMSInitialize: () => 'true',
    LMSFinish: () => 'true',
    LMSGetValue: (name) => has[name] ?? '',
    LMSSetValue: (name, value) => {
      has[name] = value;
      lms.bytes += name.length + value.length;
      return 'true';
    },
    LMSCommit: () => {
      lms.commits += 1;
      return 'true';
    },
    LMSGetLastError: () => '0',
    LMSGetErrorString: () => '',
    LMSGetDiagnostic: () => '',
  };
  const timed = (answer: (name: string, value: string) => string) => (name: string, value: string) => {
    const began = now();
    const given = answer(name, value);
    lms.calls += 1;
    lms.spent += now() - began;
    return given;
  };
  Object.assign(window, {
    API: Object.fromEntries(Object.entries(answers).map(([call, answer]) => [call, timed(answer)])),
  });

  // A commit is made by a timer: what that task took beyond the LMS's own time is the module's share.
  const later = setTimeout.bind(window) as (run: () => void, wait?: number) => number;
  Object.assign(window, {
    setTimeout: (run: (...given: unknown[]) => void, wait?: number, ...given: unknown[]) =>
      later(() => {
        const before = { ...lms };
        const at = now();
        run(...given);
        if (lms.commits === before.commits) return;
        void settle().then(() => {
          const own = now() - at - (lms.spent - before.spent);
          const [commits, bytes] = [lms.commits - before.commits, lms.bytes - before.bytes];
          readings.sendings.push({ at, over: now(), commits, own, bytes });
        });
      }, wait),
  });
  void customElements.whenDefined('course-app').then(() => {
    let base = customElements.get('course-app')?.prototype as Record<string, unknown>;
    while (!Object.hasOwn(base, 'performUpdate')) base = Object.getPrototypeOf(base) as typeof base;
    const update = base['performUpdate'] as () => void;
    base['performUpdate'] = function performUpdate(this: unknown) {
      const at = now();
      update.call(this);
      readings.updates.push({ at, took: now() - at });
    };
  });

  window.mark = (doing) => readings.marks.push({ doing, at: now() });
  let watching = false;
  window.watchFrames = (on) => {
    watching = on;
    if (!on) return;
    readings.frames = [];
    let last = 0;
    const frame = (at: number) => {
      if (last > 0) readings.frames.push(at - last);
      last = at;
      if (watching) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  };
  window.timePress = async (selector, name) => {
    await new Promise((next) => requestAnimationFrame(() => later(() => next(null))));
    const buttons = [...document.querySelectorAll<HTMLElement>(selector)];
    const button = buttons.find((one) => one.innerText.trim().startsWith(name));
    if (!button) throw new Error(`There is no button ${name} in ${selector}.`);
    const began = now();
    button.click();
    await settle();
    document.body.getBoundingClientRect();
    return now() - began;
  };
}
