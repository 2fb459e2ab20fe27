/**
 * What course.js offers to pages.js and later.js, so that nothing comes twice: rollup.config.js takes these modules from here. The
 * build says which name is missing.
 */
export { html, noChange, nothing, svg } from 'lit';
export { guard } from 'lit/directives/guard.js';
export { isSame } from './saving/envelope.ts';
export { read } from './saving/resume.ts';
export { hasProgress, mergeAttempts, withRowsAfter } from './state/merge.ts';
export { isShown, isWarmUpAgain, lessonAt, quizOrResult, titleOf, titleShown } from './state/places.ts';
export { cardOf, isCompleted, isPassed, isRight, lessonsLeft, scoreOf, triesLeft } from './state/score.ts';
export { SHORT_ID_LENGTH, shortId } from './state/short-id.ts';
export { decorate, state } from './ui/decorators.ts';
export { icon } from './ui/icon.ts';
export { given, LightElement } from './ui/light-element.ts';
export { lookIcons } from './ui/look.ts';
export { scriptBringer } from './ui/script-bringer.ts';
export { counted, fill } from './ui/texts.ts';
