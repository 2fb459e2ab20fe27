import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { html, render } from 'lit';
import course from 'virtual:course';
import '../../src/blocks/talk-block.ts';
import { bestWay } from '../../src/blocks/talk-way.ts';
import type { TalkBlock, TalkChoice } from '../../src/course/course.ts';
import {
  all,
  buttonsIn,
  click,
  expectAccessible,
  find,
  focused,
  inChromium,
  inside,
  press,
  show,
  spoken,
  type Frame,
} from './person.ts';

const talks = course.lessons.flatMap((lesson) => lesson.blocks.filter((block) => block.kind === 'talk'));
const talk = known(talks.find((one) => one.other !== ''));
const other = talks.find(({ id }) => id === talk.other) ?? null;

/** The answers of the best way through. */
const bestOf = (of: TalkBlock) =>
  bestWay(of).flatMap(({ choices }) => choices.filter((choice) => choice.best));
const best = bestOf(talk);

/** What the course must have for these tests to mean anything. */
function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('The course has no such talk.');
  return found;
}

const say = ({ text }: TalkChoice) => course.ui.blocks['talk-say'].replace('{text}', text);
const takeBack = ({ text }: TalkChoice) => course.ui.blocks['talk-change-name'].replace('{text}', text);
const plain = (markup = '') => new DOMParser().parseFromString(markup, 'text/html').body.textContent.trim();

/** The element as a lesson shows it: what is chosen comes back to it. */
async function mount(frame: Frame = 'wide', kept: Record<string, readonly string[]> = {}) {
  const page = await show<HTMLElement>(html`<main></main>`, frame);
  let choices = kept;
  const draw = () =>
    render(html`<talk-block .block=${talk} .other=${other} .choices=${choices}></talk-block>`, page);
  page.addEventListener('talk-choose', (event) => {
    choices = { ...choices, [event.talk.id]: event.choices };
    draw();
  });
  draw();
  const element = page.querySelector('talk-block');
  await element?.updateComplete;
  return page;
}

/** What the conversation says so far, line by line. */
const lines = () => all('listitem', /^/).map((line) => line.innerText.replaceAll(/\s+/g, ' ').trim());

describe('<talk-block>', () => {
  it('begins with what the person says and the answers there are, in every frame', async () => {
    for (const frame of ['wide', 'moodle', 'phone'] as const) {
      const page = await mount(frame);
      expect(page.innerText).to.contain(plain(talk.turns[0]?.html));
      const answers = find('group', course.ui.blocks['talk-question']);
      expect(buttonsIn(answers)).to.deep.equal(talk.turns[0]?.choices.map(say));
      for (const button of answers.querySelectorAll('button'))
        expect(button.getBoundingClientRect().height).to.be.at.least(44);
      expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
      await expectAccessible(page);
    }
  });

  it('is played to its end by keyboard, in both roles: focus goes to the next answers, then to where it led', async () => {
    const page = await mount();
    await press('Tab');
    await playByKeys(page, talk);
    await reach(`button ${course.ui.blocks['talk-now'].replace('{role}', known(other?.role))}`);
    await press('Enter');
    await playByKeys(page, known(other ?? undefined));
    await reach(`button ${course.ui.blocks['talk-now'].replace('{role}', talk.role)}`);
    await press('Enter');
    const end = inside(page, '.end');
    expect(all('group', course.ui.blocks['talk-question'])).to.deep.equal([]);
    for (const { move } of best) expect(end.innerText).to.contain(move);
    await expectAccessible(page);
  });

  it('says once what an answer was and what the person replies', async () => {
    await mount();
    expect(spoken()).to.equal('');
    const [choice] = best;
    await click(find('button', say(known(choice))));
    const reply = plain(talk.turns[choice?.to ?? 0]?.html);
    expect(spoken()).to.equal(`${choice?.move}. ${plain(choice?.why)} ${talk.person}: ${reply}`);
    await click(find('button', takeBack(known(choice))));
    expect(spoken()).to.equal('');
  });

  it('takes back an answer with all that followed, and gives focus to the answers there', async () => {
    const chosen = best.map(({ id }) => id);
    await mount('phone', { [talk.id]: chosen });
    const before = lines().length;
    await click(find('button', takeBack(known(best[1]))));
    expect(lines().length).to.be.below(before);
    expect(all('button', takeBack(known(best[0])))).to.have.length(1);
    expect(all('button', takeBack(known(best[1])))).to.have.length(0);
    expect(focused()).to.equal(`button ${say(firstAnswer(1))}`);
    await click(find('button', course.ui.blocks['talk-again']));
    expect(buttonsIn(find('group', course.ui.blocks['talk-question']))).to.deep.equal(
      talk.turns[0]?.choices.map(say),
    );
  });

  it('plays the same in the other role, and each role keeps its answers', async () => {
    const page = await mount('wide', { [talk.id]: [best[0]?.id ?? ''] });
    await click(find('button', course.ui.blocks['talk-now'].replace('{role}', other?.role ?? '')));
    expect(page.innerText).to.contain(other?.title).and.to.contain(plain(other?.html));
    expect(focused()).to.equal(`button ${say(known(other?.turns[0]?.choices[0]))}`);
    await click(find('button', course.ui.blocks['talk-now'].replace('{role}', talk.role)));
    expect(all('button', takeBack(known(best[0])))).to.have.length(1);
  });

  (inChromium ? it : it.skip)(
    'is on paper the best way through, each answer with the line about it',
    async () => {
      const page = await mount();
      await emulateMedia({ media: 'print' });
      for (const { html: said, choices } of bestWay(talk)) {
        expect(page.innerText).to.contain(plain(said));
        for (const { text, why } of choices)
          expect(page.innerText).to.contain(text).and.to.contain(plain(why));
      }
      expect(all('button', /^/)).to.deep.equal([]);
      await emulateMedia({ media: 'screen' });
    },
  );
});

/** The answer that is offered first after so many of the best. */
function firstAnswer(step: number, of = talk): TalkChoice {
  const turn = of.turns[step === 0 ? 0 : (bestOf(of)[step - 1]?.to ?? 0)];
  return known(turn?.choices[0]);
}

/** Goes on by Tab until this has focus. */
async function reach(wanted: string) {
  for (let stops = 0; focused() !== wanted && stops < 20; stops += 1) await press('Tab');
  expect(focused()).to.equal(wanted);
}

/** Takes the best way from the first answers, which have focus, to the end. */
async function playByKeys(page: HTMLElement, of: TalkBlock) {
  for (const [step, choice] of bestOf(of).entries()) {
    expect(focused()).to.equal(`button ${say(firstAnswer(step, of))}`);
    await reach(`button ${say(choice)}`);
    await press('Enter');
    expect(page.innerText).to.contain(choice.text).and.to.contain(plain(choice.why));
  }
  const end = inside(page, '.end');
  expect(document.activeElement).to.equal(end);
  expect(end.innerText).to.contain(bestWay(of).at(-1)?.name);
}
