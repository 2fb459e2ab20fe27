import type { Card, Course, DrawRules, Lesson, Quiz, WarmUp } from '../course/course.ts';
import type { CourseFile, DeckFile, ResourcesFile } from '../course/schemas.ts';
import type { UiText } from '../course/ui-text.ts';
import { drawSize } from '../state/draw.ts';
import { logoFileOf } from './brand.ts';
import { courseTime, quizMinutes } from './minutes.ts';
import { resourcesOf } from './resources.ts';
import { roomForNotes } from './state-checks.ts';

type CardFile = DeckFile['cards'][number];

/** The files of a course, checked. */
export interface Parts {
  readonly course: CourseFile;
  readonly deck: DeckFile;
  readonly lessons: readonly Lesson[];
  readonly ui: UiText;
  /** Null for none. */
  readonly resources: ResourcesFile | null;
}

/** Puts the checked files together in the words of the app. */
export function assembleCourse({ course, deck, lessons, ui, resources }: Parts): Course {
  const quiz = quizOf(course, deck);
  const warmUp = warmUpOf(course, deck);
  const inOrder = course.lessons.flatMap((id) => lessons.filter((lesson) => lesson.id === id));
  const minutes = inOrder.reduce(
    (sum, lesson) => sum + lesson.minutes,
    quiz.minutes + (warmUp?.minutes ?? 0),
  );
  const whole = {
    id: course.id,
    version: course.version,
    title: course.title,
    language: course.language,
    direction: course.direction,
    summary: course.summary,
    toTry: course['to-try'],
    minutes,
    time: courseTime(minutes, ui),
    passMark: course['pass-mark'],
    attempts: course.attempts === 'unlimited' ? null : course.attempts,
    ...(course['report-answers'] === 'first' && { firsts: true as const }),
    completion: course.completion,
    qualification: course.qualification,
    brand: course.brand
      ? { organisation: course.brand.organisation, logo: logoFileOf(course.brand.logo) }
      : null,
    coverCards: course['cover-cards'],
    warmUp,
    lessons: inOrder,
    quiz,
    resources: resources && resourcesOf(resources, course.credits, ui),
    comeBack: comeBackOf(course, deck),
    ilm: course.ilm ? { ...course.ilm, criteria: course.ilm.criteria.map(({ id }) => id) } : null,
    ui,
  };
  return { ...whole, notesRoom: roomForNotes(whole) };
}

/** A refresher has no more cards than there are. */
function comeBackOf(
  { 'come-back': { offered, days, cards } }: CourseFile,
  deck: DeckFile,
): Course['comeBack'] {
  return offered ? { days, cards: Math.min(cards, deck.cards.length) } : null;
}

function warmUpOf({ 'warm-up': warmUp }: CourseFile, deck: DeckFile): WarmUp | null {
  if (!warmUp) return null;
  const { title, question, intro, pairs, 'pairs-drawn': pairsDrawn } = warmUp;
  const categories = deck.categories.filter(({ id }) => warmUp.categories.includes(id));
  return { title, question, intro, pairs, pairsDrawn, categories, minutes: quizMinutes(2 * pairsDrawn) };
}

/** Its source stays behind: it is for those who look after the course. */
function cardOf({ id, text, category, dimension, difficulty, why, lesson, core, ...file }: CardFile): Card {
  return { id, text, category, dimension, difficulty, why, lesson, core, reportId: file['report-id'] };
}

/** The quiz as the app will play it. */
export function quizOf({ quiz }: CourseFile, deck: DeckFile): Quiz {
  const draw: DrawRules = {
    cardsPerCategory: quiz.draw['cards-per-category'],
    varyBy: quiz.draw['vary-by'],
    coreCardsAtLeast: quiz.draw['core-cards-at-least'],
    cardsPerDimensionAtMost: quiz.draw['cards-per-dimension-at-most'],
    dimensionsWithoutLimit: quiz.draw['dimensions-without-limit'],
    practiceOnlyDimensions: quiz.draw['practice-only-dimensions'],
    neverTogether: quiz.draw['never-together'],
  };
  return {
    title: quiz.title,
    question: quiz.question,
    intro: quiz.intro,
    minutes: quizMinutes(drawSize(draw)),
    categories: deck.categories,
    families: deck.families,
    dimensions: deck.dimensions.map(({ family = '', ...dimension }) => ({ ...dimension, family })),
    cards: deck.cards.map(cardOf),
    draw,
  };
}
