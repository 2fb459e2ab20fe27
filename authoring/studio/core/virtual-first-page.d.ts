/** scorm/package/first-page.ts, bundled for a worker: its templates import icons. */
declare module 'virtual:first-page' {
  export const firstPage: import('../../../scorm/package/make-packages.ts').FirstPage;
}
