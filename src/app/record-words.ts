import type { TemplateResult } from 'lit';
import cloudAlert from 'lucide-static/icons/cloud-alert.svg';
import cloudCheck from 'lucide-static/icons/cloud-check.svg';
import cloudOff from 'lucide-static/icons/cloud-off.svg';
import cloudUpload from 'lucide-static/icons/cloud-upload.svg';
import eye from 'lucide-static/icons/eye.svg';
import monitorCheck from 'lucide-static/icons/monitor-check.svg';
import type { UiText } from '../course/ui-text.ts';
import type { Session, Visit } from '../saving/visit.ts';

/** How the record stands, in the learner's words. */
export interface RecordWords {
  /** For the bar at the top; what tests and people look for. */
  readonly short: string;
  /** The same with a little more, where there is room. */
  readonly long: string;
  /** What it means and what to do; '' when nothing is wrong. */
  readonly trouble: string;
  readonly icon: TemplateResult;
  readonly action: 'try-again' | 'reload' | 'use-this-window' | 'none';
}

export function recordWords({ save }: UiText, session: Session, visit: Visit): RecordWords {
  const calm = (short: string, long: string, icon: TemplateResult): RecordWords => ({
    short,
    long,
    trouble: '',
    icon,
    action: 'none',
  });
  const trouble = (
    short: string,
    why: string,
    icon: TemplateResult,
    action: RecordWords['action'] = 'none',
  ): RecordWords => ({ short, long: short, trouble: why, icon, action });

  const arrived = (seen: boolean) =>
    calm(
      ...(seen ? ([save.saved, save['saved-long']] as const) : ([save.sent, save['sent-long']] as const)),
      cloudCheck,
    );

  switch (visit.standing) {
    case 'left':
    case 'review':
      return visit.unsentInReview
        ? trouble(save.review, save[`review-unsent${session.tracker.traits.words}`], eye)
        : calm(save.review, save['review-long'], eye);
    case 'finished':
      if (session.hasLms && visit.keeping !== 'no') return arrived(visit.keeping === 'yes');
      break;
    case 'newer-record':
      return trouble(save['not-saved'], save['newer-record'], cloudOff);
    case 'other-window':
      return trouble(save.review, save['other-window'], eye, 'use-this-window');
    case 'asking':
      return calm(save['not-saved'], save['not-saved'], cloudOff);
    case 'writing':
      break;
  }
  if (session.seek) {
    const why = session.refused ? save['no-session'] : save['no-record-yet'];
    const kept = session.journal.works ? why : save['no-record-no-storage'];
    return trouble(save['no-record'], kept, cloudOff, 'reload');
  }
  if (!session.hasLms) {
    const isKept = session.trouble === '' && session.journal.works;
    const words = save[isKept ? 'on-device' : 'no-record'];
    return calm(words, words, isKept ? monitorCheck : cloudOff);
  }
  if (visit.keeping === 'no') return calm(save['no-record'], save['no-record'], cloudOff);
  const why = (words: string) => (session.journal.works ? words : save['no-storage']);
  switch (visit.saveState) {
    case 'saved':
    case 'sent':
      return arrived(visit.saveState === 'saved' && visit.keeping === 'yes');
    case 'pending':
    case 'saving':
    case 'off':
      return visit.saveState === 'pending' && session.journal.works
        ? calm(save.here, save.kept, monitorCheck)
        : calm(save.saving, save.saving, cloudUpload);
    case 'not-saved':
      return trouble(save['not-saved'], why(save['not-saved-long']), cloudAlert, 'try-again');
    case 'sign-in':
      return trouble(save['sign-in'], why(save['sign-in-long']), cloudAlert, 'try-again');
    case 'away':
      return trouble(
        save.reload,
        save[session.journal.works ? 'away-long' : 'no-record-no-storage'],
        cloudAlert,
        'reload',
      );
    case 'reload':
      return trouble(save['not-saved'], why(save['reload-long']), cloudAlert, 'reload');
    case 'lms-gone':
      return trouble(save['not-saved'], why(save['lms-gone-long']), cloudAlert, 'try-again');
  }
}
