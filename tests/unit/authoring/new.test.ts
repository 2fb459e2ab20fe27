import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkReadingEase } from '../../reading-ease.ts';
import { readContent } from '../../../scorm/read-content.ts';
import { compileCourse } from '../../../src/compiler/compile.ts';
import { run } from '../../command.ts';
import { Editor } from './language-server.ts';
import { courseAtWork, workplace, type Workplace } from './workplace.ts';

const start = (place: Workplace, ...wishes: string[]) => place.npm('new', place.path('my course'), ...wishes);
const textsIn = (place: Workplace) => readContent(place.path('my course/en-GB'));

describe('npm run new', { timeout: 180_000 }, () => {
  it('starts a course without problems, small and in plain English', async () => {
    const place = workplace();
    expect((await start(place)).ok).toBe(true);
    const { course, problems } = compileCourse(await textsIn(place));
    expect(problems).toEqual([]);
    expect(course?.lessons).toHaveLength(2);
    expect(course?.quiz.cards.map(({ why }) => why.length > 0)).toEqual(Array(8).fill(true));
    expect(course?.resources?.glossary).toHaveLength(1);
    expect(await checkReadingEase(place.path('my course/en-GB'))).toMatchObject({ ok: true });
  });

  it('says what to type next, and that works as it stands', async () => {
    const place = workplace();
    const { output } = await run('npm', ['run', '--silent', 'new', '--', place.path('my course')]);
    const line = /npm run build -- .*/.exec(output)?.[0] ?? '';
    const built = await run('sh', ['-c', line]);
    expect(built.ok, built.output).toBe(true);
    expect(readdirSync(place.path('my course/dist')).filter((name) => name.endsWith('.zip'))).toEqual([
      'my_course-1.0.0-scorm12.zip',
      'my_course-1.0.0-scorm2004-3rd.zip',
      'my_course-1.0.0-scorm2004-4th.zip',
      'my_course-1.0.0-web.zip',
    ]);
    const zips = ['scorm12', 'scorm2004-3rd', 'scorm2004-4th'].map((name) =>
      place.path(`my course/dist/my_course-1.0.0-${name}.zip`),
    );
    expect((await place.npm('verify', ...zips)).output.match(/0 problems/g)).toHaveLength(3);
    const sheet = place.path('cards.csv');
    const cards = await place.npm('cards', 'export', sheet, '--content', place.path('my course/en-GB'));
    expect(cards.output).toMatch(/^cards\.csv: 8 cards\./);
  });

  it('takes title and id, whatever stands in the title', async () => {
    const place = workplace();
    const title = `Ask: or "tell"? It's # hard, {really} – ü`;
    expect((await start(place, '--title', title, '--id', 'ask_or_tell')).ok).toBe(true);
    expect(compileCourse(await textsIn(place)).course).toMatchObject({ id: 'ask_or_tell', title });
  });

  it.each(['course', 'course/lessons', 'course/deeper/still'])(
    'starts none inside of another course, in %s, and writes nothing',
    async (inside) => {
      const place = courseAtWork();
      const { ok, output } = await place.npm('new', place.path(`${inside}/mine`));
      expect(ok).toBe(false);
      expect(output).toMatch(/lies in the course of .*course; name a folder outside of it, such as/);
      expect(existsSync(place.path(`${inside}/mine`))).toBe(false);
    },
  );

  it('has the words of the interface from the course of this project', async () => {
    const place = workplace();
    await start(place);
    expect(place.read('my course/en-GB/ui.yaml')).toBe(readFileSync('content/en-GB/ui.yaml', 'utf8'));
  });

  it('is completed and checked by VS Code also where only its own folder is open', async () => {
    const place = workplace();
    await start(place);
    const editor = await Editor.open(place.path('my course'));
    try {
      for (const file of ['course.yaml', 'decks/quiz.yaml', 'resources.yaml', 'ui.yaml'])
        expect(await editor.underlines(`en-GB/${file}`, place.read(`my course/en-GB/${file}`))).toEqual([]);
      const wrong = place.read('my course/en-GB/course.yaml').replace('pass-mark: 75', 'pass-mark: 75%');
      expect((await editor.underlines('en-GB/course.yaml', wrong)).join()).toContain('number');
      expect([...(await editor.offers('en-GB/course.yaml', 'completion: ')).keys()]).toContain('lessons');
    } finally {
      editor.close();
    }
  });

  it.each([
    [
      ['--id', '9lives'],
      'The id is not an id; use a letter, then letters, digits or underscores, 64 at most.',
    ],
    [['--id', 'a-b'], 'The id is not an id; use a letter, then letters, digits or underscores, 64 at most.'],
    [['--title', ' '], 'The title is empty; write a text.'],
    [['--title', 'T'.repeat(201)], 'The title is longer than 200 characters; shorten it.'],
    [['--title'], `Option '--title <value>' argument missing; "npm run new -- --help" says what there is.`],
    [['--colour'], `Unknown option '--colour'; "npm run new -- --help" says what there is.`],
    [['two'], '"two" is one name too many; name one folder, and put a title of several words in quotes.'],
  ])('answers %j with a sentence, and writes nothing', async (wishes, sentence) => {
    const place = workplace();
    expect(await start(place, ...wishes)).toEqual({ ok: false, output: sentence });
    expect(existsSync(place.path('my course'))).toBe(false);
  });

  it('writes over nothing of anybody', async () => {
    const place = workplace();
    place.write('my course/thesis.txt', 'mine');
    expect(await start(place)).toEqual({
      ok: false,
      output: 'my course is not empty; name a folder that is not there yet.',
    });
    expect(readdirSync(place.path('my course'))).toEqual(['thesis.txt']);
    for (const file of ['my course/thesis.txt', 'my course/thesis.txt/deeper']) {
      const { ok, output } = await place.npm('new', place.path(file));
      expect(ok).toBe(false);
      expect(output).toMatch(/is a file, or lies in one; name a folder that is not there yet\.$/);
    }
    expect(place.read('my course/thesis.txt')).toBe('mine');
  });

  it('uses an empty folder that is there', async () => {
    const place = workplace();
    expect((await place.npm('new', place.folder)).ok).toBe(true);
    expect(readdirSync(place.folder).toSorted()).toEqual(['.vscode', 'en-GB']);
  });

  it('asks for a folder, and explains itself', async () => {
    expect(await workplace().npm('new')).toEqual({
      ok: false,
      output: 'Name a folder for the new course, such as: npm run new -- ../my-course',
    });
    const { ok, output } = await workplace().npm('new', '--help');
    expect(ok).toBe(true);
    for (const words of ['npm run new -- FOLDER', '--title TITLE', '--id ID'])
      expect(output).toContain(words);
  });
});
