import { expect, nextFrame } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { html, render } from 'lit';
import course from 'virtual:course';
import { lessonBlock } from '../../src/blocks/lesson-block.ts';
import type {
  Block,
  CheckBlock,
  EstimateBlock,
  FigureBlock,
  RecallBlock,
  ScenarioBlock,
  TimelineBlock,
} from '../../src/course/course.ts';
import {
  all,
  click,
  expectAccessible,
  find,
  focused,
  press,
  see,
  show,
  spoken,
  type Frame,
} from './person.ts';

const words = course.ui.blocks;

const mount = (block: Exclude<Block, { id: string }>, frame: Frame = 'wide') =>
  show<HTMLElement>(html`<main>${lessonBlock(block)}</main>`, frame);

/** What can be read on the screen, or on paper. */
const seen = (page: HTMLElement) => page.innerText.replace(/\s+/g, ' ').trim();

/** What is on paper. */
async function onPaper(page: HTMLElement): Promise<string> {
  await emulateMedia({ media: 'print' });
  const printed = seen(page);
  await emulateMedia({ media: 'screen' });
  return printed;
}

/** Firefox cannot be told here to show what it would print. */
const itPrints = navigator.userAgent.includes('Chrome') ? it : it.skip;

/** Fails when something that can be pressed is smaller than a finger, or the phone would scroll sideways. */
function expectRoom(page: HTMLElement): void {
  for (const target of page.querySelectorAll(
    'button, summary, label:has(input), textarea, input[type=range]',
  ))
    expect(target.getBoundingClientRect().height, target.outerHTML).to.be.at.least(44);
  expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
}

describe('<quote-block>', () => {
  it('names its source', async () => {
    const page = await mount({
      kind: 'quote',
      html: '<p>Unlocking potential.</p>',
      source: 'Whitmore, 2017',
    });
    expect(page.querySelector('blockquote')?.innerText).to.equal('Unlocking potential.');
    expect(find('figure', /^/).innerText).to.contain('Whitmore, 2017');
    await expectAccessible(page);
  });
});

describe('<figure-block>', () => {
  const block: FigureBlock = {
    kind: 'figure',
    svg: "<svg viewBox='0 0 10 10'><text x='1' y='5' fill='var(--coaching)'>Short</text></svg>",
    caption: 'Two lengths',
    text: 'One bar is short, the other long.',
    html: '<p>One bar is short, the other long.</p>',
  };

  it('is a picture with a caption and with words for those who do not see it', async () => {
    const page = await mount(block, 'phone');
    const [picture] = page.querySelectorAll('[role=img]');
    expect(picture?.computedName).to.equal(block.text);
    expect(find('figure', /^/).innerText).to.contain(block.caption);
    expect(seen(page)).not.to.contain(block.text);
    await expectAccessible(page);
    expectRoom(page);
  });

  it('has one frame, around the picture', async () => {
    const page = await mount(block);
    const framed = [...page.querySelectorAll('figure-block *')].filter(
      (element) => getComputedStyle(element).borderTopStyle !== 'none',
    );
    expect(framed).to.deep.equal([...page.querySelectorAll('[role=img]')]);
  });

  it('shows its words to everybody who asks, with the keyboard too', async () => {
    const page = await mount(block);
    await press('Tab');
    expect(focused()).to.contain(words.picture);
    await press('Enter');
    expect(seen(page)).to.contain(block.text);
    await expectAccessible(page);
  });

  it('changes its colours with the theme', async () => {
    const page = await mount(block);
    const colour = () => getComputedStyle(page.querySelector('text') ?? page).fill;
    const light = colour();
    await see({ colorScheme: 'dark' });
    expect(colour()).not.to.equal(light);
  });
});

describe('<timeline-block>', () => {
  const block: TimelineBlock = {
    kind: 'timeline',
    label: 'Two words',
    events: [
      { time: '1699', html: '<p>A French novel.</p>' },
      { time: '1974', html: '<p>A book on tennis.</p>' },
    ],
  };

  it('is an ordered list that says when and what', async () => {
    for (const frame of ['wide', 'phone'] as const) {
      const page = await mount(block, frame);
      find('list', 'Two words');
      expect(seen(page)).to.match(/^Two words 1699 /);
      expect(all('listitem', /^/).map(seen)).to.deep.equal([
        '1699 A French novel.',
        '1974 A book on tennis.',
      ]);
      await expectAccessible(page);
      expectRoom(page);
    }
  });
});

describe('<check-block>', () => {
  const one: CheckBlock = {
    kind: 'check',
    question: 'Which is coaching?',
    options: [
      { text: 'Advice as needed', right: false, why: '<p>That is mentoring.</p>' },
      { text: 'Six booked talks', right: true, why: '<p>A set number.</p>' },
    ],
  };
  const several: CheckBlock = {
    ...one,
    options: [...one.options, { text: 'A clear aim', right: true, why: '<p>Often near.</p>' }],
  };

  it('asks for one answer, with the keyboard alone', async () => {
    const page = await mount(one);
    find('group', one.question);
    expect(seen(page)).to.contain(words['choose-one']).and.not.to.contain('A set number');
    await expectAccessible(page);
    await press('Tab', 'ArrowDown');
    expect(focused()).to.equal('radio Six booked talks');
    await press('Tab', 'Enter');
    expect(spoken()).to.equal(words['all-right']);
    expect(focused()).to.equal(`button ${words.retry}`);
    await expectAccessible(page);
  });

  it('says of every option whether it is right, in words, and why', async () => {
    const page = await mount(one, 'phone');
    await click(find('radio', 'Advice as needed'));
    await click(find('button', words.check));
    expect(spoken()).to.equal(words['not-right']);
    expect(seen(page)).to.contain(`Advice as needed ${words.wrong} That is mentoring.`);
    expect(seen(page)).to.contain(`Six booked talks ${words.right} A set number.`);
    await expectAccessible(page);
    expectRoom(page);
  });

  it('can be tried again from the start', async () => {
    const page = await mount(one);
    await click(find('radio', 'Advice as needed'));
    await click(find('button', words.check));
    await press('Enter');
    expect(spoken()).to.equal('');
    expect(focused()).to.equal('radio Advice as needed');
    expect(page.querySelectorAll(':checked')).to.have.length(0);
    expect(seen(page)).not.to.contain('That is mentoring');
    await press('Tab', 'Enter');
    expect(spoken()).to.equal(words['choose-first']);
    await expectAccessible(page);
  });

  it('waits until something is chosen', async () => {
    const page = await mount(one);
    await click(find('button', words.check));
    expect(spoken()).to.equal(words['choose-first']);
    expect(seen(page)).not.to.contain('That is mentoring');
  });

  it('asks for all that are right where there are several', async () => {
    const page = await mount(several);
    expect(seen(page)).to.contain(words['choose-all']);
    await press('Tab', 'Tab', ' ');
    expect(focused()).to.equal('checkbox Six booked talks');
    await click(find('button', words.check));
    expect(spoken()).to.equal(words['not-right']);
    await press('Enter', 'Tab', ' ', 'Tab', ' ', 'Tab', 'Enter');
    expect(spoken()).to.equal(words['all-right']);
    await expectAccessible(page);
  });

  it('keeps two questions on one page apart', async () => {
    const page = await show<HTMLElement>(html`<main>${lessonBlock(one)}${lessonBlock({ ...one })}</main>`);
    for (const radio of all('radio', 'Six booked talks')) await click(radio);
    expect(page.querySelectorAll(':checked')).to.have.length(2);
    await expectAccessible(page);
  });

  itPrints('is printed with its reasons', async () => {
    expect(await onPaper(await mount(one)))
      .to.contain(`${words.right} A set number.`)
      .and.not.to.contain(words.check);
  });
});

describe('<recall-block>', () => {
  const block: RecallBlock = { kind: 'recall', prompt: 'What is coaching?', html: '<p>Guided talks.</p>' };

  it('is answered in the head, and asks nobody to type, before a model answer is shown', async () => {
    const page = await mount(block, 'phone');
    expect(seen(page)).to.contain(words.think);
    expect(seen(page)).not.to.contain('Guided talks');
    expect(page.querySelector('textarea, input')).to.equal(null);
    await expectAccessible(page);
    expectRoom(page);
    await press('Tab', 'Enter');
    expect(focused()).to.equal(`group ${words['model-title']}`);
    expect(seen(page)).to.contain('Guided talks');
    await expectAccessible(page);
  });

  itPrints('is printed with its model answer', async () => {
    expect(await onPaper(await mount(block)))
      .to.contain('Guided talks.')
      .and.not.to.contain(words.model);
  });

  it('starts afresh when the same place shows another question', async () => {
    const page = await show<HTMLElement>(html`<main></main>`);
    for (const prompt of ['One?', 'Two?']) {
      render(lessonBlock({ ...block, prompt }), page);
      await nextFrame();
      expect(seen(page)).to.contain(prompt).and.to.contain(words.think).and.not.to.contain('Guided talks');
      await click(find('button', words.model));
      expect(seen(page)).to.contain('Guided talks.').and.not.to.contain(words.think);
    }
  });
});

describe('<scenario-block>', () => {
  const block: ScenarioBlock = {
    kind: 'scenario',
    title: 'Sam is new',
    note: 'this is about bias.',
    html: '<p>Sam has <em>questions</em>.</p>',
    options: [
      { text: 'Ask Sam', grade: 'best', feedback: '<p>Sam knows.</p>' },
      { text: 'Wait a month', grade: 'partly', feedback: '<p>A bit.</p>' },
      { text: 'Go home', grade: 'poor', feedback: '<p>No help.</p>' },
    ],
  };
  const heard = () =>
    all('status', /^/)
      .map(seen)
      .filter((text) => text !== '');

  it('warns of what it is about before it tells the case', async () => {
    const page = await mount(block);
    find('group', block.title);
    expect(seen(page)).to.match(/Content note: this is about bias\. Sam has questions\./);
    await expectAccessible(page);
    const calm = await mount({ ...block, note: '' });
    expect(seen(calm)).not.to.contain('Content note');
  });

  it('answers every choice below it, in words, and keeps focus there', async () => {
    const page = await mount(block, 'phone');
    await press('Tab', 'Tab', 'Enter');
    expect(focused()).to.equal('button Wait a month');
    expect(heard()).to.deep.equal([`${words.partly} A bit.`]);
    expect(find('button', 'Wait a month').ariaExpanded).to.equal('true');
    expect(seen(page)).to.contain(`Wait a month ${words.partly} A bit. Go home`);
    await expectAccessible(page);
    await click(find('button', 'Ask Sam'));
    await click(find('button', 'Go home'));
    expect(heard()).to.deep.equal([
      `${words.best} Sam knows.`,
      `${words.partly} A bit.`,
      `${words.poor} No help.`,
    ]);
    await expectAccessible(page);
    expectRoom(page);
  });

  it('folds an answer away again', async () => {
    await mount(block);
    await press('Tab', ' ', ' ');
    expect(heard()).to.deep.equal([]);
    expect(find('button', 'Ask Sam').ariaExpanded).to.equal('false');
  });

  itPrints('is printed with all its options and answers', async () => {
    expect(await onPaper(await mount(block))).to.contain(
      `Ask Sam ${words.best} Sam knows. Wait a month ${words.partly} A bit. Go home ${words.poor} No help.`,
    );
  });
});

describe('<estimate-block>', () => {
  const block: EstimateBlock = {
    kind: 'estimate',
    question: 'How many?',
    min: 1000,
    max: 3000,
    step: 250,
    answer: 2600,
    unit: '\u00A0people',
    html: '<p>A survey says so.</p>',
  };
  const slider = () => find('slider', 'How many?') as HTMLInputElement;

  it('takes a guess with the keyboard and says it with its unit', async () => {
    const page = await mount(block);
    expect(slider().ariaValueText).to.equal('2,000\u00A0people');
    await expectAccessible(page);
    await press('Tab', 'ArrowRight');
    expect(slider().ariaValueText).to.equal('2,250\u00A0people');
    expect(seen(page)).to.contain('2,250 people');
    await press('Home');
    expect(slider().valueAsNumber).to.equal(1000);
    await expectAccessible(page);
  });

  it('then shows the guess and the figure side by side, in words too, and moves focus there', async () => {
    const page = await mount(block, 'phone');
    expectRoom(page);
    await press('Tab', 'ArrowLeft', 'Tab', 'Enter');
    expect(focused()).to.equal('group Your guess: 1,750\u00A0people The figure: 2,600\u00A0people');
    expect(seen(page)).to.contain('A survey says so.');
    const at = [...page.querySelectorAll('.scale circle')].map((mark) => mark.getAttribute('cx'));
    expect(at).to.deep.equal(['37.5%', '80%']);
    expect(all('slider', /^/)).to.deep.equal([]);
    await expectAccessible(page);
  });

  it('can be moved with the mouse', async () => {
    await mount(block);
    await click(slider());
    expect(slider().valueAsNumber).to.equal(2000);
  });

  itPrints('is printed with the figure, and without a guess that nobody made', async () => {
    const printed = await onPaper(await mount(block));
    expect(printed).to.contain('The figure: 2,600 people').and.to.contain('A survey says so.');
    expect(printed).not.to.contain('Your guess').and.not.to.contain('2,000 people');
  });
});
