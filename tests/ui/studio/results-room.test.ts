import { expect } from '@open-wc/testing';
import { html as page, render as draw } from 'lit';
import { compileCourse, CourseStore, fromSources, readAnswers, summarise } from 'virtual:studio';
import files from 'virtual:course-files';
import type { ReportFile } from '../../../authoring/results/reading/table.ts';
import type { GoToEvent } from '../../../authoring/studio/store/events.ts';
import type { ResultsRoom } from '../../../authoring/studio/results/results-room.ts';
import type { Course } from '../../../src/course/course.ts';
import { click, expectAccessible, find, inside, show } from '../person.ts';
import { settled, sure, until } from './writing.ts';

/** The room with the core on the page: only the worker around it is left out. */
async function enter() {
  const store = new CourseStore(new Map(Object.entries(files)));
  const { problems, ...compiled } = compileCourse(fromSources(store.sources));
  expect(problems).to.deep.equal([]);
  const ask = (_: 'results', reports: readonly ReportFile[], course: Course) => {
    const read = readAnswers(reports, course);
    return Promise.resolve({
      summary: read.problems.length > 0 ? null : summarise(course, read.answers),
      problems: read.problems,
    });
  };
  const main = await show<HTMLElement>(page`<main></main>`);
  draw(
    page`<results-room .store=${store} .sources=${store.sources} .compiled=${compiled} .core=${{ ask }}></results-room>`,
    main,
  );
  await settled();
  return sure(main.querySelector<ResultsRoom>('results-room'));
}

/** Chooses a file as a person does. */
function choose(room: Element, name: string, file: File) {
  const field = inside(room, `input[aria-label="${name}"]`) as HTMLInputElement;
  const transfer = new DataTransfer();
  transfer.items.add(file);
  field.files = transfer.files;
  field.dispatchEvent(new Event('change'));
}

describe('<results-room>', () => {
  it('says how to get a report, and shows made-up learners at a press', async () => {
    const room = await enter();
    expect(room.textContent).to.include('Interactions report');
    await click(find('button', 'Try it with an example'));
    await until(() => room.querySelector('.results h1'), 'no results came');
    find('heading', 'What this group finds hard');
    find('list', 'By theme');
    find('table', 'Cards to talk about');
    find('button', 'Print');
    find('button', 'Export');
    await expectAccessible(room);
  });

  it('reads a file, sets another beside it, and leads to a card', async () => {
    const room = await enter();
    const report = await (await fetch('/tests/unit/results/reports/made-up-64.txt')).text();
    choose(room, 'Report files', new File([report], 'one.txt'));
    await until(() => room.textContent.includes('one.txt: '), 'nothing was read');
    expect(room.textContent).to.match(/one\.txt: \d+ answers of \d+ learners\./);
    const lines = report.split('\n');
    choose(room, 'Another group to compare', new File([lines.slice(0, 30).join('\n')], 'two.txt'));
    await until(() => room.textContent.includes('Side by side'), 'nothing was compared');
    let led: GoToEvent | undefined;
    room.addEventListener('go-to', (event) => (led = event));
    const button = inside(room, '[data-edit-card]');
    button.click();
    expect(led?.file).to.equal('decks/quiz.yaml');
    expect(sure(files['decks/quiz.yaml']).slice(led?.offset)).to.match(
      new RegExp(`^id: ${button.dataset['editCard'] ?? ''}\n`),
    );
  });

  it('says what is wrong with a file that is no report', async () => {
    const room = await enter();
    choose(room, 'Report files', new File(['a;b\n1;2\n'], 'other.csv'));
    await until(() => room.querySelector('[role="alert"]'), 'nothing was said');
    expect(inside(room, '[role="alert"]').textContent).to.include('other.csv');
  });
});
