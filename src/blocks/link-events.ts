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
/** The learner pressed the number of a source; 1 is the first of the lesson. */
export class SourceOpenEvent extends Event {
  readonly number: number;
  constructor(number: number) {
    super('source-open', { bubbles: true, composed: true });
    this.number = number;
  }
}
declare global {
  interface HTMLElementEventMap {
    'lesson-open': LessonOpenEvent;
    'term-open': TermOpenEvent;
    'source-open': SourceOpenEvent;
  }
}
