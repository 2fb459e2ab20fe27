/**
 * What tells two activities with the same package apart: the folder it is served from. Moodle puts a revision
 * into it that changes with every upload, and learners must find their journal again after one.
 */
export function activityOf(address: URL): string {
  return address.pathname.replace(/[^/]*$/, '').replace(/(\/mod_scorm\/content\/)\d+\//, '$1');
}
