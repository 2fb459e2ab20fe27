import { html, nothing } from 'lit';
import { isRight } from '../state/score.ts';
import { resultPage } from './result-page.ts';
import './remember-it.ts';
import type { View } from './view.ts';

/** The result of the latest submit; nothing where there was none. */
export function resultPlace(view: View) {
  const { course, attempt, visit, unkept, message, actions } = view;
  const { submitted } = attempt;
  if (!submitted) return nothing;
  const missed = submitted.answers.filter((answer) => !isRight(answer, course));
  return resultPage({
    course,
    attempt,
    submitted,
    records: visit.standing === 'writing',
    unkept,
    message,
    remember: html`<remember-it .view=${view}></remember-it>`,
    onOpen: (place) => actions.open(place),
    onSortMissed: () => actions.startPractice(missed.map(({ card }) => card)),
    onSortWarmUp: () => actions.startPractice(attempt.warmUp?.draw ?? []),
    onNewCards: () => actions.startQuiz(),
    onCertificate: () => actions.show('certificate'),
    onFinish: () => void actions.finish(),
  });
}
