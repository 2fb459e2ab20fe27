import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { html } from 'lit';
import { inChromium, see, show } from './person.ts';

const root = document.documentElement;

/** Something of every kind that a theme changes. */
const page = () =>
  show<HTMLElement>(
    html`<main>
      <p>Text</p>
      <p class="muted">Less important</p>
      <div class="panel">Panel</div>
    </main>`,
  );

const style = (selector: string) => getComputedStyle(document.querySelector(selector) ?? root);
/** The paper under the page: its colour tells the theme. */
const paper = () => style('html').backgroundColor;
const motion = () => style('html').getPropertyValue('--motion');

describe('The look', () => {
  afterEach(() => {
    for (const name of Object.keys(root.dataset)) delete root.dataset[name];
  });

  it('follows the system, unless the learner has chosen', async function () {
    if (!inChromium) this.skip(); // there the page itself is told, see person.ts, which leaves no choice
    await page();
    const light = paper();
    await see({ colorScheme: 'dark' });
    const dark = paper();
    expect(dark).to.not.equal(light);
    root.dataset['theme'] = 'light';
    expect(paper()).to.equal(light);
    await see({ colorScheme: 'light' });
    root.dataset['theme'] = 'dark';
    expect(paper()).to.equal(dark);
    expect(style('main p').color).to.not.equal(style('.panel').backgroundColor);
  });

  it('is light on paper, whatever was chosen', async function () {
    if (!inChromium) this.skip();
    await page();
    const light = paper();
    root.dataset['theme'] = 'dark';
    await emulateMedia({ media: 'print' });
    const printed = paper();
    await emulateMedia({ media: 'screen' });
    expect(printed).to.equal(light);
  });

  it('grows with the text size the learner chose, and with that of the browser', async () => {
    await page();
    const size = () => parseFloat(style('main p').fontSize);
    const plain = size();
    root.dataset['text'] = 'large';
    const large = size();
    root.dataset['text'] = 'larger';
    expect([large > plain * 1.1, size() > large * 1.1]).to.deep.equal([true, true]);
    delete root.dataset['text'];
    root.style.fontSize = '200%';
    expect(size()).to.equal(plain * 2);
    root.style.fontSize = '';
  });

  it('moves nothing where the system or the learner asks for that', async () => {
    await page();
    expect(motion()).to.equal('0ms');
    if (!(await see({ motion: true }))) return;
    expect(motion()).to.not.equal('0ms');
    root.dataset['motion'] = 'reduced';
    expect(motion()).to.equal('0ms');
  });

  it('has stronger lines and no grey text where the system asks for more contrast', async function () {
    await page();
    const line = style('.panel').borderTopColor;
    expect(style('.muted').color).to.not.equal(style('main p').color);
    if (!(await see({ moreContrast: true }))) this.skip();
    expect(style('.muted').color).to.equal(style('main p').color);
    expect(style('.panel').borderTopColor).to.not.equal(line);
  });
});
