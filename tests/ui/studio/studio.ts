/** What the tests of forms need of the studio, for one bundle: web-test-runner.config.js makes `virtual:studio` of it. */
export { html, render } from 'lit';
export { blockNames } from '../../../src/compiler/blocks.ts';
export { newBlock } from '../../../authoring/edit/new-block.ts';
export { compileCourse } from '../../../src/compiler/compile.ts';
export { CourseStore } from '../../../authoring/studio/store/course-store.ts';
export { fromSources } from '../../../authoring/studio/store/sources.ts';
export { forms } from '../../../authoring/studio/write/forms/forms.ts';
export { readAnswers } from '../../../authoring/results/answers.ts';
export { summarise } from '../../../authoring/results/summary.ts';
export { ResultsRoom } from '../../../authoring/studio/results/results-room.ts';
