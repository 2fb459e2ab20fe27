/** The tags of all elements that src/ defines, given by web-test-runner.config.js. */
declare module 'virtual:elements' {
  const names: readonly string[];
  export default names;
}

/** The compiled content of content/en-GB, given by web-test-runner.config.js. */
declare module 'virtual:course' {
  const course: import('../../src/course/course.ts').Course;
  export default course;
}
