import type { Course } from '../course/course.ts';
import type { Session, Visit } from '../saving/visit.ts';

/** What a learner should know about the record before starting; '' for nothing. */
export function noticeOf(course: Course, session: Session, visit: Visit): string {
  const { save } = course.ui;
  const unkept = unkeptNotice(course, session, visit);
  if (unkept !== '') return unkept;
  if (visit.trouble === 'damaged') return save['damaged-record'];
  if (session.seek) return ''; // the bar over the page says it
  const kept = session.journal.works;
  if (session.hasLms) return kept ? '' : save['no-storage'];
  if (!kept) return save['no-record-no-storage'];
  return save[session.trouble === '' ? 'on-device-long' : 'no-record-long'];
}

/** Why no course keeps a record although there is one; '' where one does, as far as can be known. */
export function unkeptNotice({ ui: { save } }: Course, { hasLms }: Session, { keeping }: Visit): string {
  if (!hasLms || keeping === 'yes') return '';
  return save[keeping === 'no' ? 'guest' : 'not-kept'];
}
