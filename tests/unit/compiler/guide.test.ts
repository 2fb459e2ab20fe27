import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readContent } from '../../../scorm/read-content.ts';
import { compileCourse, formatProblem } from '../../../src/compiler/compile.ts';
import { asText } from '../../../src/compiler/source-files.ts';

it('what the guide to the content shows can be copied into a lesson', async () => {
  const guide = await readFile('content/README.md', 'utf8');
  const example = /^```markdown\n([^]*?)^```$/m.exec(guide)?.[1] ?? '';
  expect(example).toContain(':::compare');
  const files = (await readContent('content/en-GB'))
    .map(asText)
    .map((file) => (file.path.includes('L1_') ? { ...file, text: `${file.text}\n${example}` } : file));
  expect(compileCourse(files).problems.map(formatProblem)).toEqual([]);
});
