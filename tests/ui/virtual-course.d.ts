/** The compiled content of content/en-GB, given by web-test-runner.config.js. */
declare module 'virtual:course' {
  const course: import('../../src/course/course.ts').Course;
  export default course;
}
