import { startOf, type Report } from './problems.ts';
import type { SourceFile } from './source-files.ts';

const time = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const timing = new RegExp(String.raw`^${time}[ \t]+-->[ \t]+${time}(?:[ \t].*)?$`);

/**
 * Checks captions (WebVTT, W3C 2019): a browser shows nothing of what it cannot read, and says nothing either.
 * @returns the seconds until the last of them ends
 */
export function compileCaptions({ path, text }: SourceFile, report: Report): number {
  const lines = text.split('\n');
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '')) {
    report(
      startOf(path),
      'the captions do not begin with WEBVTT',
      'write WEBVTT and an empty line at the top',
    );
    return 0;
  }
  let last = 0;
  let count = 0;
  lines.forEach((line, index) => {
    if (!line.includes('-->')) return;
    count += 1;
    const place = { file: path, line: index + 1, column: 1 };
    const cue = timing.exec(line.trim());
    if (!cue) {
      report(place, 'these times cannot be read', 'write them as 00:01.000 --> 00:04.500');
      return;
    }
    const [start, end] = [secondsOf(cue.slice(1, 5)), secondsOf(cue.slice(5, 9))];
    if (end <= start) report(place, 'this caption ends before it begins', 'put the earlier time first');
    if ((lines[index + 1] ?? '').trim() === '')
      report(place, 'this caption has no words', 'write them in the line below, or delete the times');
    last = Math.max(last, end);
  });
  if (count === 0)
    report(
      startOf(path),
      'there are no captions in it',
      'write times such as 00:01.000 --> 00:04.500, and the words below',
    );
  return Math.ceil(last);
}

function secondsOf([hours = '0', minutes, seconds, thousandths]: readonly (string | undefined)[]): number {
  return 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds) + Number(thousandths) / 1000;
}
