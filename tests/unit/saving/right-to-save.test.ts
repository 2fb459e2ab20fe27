import { describe, expect, it } from 'vitest';
import { mayNotSave } from '../../../src/saving/right-to-save.ts';

const moodle = {
  M: { cfg: { wwwroot: 'https://moodle.example.org/m', sesskey: 'a&b', contextInstanceId: 17 } },
  scorm_current_node: { scoid: 4 },
};

/** A module in a page of the LMS that has these. */
const inside = (page: object) => ({ parent: page }) as unknown as Window;

/** A server that answers so, and what it was asked. */
function server(answer: Response | Error) {
  const asked: string[] = [];
  const fetchPage: typeof fetch = (address) => {
    asked.push(address as string);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { asked, fetchPage };
}

describe('whether a learner may not save', () => {
  it('is seen in Moodle by its list of contents, which is empty then', async () => {
    const { asked, fetchPage } = server(new Response('\n'));
    expect(await mayNotSave(inside(moodle), fetchPage)).toBe(true);
    expect(asked).toEqual([
      'https://moodle.example.org/m/mod/scorm/prereqs.php?id=17&scoid=4&attempt=1&sesskey=a%26b',
    ]);
  });

  it.each([
    ['shows the list', new Response('<ul><li>Coaching or mentoring?</li></ul>')],
    ['sends the learner to its sign-in page', new Response(null, { status: 303 })],
    ['has no such page', new Response('', { status: 404 })],
    ['is out of order', new Response('', { status: 503 })],
    ['is not reached', new TypeError('Failed to fetch')],
  ])('is not said where Moodle %s', async (_, answer) => {
    expect(await mayNotSave(inside(moodle), server(answer).fetchPage)).toBe(false);
  });

  it.each([
    ['any other page', {}],
    ['a page of Moodle without a player', { ...moodle, scorm_current_node: null }],
    ['something else called M', { ...moodle, M: {} }],
  ])('is not asked of %s', async (_, page) => {
    const { asked, fetchPage } = server(new Response(''));
    expect(await mayNotSave(inside(page), fetchPage)).toBe(false);
    expect(asked).toEqual([]);
  });

  it('is not known where the LMS is of another origin', async () => {
    const elsewhere = new Proxy(
      {},
      {
        get: () => {
          throw new DOMException('', 'SecurityError');
        },
      },
    );
    expect(await mayNotSave(inside(elsewhere), server(new Response('')).fetchPage)).toBe(false);
  });
});
