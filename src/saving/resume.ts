import type { Course } from '../course/course.ts';
import { firstVisit, type Attempt } from '../state/attempt.ts';
import { decodeAttempt, lostRows } from '../state/codec.ts';
import { isCompleted } from '../state/score.ts';
import { hasProgress, mergeAttempts, withRowsAfter } from '../state/merge.ts';
import type { Launch } from '../tracking/tracker.ts';
import { isSame, open, type Envelope, type Version } from './envelope.ts';
import type { JournalEntry } from './journal.ts';

/** Where a visit begins, from what the LMS and this device have. */
export interface Resumed {
  readonly attempt: Attempt;
  /** The next change gets a higher one. */
  readonly revision: number;
  /** What the LMS had; null when nothing readable. */
  readonly base: Version | null;
  /** The attempt as the LMS already has it in full, so that it need not be written again; null when that is unsure. */
  readonly inLms: Attempt | null;
  /** Whether there is something the LMS does not have, or may not have. */
  readonly unsent: boolean;
  /** Whether it is only unsure that the LMS has everything; nothing on this device is new. */
  readonly owed: boolean;
  /** The device has work that may not belong here (a new start, or an unknown learner): only the learner can say. */
  readonly question: Question | null;
  /** The journal belongs to an attempt that is over: it is kept aside. */
  readonly setAside: boolean;
  /**
   * The LMS has nothing of what it took before, and has never given anything back: it keeps nothing for this learner, or
   * has started a new attempt.
   */
  readonly notKept: boolean;
  readonly trouble: 'none' | 'damaged' | 'newer';
}

export interface Question {
  readonly attempt: Attempt;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** What sealed state holds. */
export interface Read {
  readonly envelope: Envelope;
  readonly attempt: Attempt;
}

/** Puts together what the LMS and the device have. Never throws and never lets anything go down. */
export function resume(launch: Launch, journal: JournalEntry | null, course: Course): Resumed {
  const lms = open(launch.suspendData);
  const inLms = asKept(read(launch.suspendData, course), launch);
  const onDevice = journal ? read(journal.state, course) : null;
  const owed = inLms?.envelope.owed ?? false;
  const damaged = lms.kind === 'damaged' || (lms.kind === 'read' && !inLms);
  const worth = onDevice !== null && hasProgress(onDevice.attempt);
  const known = inLms?.attempt ?? withoutState(launch, course);
  const start: Resumed = {
    attempt: withScore(owed ? withRowsAfter(known.rows, known) : known, launch),
    revision: (inLms?.envelope.revision ?? 0) + (owed ? 1 : 0),
    base: inLms?.envelope ?? null,
    inLms: owed ? null : (inLms?.attempt ?? null),
    unsent: owed,
    owed,
    question: null,
    setAside: false,
    notKept: lms.kind === 'empty' && isNew(launch) && Boolean(journal?.confirmed) && !journal?.readBack,
    trouble: lms.kind === 'newer' ? 'newer' : damaged && !worth ? 'damaged' : 'none',
  };
  if (lms.kind === 'newer' || !journal || !onDevice) return start;
  if (inLms) return withBoth(start, inLms, onDevice, { journal, launch });
  if (!damaged) return withEmptyLms(start, onDevice, { journal, launch }, course);
  if (!worth) return start;
  const attempt = withReportOf(launch.rows ?? Infinity, onDevice.attempt); // the report still has its rows
  return launch.learnerId === ''
    ? ask(start, attempt, { journal, launch })
    : fromDevice(start, onDevice, attempt, launch);
}

interface Found {
  readonly journal: JournalEntry;
  readonly launch: Launch;
}

function withBoth(start: Resumed, inLms: Read, onDevice: Read, { journal, launch }: Found): Resumed {
  const [there, here] = [inLms.envelope, onDevice.envelope];
  if (isSame(there, here) || there.attempt === here.attempt) return start; // sent again, it has only another number
  const follows =
    isSame(journal.base, there) || (here.session === there.session && here.revision >= there.revision);
  const { rows } = inLms.attempt;
  if (follows) return fromDevice(start, onDevice, withRowsAfter(rows, onDevice.attempt), launch);
  // A full device keeps an early state of a session, and a device that lost power may have no later one.
  const leads = there.session === here.session || isSame(journal.confirmed, here);
  if (there.revision > here.revision && leads) return start;
  // Within one minute the higher revision is the newer: whoever goes on from a record counts on from it.
  const hereIsNewer =
    here.minute === there.minute ? here.revision >= there.revision : here.minute > there.minute;
  const merged = hereIsNewer
    ? mergeAttempts(onDevice.attempt, inLms.attempt)
    : mergeAttempts(inLms.attempt, onDevice.attempt);
  const both = withRowsAfter(rows, merged);
  // Without a learner's id the device's work may be somebody else's.
  return launch.learnerId === ''
    ? ask(start, both, { journal, launch })
    : fromDevice(start, onDevice, both, launch);
}

/** The LMS has nothing: the first session never arrived, or somebody started a new attempt. */
function withEmptyLms(start: Resumed, onDevice: Read, { journal, launch }: Found, course: Course): Resumed {
  if (!hasProgress(onDevice.attempt)) return start;
  if (journal.final && isNew(launch)) return { ...start, setAside: true };
  const attempt = withReportOf(launch.rows ?? 0, onDevice.attempt);
  return journal.readBack || journal.confirmed || launch.learnerId === '' || isCompleted(attempt, course)
    ? ask(start, attempt, { journal, launch })
    : fromDevice(start, onDevice, attempt, launch);
}

/** Some LMSs lose the state alone. */
function isNew({ completed, score }: Launch): boolean {
  return !completed && !score;
}

function ask(start: Resumed, attempt: Attempt, { journal, launch }: Found): Resumed {
  return { ...start, question: { attempt: withScore(attempt, launch), savedAt: journal.savedAt } };
}

function fromDevice(start: Resumed, { envelope }: Read, attempt: Attempt, launch: Launch): Resumed {
  return {
    ...start,
    attempt: withScore(attempt, launch),
    revision: Math.max(start.revision, envelope.revision) + 1,
    unsent: true,
    owed: false,
  };
}

/** @returns null for what cannot be read */
export function read(text: string, course: Course): Read | null {
  const opened = open(text);
  const attempt = opened.kind === 'read' ? decodeAttempt(opened.envelope.attempt, course) : null;
  return opened.kind === 'read' && attempt ? { envelope: opened.envelope, attempt } : null;
}

/** Without readable suspend data the LMS still knows the lesson, and how many rows its report has. */
function withoutState({ location, rows = 0 }: Launch, course: Course): Attempt {
  const lesson = course.lessons.find(({ id }) => id === location);
  const place = lesson ? { screen: 'lesson' as const, lesson: lesson.id } : firstVisit.place;
  return { ...firstVisit, place, rows: lostRows(rows) };
}

/**
 * What the LMS has, with the rows it really has: some have none of an earlier visit, and refuse a row after a gap. The
 * report then begins again with the next answers.
 */
function asKept(read: Read | null, { rows }: Launch): Read | null {
  return read && rows === 0 ? { ...read, attempt: { ...read.attempt, rows: [] } } : read;
}

/** The attempt of this device for an LMS that has lost its state but still has this many rows of its report. */
function withReportOf(rows: number, attempt: Attempt): Attempt {
  return withRowsAfter(attempt.rows.slice(0, rows), attempt);
}

/** The LMS's score wins if it is better than any in its saved state: what was passed need not be passed again. */
function withScore(attempt: Attempt, { score }: Launch): Attempt {
  const kept = Math.floor((score ?? 0) * 100 + 1e-6) / 100; // as it is sent
  return kept > (attempt.bestScore ?? 0) && kept <= 100 ? { ...attempt, bestScore: kept } : attempt;
}
