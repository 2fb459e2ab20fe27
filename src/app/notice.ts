import type { Course } from '../course/course.ts';
import type { Session, Visit } from '../saving/visit.ts';

/** What a learner should know about the record before starting; '' for nothing. */
export function noticeOf({ ui: { save } }: Course, session: Session, { trouble }: Visit): string {
  if (trouble === 'damaged') return save['damaged-record'];
  if (session.seek) return ''; // the bar over the page says it
  const kept = session.journal.works;
  if (session.hasLms) return kept ? '' : save['no-storage'];
  if (!kept) return save['no-record-no-storage'];
  return save[session.trouble === '' ? 'on-device-long' : 'no-record-long'];
}
