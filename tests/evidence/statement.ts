import { escape } from '../../authoring/results/results-html.ts';
import type { Evidence } from './evidence.ts';
import { inline } from './markdown.ts';
import { nameOf } from './name-of.ts';

/** What a body can put into its own accessibility statement, in the order the UK's regulations ask for; HTML. */
export function statement({ course, supplier, wcag, doubts, results, date }: Evidence): string {
  const short = wcag.filter(({ level }) => level === 'partially-supports' || level === 'not-evaluated');
  const list = short.map(
    ({ num, row, how, remarks }) =>
      `<li>${escape(nameOf(num, row))}: ${inline(how)} ${escape(remarks.join(' '))}</li>`,
  );
  const contact = supplier ? `${escape(supplier.name)}, ${escape(supplier.contact)}` : '[your contact]';
  const tested = results
    .map(({ ended }) => ended.slice(0, 10))
    .toSorted()
    .at(-1);
  return `<p>To copy and to adapt; it is about the module, not about the LMS around it. What is in square brackets is yours to fill in.</p>
${doubts.length > 0 ? '<p class="remark">Not to be published yet: see the reservations at the beginning of this page.</p>' : ''}
<blockquote><p>This statement is about “${escape(course.title)}”, version ${escape(course.version)}, which [your organisation] offers. You should be able to
zoom in to 400 %, change colours, text size and movement under Settings, take the whole course with a keyboard alone, place every
card by single presses, and listen to it with a screen reader.</p>
<h3>How accessible it is</h3>
<p>It is ${short.length > 0 ? 'partially' : 'fully'} compliant with the Web Content Accessibility Guidelines 2.2, level AA, ${short.length > 0 ? 'due to the points listed below' : 'as far as its own tests can tell'}.</p>
${list.length > 0 ? `<ul>${list.join('')}</ul>` : ''}
<p>Disproportionate burden: none is claimed. Content out of scope: none.</p>
<h3>Feedback and contact</h3>
<p>To report a barrier, or to get the content in another form, write to ${contact}. We answer within [days].</p>
<h3>Enforcement</h3>
<p>If you are not happy with the answer, contact [in England, Scotland and Wales the Equality Advisory and Support Service; in Northern
Ireland the Equality Commission].</p>
<h3>How it was tested, and when this was written</h3>
<p>It was checked by automated tests in real browsers${tested === undefined ? '' : `, last on ${tested}`}, by people of the project looking, and with one screen
reader (Orca with Firefox). Nobody with a disability has tried it for them, and nobody from outside has audited it.
${doubts.length > 0 ? 'The report has reservations, which are at its beginning. ' : ''}This statement was prepared on ${date}, and is to be reviewed by [within 12 months].</p></blockquote>`;
}
