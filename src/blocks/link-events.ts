/** The learner followed a link to another lesson. */
export class LessonOpenEvent extends Event {
  readonly lessonId: string;
  constructor(lessonId: string) {
    super('lesson-open', { bubbles: true, composed: true });
    this.lessonId = lessonId;
  }
}

/** The learner asked for the meaning of a word. */
export class TermOpenEvent extends Event {
  readonly termId: string;
  constructor(termId: string) {
    super('term-open', { bubbles: true, composed: true });
    this.termId = termId;
  }
}
declare global {
  interface HTMLElementEventMap {
    'lesson-open': LessonOpenEvent;
    'term-open': TermOpenEvent;
  }
}
