/** The dialect a package speaks: its packager chooses, never the script, since some LMSs show both APIs. */
declare module 'virtual:dialect' {
  const dialect: import('./dialect.ts').Dialect | null;
  export default dialect;
}
