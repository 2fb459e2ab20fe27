/** tests/ui/studio/studio.ts, bundled; web-test-runner.config.js makes it. */
declare module 'virtual:studio' {
  type Studio = typeof import('./studio.ts');
  export const html: Studio['html'];
  export const render: Studio['render'];
  export const blockNames: Studio['blockNames'];
  export const newBlock: Studio['newBlock'];
  export const compileCourse: Studio['compileCourse'];
  export const CourseStore: Studio['CourseStore'];
  export const fromSources: Studio['fromSources'];
  export const forms: Studio['forms'];
  export const readAnswers: Studio['readAnswers'];
  export const summarise: Studio['summarise'];
}
