/** What rollup.config.js makes of files that are not TypeScript. */
declare module '*.svg' {
  const icon: import('lit').TemplateResult;
  export default icon;
}
