import { startOf } from './problems.ts';
import type { Report } from './problems.ts';
import type { SourceFile } from './source-files.ts';
import { readYaml } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** A lesson file cut in two. */
export interface SplitLesson {
  /** Null when it cannot be read; then the problem has been reported. */
  readonly front: YamlFile | null;
  /** The Markdown, after as many empty lines as the front matter took, so that line numbers stay right. */
  readonly body: string;
}

/** Takes the front matter, the YAML between two lines of `---`, off the top of a lesson. */
export function splitFrontMatter({ path, text }: SourceFile, report: Report): SplitLesson {
  const lines = text.split('\n');
  if (lines[0]?.trimEnd() !== '---') {
    report(
      startOf(path),
      'the lesson has no front matter',
      'start the file with a line of ---, then id, title and so on',
    );
    return { front: null, body: withoutKeys(lines).join('\n') };
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end < 0) {
    report(startOf(path), 'the front matter is not closed', 'add a line of --- after its last key');
    return { front: null, body: '' };
  }
  return {
    front: readYaml(path, lines.slice(1, end).join('\n'), report, 2),
    body: [...lines.slice(0, end + 1).map(() => ''), ...lines.slice(end + 1)].join('\n'),
  };
}

/** Where only the first line of --- is missing, the keys below it are no Markdown. */
function withoutKeys(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => line.trimEnd() === '---');
  const areKeys = lines.slice(0, end).every((line) => /^(?:[\w-]+:.*|\s*)$/.test(line));
  return lines.map((line, index) => (areKeys && index <= end ? '' : line));
}
