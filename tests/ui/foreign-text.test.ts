import { expect, fixture } from '@open-wc/testing';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { given, LightElement } from '../../src/ui/light-element.ts';
import { hands, meant, translator, type Hand } from '../translator.ts';

/** Whatever a template of ours may hold. */
class TestWords extends LightElement {
  @given template: TemplateResult | typeof nothing = nothing;
  override render() {
    return this.template;
  }
}
customElements.define('test-words', TestWords);

/** What can be read: what was left beside a translation belongs to it. */
const seen = (element: Element) => {
  const copy = element.cloneNode(true) as Element;
  for (const font of copy.querySelectorAll(':is(font)'))
    if (font.previousSibling instanceof Text) font.previousSibling.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
};

const words: Record<string, (a: unknown, b?: unknown) => TemplateResult> = {
  'a text alone': (a) => html`<p>${a}</p>`,
  'a text before a text': (a) => html`<p>${a} and more</p>`,
  'a text behind a text': (a) => html`<p>before ${a}</p>`,
  'two texts': (a, b = 'b') => html`<p>${a} ${b}</p>`,
  'a text beside an element': (a) => html`<p><b>bold</b> ${a}<i>italic</i> end</p>`,
  'a number': (a) => html`<p>${String(a).length} letters</p>`,
  'a text in a list': (a, b) =>
    html`<ul>
      ${[a, b, 'c'].map((one) => (one === undefined ? nothing : html`<li>${one}</li>`))}
    </ul>`,
  'texts in a row': (a, b) => html`<p>${[a, ' ', b ?? 'b']}</p>`,
  'a text in the place of an element': (a) => html`<p>${a === 'one' ? html`<b>${a}</b>` : a}.</p>`,
  'nothing in the place of a text': (a) => html`<p>(${a === 'two' ? '' : a})</p>`,
  'a text of a directive': (a) => html`<p>${guard([a], () => a)}.</p>`,
  markup: (a) => html`<p>${unsafeHTML(`<b>${String(a)}</b> text`)}.</p>`,
};

const translate = (hand: Hand) => {
  translator(hand, false);
  window.translatePage();
};

describe('Text that others have written over', () => {
  for (const hand of hands)
    for (const [name, template] of Object.entries(words))
      it(`changes and stays as it should: ${name}, by ${hand}`, async () => {
        const show = async (element: TestWords, ...values: [unknown, unknown?]) => {
          element.template = template(...values);
          await element.updateComplete;
          return seen(element);
        };
        const fresh = async (...values: [unknown, unknown?]) => {
          const element = await fixture<TestWords>(html`<test-words></test-words>`);
          return show(element, ...values);
        };
        const expected = {
          one: await fresh('one'),
          two: await fresh('two', 'x'),
          three: await fresh('three', 'x'),
        };
        const element = await fixture<TestWords>(html`<test-words></test-words>`);
        await show(element, 'one');
        translate(hand);
        const before = element.innerHTML;
        await show(element, 'one');
        if (hand !== 'whole') expect(element.innerHTML, 'what did not change').to.equal(before);
        expect(meant(await show(element, 'two', 'x'))).to.equal(expected.two);
        translate(hand);
        translate(hand);
        expect(meant(await show(element, 'three', 'x'))).to.equal(expected.three);
        expect(meant(await show(element, 'one'))).to.equal(expected.one);
        if (name === 'a text before a text' && hand !== 'whole' && hand !== 'joined')
          expect(seen(element)).to.equal('one« and more»'.replace('« ', ' «'));
      });
});
