/** The text files of content/en-GB by their paths in it; web-test-runner.config.js makes it. */
declare module 'virtual:course-files' {
  const files: Readonly<Record<string, string>>;
  export default files;
}
