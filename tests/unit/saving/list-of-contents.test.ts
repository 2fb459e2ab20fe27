import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/saving/list-of-contents.ts';

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

const withScore =
  '<ul><li><a data-scoid="4" title="a=1&amp;attempt=2"><img alt="" />&nbsp;Coaching or mentoring?&nbsp;(Score:&nbsp;86.66)</a></li></ul>';

describe('the list of contents of Moodle', () => {
  it('is that of the latest attempt', async () => {
    const { asked, fetchPage } = server(new Response(withScore));
    expect(await readList(inside(moodle), fetchPage)).toEqual({ keeps: true, score: 86.66 });
    expect(asked).toEqual([
      'https://moodle.example.org/m/mod/scorm/prereqs.php?id=17&scoid=4&attempt=0&sesskey=a%26b',
    ]);
  });

  it.each([
    ['nothing, to whoever may not save', '\n', { keeps: false, score: null }],
    ['no score yet', '<ul><li>Coaching (or mentoring: what?)</li></ul>', { keeps: true, score: null }],
    ['a score in another language', '<li>Kurs&nbsp;(Punktzahl:&nbsp;100)</li>', { keeps: true, score: 100 }],
  ])('has %s', async (_, list, listed) => {
    expect(await readList(inside(moodle), server(new Response(list)).fetchPage)).toEqual(listed);
  });

  it.each([
    ['sends the learner to its sign-in page', new Response(null, { status: 303 })],
    ['has no such page', new Response('', { status: 404 })],
    ['is out of order', new Response('', { status: 503 })],
    ['is not reached', new TypeError('Failed to fetch')],
  ])('is not known where Moodle %s', async (_, answer) => {
    expect(await readList(inside(moodle), server(answer).fetchPage)).toBeNull();
  });

  it.each([
    ['any other page', {}],
    ['a page of Moodle without a player', { ...moodle, scorm_current_node: null }],
    ['something else called M', { ...moodle, M: {} }],
  ])('is not asked of %s', async (_, page) => {
    const { asked, fetchPage } = server(new Response(''));
    expect(await readList(inside(page), fetchPage)).toBeNull();
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
    expect(await readList(inside(elsewhere), server(new Response('')).fetchPage)).toBeNull();
  });
});
