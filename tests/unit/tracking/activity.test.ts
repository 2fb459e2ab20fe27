import { describe, expect, it } from 'vitest';
import { activityOf, formerActivityOf, likenessOf } from '../../../src/tracking/activity.ts';

const at = (path: string) => new URL(path, 'https://lms.test');
const uuid = '8751c1a1-e481-4e39-b374-640261ebcb43';
const other = 'd654995b-6321-4423-b8b5-d9d0c05fc1ef';
const md5 = '9e107d9d372bb6826bd81d3542a419d6';
const sha = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const jwt = (user: string) => `eyJhbGciOiJIUzI1NiJ9.${user}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`;

/** Launches of the same activity. */
const same: [string, string, string][] = [
  [
    'Moodle after an upload',
    '/pluginfile.php/91/mod_scorm/content/3/a.html',
    '/pluginfile.php/91/mod_scorm/content/12/a.html',
  ],
  ['a query', '/courses/a/index.html?token=1', '/courses/a/index.html?sid=7#x'],
  [
    'SCORM Cloud’s vault',
    `/vault/${uuid}/content/courses/APP/course1/0/index.html`,
    `/vault/${other}/content/courses/APP/course1/0/index.html`,
  ],
  [
    'SCORM Cloud after an upload',
    '/content/courses/APP/course1/0/index.html',
    '/content/courses/APP/course1/1/index.html',
  ],
  [
    'SCORM Cloud with and without the vault',
    '/content/courses/APP/course1/0/index.html',
    `/vault/${other}/content/courses/APP/course1/2/index.html`,
  ],
  ['a version in the path', '/files/course1/v3/index.html', '/files/course1/v12/index.html'],
  ['a revision in the path', '/files/course1/rev-3/index.html', '/files/course1/rev-4/index.html'],
  ['ASP.NET', '/lms/(S(lit3py55t21z5v55vlm25s55))/c/5/index.html', '/lms/(S(abc))/c/5/index.html'],
  ['ASP.NET with two', '/lms/(X(1)S(abc))/c/5/index.html', '/lms/(X(1)F(x-y)S(q))/c/5/index.html'],
  ['ASP.NET, encoded', '/lms/%28S%28abc%29%29/c/5/index.html', '/lms/%28S%28zz9%29%29/c/5/index.html'],
  ['ASP.NET without cookies and with', '/lms/(S(abc))/c/5/index.html', '/lms/c/5/index.html'],
  ['Java', '/lms/c/5/index.html;jsessionid=AB12', '/lms/c/5/index.html;jsessionid=CD34'],
  [
    'Java, in a folder',
    '/lms;jsessionid=AB12.node1/c/5/index.html',
    '/lms;jsessionid=CD34.node2/c/5/index.html',
  ],
  [
    'Akamai',
    '/hdnts=exp=1764525600~acl=%2f*~hmac=aa11/c/5/index.html',
    '/hdnts=exp=1764529999~acl=%2f*~hmac=bb22/c/5/index.html',
  ],
  [
    'Bunny',
    '/bcdn_token=HASH1&expires=1764525600&token_path=%2F/c/5/index.html',
    '/bcdn_token=HASH2&expires=1764529999&token_path=%2F/c/5/index.html',
  ],
  ['a named token', `/content/token/${uuid}/c/5/index.html`, `/content/token/${other}/c/5/index.html`],
  [
    'a JSON web token',
    `/t/${jwt('eyJzdWIiOiIxIn0')}/c/5/index.html`,
    `/t/${jwt('eyJzdWIiOiIyIn0')}/c/5/index.html`,
  ],
  ['lighttpd', `/dl/${md5}/692c8b60/c/5/index.html`, `/dl/${md5.replace('9', '0')}/692c9999/c/5/index.html`],
  [
    'nginx',
    '/dl/2O0ZWLLZQ9Yvu-F2VJ_v_A/1764525600/c/5/index.html',
    '/dl/sXkoVYoA0v1s9_cL-S1ttg/1764529999/c/5/index.html',
  ],
  ['a long hash', `/x/${sha}/c/5/index.html`, `/x/${sha.replace('d', 'a')}/c/5/index.html`],
];

/** Two activities. */
const two: [string, string, string][] = [
  [
    'Moodle',
    '/pluginfile.php/91/mod_scorm/content/3/a.html',
    '/pluginfile.php/92/mod_scorm/content/3/a.html',
  ],
  ['folders', '/courses/a/index.html', '/courses/b/index.html'],
  ['numbers', '/courses/a/5/index.html', '/courses/a/6/index.html'],
  [
    'SCORM Cloud',
    `/vault/${uuid}/content/courses/APP/course1/0/index.html`,
    `/vault/${uuid}/content/courses/APP/course2/0/index.html`,
  ],
  ['ids made by a machine', `/content/${uuid}/index.html`, `/content/${other}/index.html`],
  ['ids that look like a hash', `/content/${md5}/index.html`, `/content/${md5.replace('9', '0')}/index.html`],
  ['ASP.NET', '/lms/(S(abc))/c/5/index.html', '/lms/(S(abc))/c/6/index.html'],
  ['words that begin alike', '/design=5/index.html', '/design=6/index.html'],
  [
    'named folders',
    '/coaching-and-mentoring/12345678/index.html',
    '/coaching-and-mentoring/87654321/index.html',
  ],
];

describe('an activity', () => {
  it.each(same)('is one, whatever its address says beyond that (%s)', (_, one, later) => {
    expect(activityOf(at(later))).toBe(activityOf(at(one)));
  });

  it.each(two)('is not another one (%s)', (_, one, another) => {
    expect(activityOf(at(another))).not.toBe(activityOf(at(one)));
  });

  it('is the folder of the package', () => {
    expect(activityOf(at('/courses/a/index.html#x'))).toBe('/courses/a/');
  });

  it('in Moodle has the name it had in version 1.0', () => {
    const [, one] = two[0] ?? [];
    expect(activityOf(at(one ?? ''))).toBe(formerActivityOf(at(one ?? '')));
  });
});

describe('what activities have in common that may be one', () => {
  const likeness = (path: string) => likenessOf(activityOf(at(path)));

  it.each([
    [`/content/${uuid}/index.html`, `/content/${other}/index.html`],
    ['/a/8fA3kz91LmQ0xYt7/c/5/index.html', '/a/Zk33jd8qPp0aa71w/c/5/index.html'],
  ])('is all but what may be a key of one launch (%s)', (one, later) => {
    expect(likeness(later)).toBe(likeness(one));
  });

  it.each(two.filter(([name]) => !name.startsWith('ids')))('is not all they have (%s)', (_, one, another) => {
    expect(likeness(another)).not.toBe(likeness(one));
  });
});
