/** The learner followed a link to another lesson. */
export class LessonOpenEvent extends Event {
  readonly lessonId: string;
  constructor(lessonId: string) {
    super('lesson-open', { bubbles: true, composed: true });
    this.lessonId = lessonId;
  }
}
declare global {
  interface HTMLElementEventMap {
    'lesson-open': LessonOpenEvent;
  }
}
