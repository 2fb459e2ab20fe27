import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSchemas } from '../../../authoring/schemas.ts';
import { Editor } from './language-server.ts';

const content = 'content/en-GB/';
const files = ['course.yaml', 'decks/quiz.yaml', 'resources.yaml', 'ui.yaml'] as const;
const read = (file: string) => readFile(content + file, 'utf8');

describe('VS Code with its YAML extension', () => {
  let editor: Editor;
  beforeAll(async () => {
    await writeSchemas();
    editor = await Editor.open();
  });
  afterAll(() => editor.close());

  it.each(files)('is content with the %s of the course', async (file) => {
    expect(await editor.underlines(content + file, await read(file))).toEqual([]);
  });

  it.each([
    ['course.yaml', 'pass-mark: 80', 'pass-mark: 80%', 'number'],
    ['course.yaml', 'completion: all', 'completion: some', '"lessons"'],
    ['course.yaml', 'pass-mark: 80', 'pas-mark: 80', 'pas-mark'],
    [
      'course.yaml',
      "version: '1.0.0'",
      "version: '1'",
      'This is not a version; write three numbers in quotes',
    ],
    ['decks/quiz.yaml', 'difficulty: 1', 'difficulty: 4', '1, 2, 3'],
    ['decks/quiz.yaml', '    look: shared\n', '', '"look"'],
    ['resources.yaml', 'glossary:', 'glosary:', 'glosary'],
    ['ui.yaml', '  start: Start\n', '', '"start"'],
  ])('underlines what is wrong in %s where "%s" became "%s"', async (file, before, after, words) => {
    const text = (await read(file)).replace(before, () => after);
    expect((await editor.underlines(content + file, text)).join('\n')).toContain(words);
  });

  it('completes keys, and says what each is for', async () => {
    const offers = await editor.offers(`${content}course.yaml`, 'id: course\n');
    expect(offers.get('pass-mark')).toContain('The percentage of cards a learner must sort correctly');
    const card = await editor.offers('content/other/decks/second.yaml', 'cards:\n  - id: C1\n    ');
    expect([...card.keys()]).toEqual(expect.arrayContaining(['text', 'category', 'why', 'report-id']));
  });

  it('completes values', async () => {
    expect([...(await editor.offers(`${content}course.yaml`, 'completion: ')).keys()]).toEqual([
      'all',
      'lessons',
      'quiz',
    ]);
  });
});
