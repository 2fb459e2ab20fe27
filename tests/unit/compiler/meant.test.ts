import { describe, expect, it } from 'vitest';
import { courseAfter, lesson, problemsAfter, problemsInLesson } from './fixture.ts';

/** What is allowed and nobody means: each is said at its place. */

const cardText = (text: string) =>
  problemsAfter(['decks/quiz.yaml', 'text: Over fairly soon', `text: ${JSON.stringify(text)}`]);

describe('a text that nobody means', () => {
  it.each([
    ['Itâ€™s short', '"â€™" is a letter that was read in the wrong way; write "’"'],
    ['often open â€“ no end', '"â€“" is a letter that was read in the wrong way; write "–"'],
    ['CafÃ© talk', '"Ã©" is a letter that was read in the wrong way; write "é"'],
    ['GrÃ¶ÃŸe', '"Ã¶" is a letter that was read in the wrong way; write "ö"'],
    ['It costs Â£5', '"Â£" is a letter that was read in the wrong way; write "£"'],
    ['MiÄ™dzy nami', '"Ä™" is a letter that was read in the wrong way; write "ę"'],
    ['ï»¿Soon', '"ï»¿" is a letter that was read in the wrong way; write it again'],
    ['Gr\uFFFD\uFFFDe', 'a letter of it cannot be read; save the file as UTF-8, and write the letter again'],
    ['#NAME?', '"#NAME?" is an error of a spreadsheet, not a text; mend the formula there'],
    ['See #REF! there', '"#REF!" is an error of a spreadsheet'],
    ['#VALUE!', '"#VALUE!" is an error of a spreadsheet'],
    ['#DIV/0!', '"#DIV/0!" is an error of a spreadsheet'],
    ['#N/A', '"#N/A" is an error of a spreadsheet'],
    ['#WERT!', '"#WERT!" is an error of a spreadsheet'],
    ['Err:502', '"Err:502" is an error of a spreadsheet'],
    ['####', '"####" is what a spreadsheet shows when a column is too narrow; widen the column'],
    ['=A1&" soon"', '"=A1…" is a formula of a spreadsheet; write its result'],
    ['=SUM(B2:B9)', '"=SUM(…" is a formula of a spreadsheet; write its result'],
    ['null', '"null" is no text for learners; write what they are to read'],
    ['undefined', '"undefined" is no text for learners'],
    ['TODO', '"TODO" is a note to write something here; write it'],
    ['TODO: find a better one', '"TODO" is a note to write something here; write it'],
    ['tbc', '"tbc" is no text for learners'],
    ['xxx', '"xxx" is no text for learners'],
    ['Lorem ipsum dolor', '"Lorem ipsum" is a note to write something here'],
    ['[object Object]', '"[object Object]" is a note'],
    ['• Over soon', 'the text starts with "•", which was pasted with it; delete the sign'],
    ['Tom &amp; Jerry', '"&amp;" would be shown as it stands; write "&"'],
    ['Tom &amp;amp; Jerry', '"&amp;" would be shown as it stands'],
    ['It&#8217;s short', '"&#8217;" would be shown as it stands; write the character itself'],
    ['over&nbsp;soon', '"&nbsp;" would be shown as it stands; write a space'],
    ['over <b>soon</b>', '"<b>" would be shown as it stands; delete it'],
    ['over **soon**', '"**soon**" would be shown with its signs; delete them'],
    ['see [this](https://a.org)', '"[this](https://a.org)" would be shown as it stands'],
  ])('is reported on a card: %s', (text, words) => {
    const [found = '', ...more] = cardText(text);
    expect(found).toContain(`decks/quiz.yaml:11:11 cards.C1.text: ${words}`);
    expect(more).toEqual([]);
  });

  it.each([
    'It’s “short” – or not…',
    'Ärger, ça va, Ñandú, Ønske, PÃO, Âge, São',
    '»MENÜ« und »JÄ…«',
    'Łódź, Świątek, Ŵ ŷ',
    'C# and F#, #1 of 3, 50 % & more',
    'The null hypothesis is a to-do of mine',
    '2 * 3 * 4 < 5 > 3, a <- b, snake_case',
    '= the same as before',
    'Привет, Ñ',
  ])('is not seen in what people write: %s', (text) => {
    expect(cardText(text)).toEqual([]);
  });

  it.each([
    [
      'course.yaml',
      'title: A small course',
      'title: undefined',
      'course.yaml:3:8 title: "undefined" is no text',
    ],
    [
      'course.yaml',
      'summary: Two lessons',
      'summary: Itâ€™s two lessons',
      'course.yaml:5:10 summary: "â€™" is a letter',
    ],
    [
      'ui.yaml',
      'start: Words',
      'start: "#REF!"',
      'ui.yaml:2:10 cover.start: "#REF!" is an error of a spreadsheet',
    ],
    [
      'lessons/one.md',
      'title: Lesson L1',
      'title: "#NAME?"',
      'lessons/one.md:3:8 title: "#NAME?" is an error',
    ],
  ])('is reported in %s: %s -> %s', (file, before, after, words) => {
    const files = { 'lessons/one.md': lesson('Some words.\n'), 'ui.yaml': '' };
    const found =
      file === 'ui.yaml' || file === 'course.yaml'
        ? problemsAfter([file, before, after])
        : problemsAfter([file, files[file as 'lessons/one.md'].replace(before, after)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(words);
  });
});

describe('a lesson with pasted text', () => {
  it.each([
    ['##Heading', '8:1 "##" makes no heading without a space after it; write "## " before the words'],
    ['First\n\n#Heading', '10:1 "#" makes no heading without a space after it'],
    ['• one\n• two', '8:1 "•" makes no list; start each line of a list with a dash and a space: "- "'],
    ['Text\n▪ one', '9:1 "▪" makes no list'],
    ['-one\n-two', '8:1 a dash makes no list without a space after it; write "- " before the words'],
    ['1)one', '8:1 "1)" makes no list without a space after it'],
    ['1.one', '8:1 "1." makes no list without a space after it'],
    ['a) one\nb) two', '8:1 "a)" makes no list; number the lines'],
    ['First.\nItâ€™s here', '9:1 "â€™" is a letter that was read in the wrong way; write "’"'],
    ['It is &amp;amp; shown', '8:1 "&amp;" would be shown as it stands; write "&"'],
    ['We say TODO here', '8:1 "TODO" is a note to write something here'],
    [':::reflect[What?]{id=“month”}\n:::', 'curly quotation marks'],
    [':::reflect[What?]{id=“next month”}\n:::', 'curly quotation marks'],
  ])('is told where and what: %j', (body, words) => {
    const found = problemsInLesson(body);
    expect(found.join('\n')).toContain(words);
    expect(found).toHaveLength(1);
  });

  it('may hold what looks alike', () => {
    const body =
      '## Heading\n\n- one\n- two\n\n1) one\n2) two\n\nA & B &amp; C&nbsp;D, -5 degrees, 1.5 hours, #1, C#\n';
    expect(problemsInLesson(body)).toEqual([]);
  });
});

describe('a value that nobody means', () => {
  it.each([
    ['0.8', 'is 0.8 per cent, so that one right card passes; did you mean 80?'],
    ['0.75', 'did you mean 75?'],
    ['1', 'is 1 per cent, so that one right card passes; did you mean 100?'],
    ['0', 'lets everybody pass, whatever they sort; write the percentage that is needed, such as 80'],
    ['30', 'a learner would pass with one right card of 3; write the percentage that is needed, such as 80'],
    ['-5', 'is not a percentage'],
    ['"80"', 'is not a percentage'],
    ['.8', 'did you mean 80?'],
  ])('is not taken for a pass mark: %s', (mark, words) => {
    const [found = '', ...more] = problemsAfter(['course.yaml', 'pass-mark: 80', `pass-mark: ${mark}`]);
    expect(found).toContain('course.yaml:6:12');
    expect(found).toContain(words);
    expect(more).toEqual([]);
  });

  it('may be a pass mark with a fraction', () => {
    expect(courseAfter(['course.yaml', 'pass-mark: 80', 'pass-mark: 66.67']).passMark).toBe(66.67);
  });

  it.each([
    ['2026-02-30', 'is a day that no calendar has'],
    ['2025-02-29', 'is a day that no calendar has'],
    ['2062-11-22', 'lies in the future; write the day on which somebody read the lesson through'],
    ['0206-11-22', 'lies long ago'],
    ['22.11.2026', 'is not a date; write it in quotes'],
    ['2026-13-01', 'is not a date'],
  ])('is not taken for a date: %s', (day, words) => {
    const text = lesson('Some words.\n').replace('2026-11-22', day);
    const found = problemsAfter(['lessons/one.md', text]);
    expect(found.join('\n')).toContain(words);
    expect(found).toHaveLength(1);
  });

  it.each([
    ['en-UK', 'did you mean en-GB?'],
    ['ge', 'is not a language that computers know; write one such as en-GB'],
    ['english', 'is not a language tag'],
  ])('is not taken for a language: %s', (tag, words) => {
    const found = problemsAfter(['course.yaml', 'language: en-GB', `language: ${tag}`]);
    expect(found.join('\n')).toContain(words);
    expect(found).toHaveLength(1);
  });

  it('is no category that never comes up', () => {
    expect(
      problemsAfter(['course.yaml', '      mentoring: 1\n', '      mentoring: 0\n']).join('\n'),
    ).toContain('the quiz draws no card of mentoring, though learners see a button "Mentoring"');
  });
});

describe('a file that nobody means', () => {
  it.each([
    ['course (1).yaml', 'looks like a copy that a computer made; delete it'],
    ['course - Copy.yaml', 'looks like a copy'],
    ['lessons/one - Copy.md', 'looks like a copy'],
    ['lessons/one (2).md', 'looks like a copy'],
    ['lessons/Copy of one.md', 'looks like a copy'],
    ['lessons/one copy.md', 'looks like a copy'],
    ['lessons/one (conflicted copy 2026-11-22).md', 'looks like a copy'],
    ['lessons/three.md.txt', 'files that end in .txt are not read; rename it, so that it ends in .md'],
    ['course.yaml.txt', 'files that end in .yaml.txt are not read'],
    ['Course.yaml', 'Course.yaml is not read; rename it to course.yaml, or delete it if it is a copy'],
    ['course2.yaml', 'course2.yaml is not read; rename it to course.yaml'],
    ['quiz.yaml', 'quiz.yaml is not read; put a deck into decks/'],
  ])('is reported, not passed over: %s', (name, words) => {
    const found = problemsAfter([name, name.endsWith('md') ? lesson('Some words.\n', 'L3') : 'id: x\n']);
    expect(found.find((one) => one.startsWith(`${name}:1:1`))).toContain(words);
  });
});

it('tells the trainer of a label that Chamilo would cut in its report', () => {
  const problems = problemsAfter(['decks/quiz.yaml', 'label: Mentoring', 'label: Care & mentoring']);
  expect(problems.join('\n')).toMatch(
    /^decks\/quiz\.yaml:\d+:\d+ the label "Care & mentoring" has an &, .*; write "and"$/m,
  );
});
