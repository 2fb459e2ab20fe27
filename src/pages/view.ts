import type { nothing, TemplateResult } from 'lit';
import type { Course } from '../course/course.ts';
import type { Session, Visit } from '../saving/visit.ts';
import type { PointerDrag } from '../sorting/pointer-drag.ts';
import type { Action, Attempt, Place } from '../state/attempt.ts';
import type { Aside } from '../state/places.ts';
import type { Settings } from '../ui/settings.ts';

/** All that pages are made of: what there is to show, and what can be done about it. */
export interface View {
  readonly course: Course;
  readonly session: Session;
  readonly visit: Visit;
  readonly attempt: Attempt;
  /** The page beside the course that is shown; `none` for the learner's place. */
  readonly aside: Aside | 'none';
  readonly settings: Settings;
  /** What drags cards; it comes with the pages, since a press is enough. */
  readonly dragging: typeof PointerDrag | null;
  /** What a learner should know about the record before starting; '' for nothing. */
  readonly notice: string;
  /** Why no course keeps the record although there is one; '' where one does. */
  readonly unkept: string;
  /** What the first page says of this device: work that may be the learner's, a refresher that is due. */
  readonly onCover: TemplateResult | typeof nothing;
  /** How the record stands, in words. */
  readonly standing: string;
  /** What came of the latest button on a page that has no other way to say it; '' for nothing. */
  readonly message: string;
  /** Whether only what is seen first is to be shown, since the page has not been painted yet. */
  readonly arriving: boolean;
  readonly actions: Actions;
}

/** What a learner can do on a page; only `<course-app>` carries it out. */
export interface Actions {
  /** Changes the attempt. */
  apply(action: Action): void;
  /** On from the first page, to where the learner was. */
  start(): void;
  /** The answer to the question on the first page: whether to go on with the work on this device. */
  answer(goOn: boolean): void;
  open(place: Place): void;
  show(aside: Aside | 'none'): void;
  /** A fresh draw of the quiz. */
  startQuiz(): void;
  startPractice(draw: readonly string[]): void;
  submit(): void;
  finish(): Promise<void>;
  set(settings: Settings): void;
  resetSettings(): void;
  say(message: string): void;
}
