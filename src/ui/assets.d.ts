/** What rollup.config.js makes of files that are not TypeScript. */
declare module '*.svg' {
  const icon: import('lit').TemplateResult;
  export default icon;
}
/** The dialect a package speaks: its packager chooses, never the script, since some LMSs show both APIs. */
declare module 'virtual:dialect' {
  const dialect: import('../tracking/dialect.ts').Dialect | null;
  export default dialect;
}
