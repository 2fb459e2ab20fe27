/** What axe cannot see: each check says what is wrong with the page as it is, in words; nothing when all is well. */
import { inChromium } from './person.ts';

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/** What a learner can press or write into now: inside the dialog that is open, else on the page. */
function controls(): HTMLElement[] {
  const open = document.querySelector('dialog[open], :popover-open') ?? document;
  return [...open.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (control) => isSeen(control) && !control.matches(':disabled'),
  );
}

const isSeen = (element: Element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/** An element in a few words. */
const called = (element: Element) =>
  `${element.localName}.${[...element.classList].join('.')} "${tidy(element.textContent).slice(0, 40)}"`;

/** What can be read as the label of a control: its text that can be seen, without the hint at a shortcut key. */
function textSeenIn(element: Element): string {
  return tidy(
    textsIn(element)
      .filter((text) => !text.parentElement?.closest('kbd'))
      .map((text) => text.data)
      .join(' '),
  );
}

/** The text nodes that can be seen. */
function textsIn(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const parent = text.parentElement;
    if (parent && text.data.trim() !== '' && !parent.closest('.visually-hidden') && isSeen(parent))
      texts.push(text);
  }
  return texts;
}

/** 2.5.3: what can be read on a control is how its name begins, so that it can be said aloud. */
export function misnamed(): string[] {
  return controls()
    .filter((control) => control.localName !== 'pre')
    .flatMap((control) => {
      const label = control instanceof HTMLInputElement ? control.labels?.[0] : control;
      const seen = textSeenIn(label ?? control);
      const name = tidy(control.computedName);
      if (name === '') return [`${called(control)} has no name`];
      return name.toLowerCase().startsWith(seen.toLowerCase()) ? [] : [`"${seen}" is called "${name}"`];
    });
}

/** 1.3.1, 2.4.6: one heading of level 1, and no level left out on the way down. */
export function headingFaults(): string[] {
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter((heading) => isSeen(heading) && !heading.closest('dialog, [popover]'))
    .map((heading) => ({ level: Number(heading.localName[1]), text: textSeenIn(heading) }));
  const firsts = levels.filter(({ level }) => level === 1).length;
  const skipped = levels.filter(({ level }, place) => level > (levels[place - 1]?.level ?? 0) + 1);
  return [
    ...(firsts === 1 ? [] : [`${firsts} headings of level 1`]),
    ...skipped.map(({ level, text }) => `"${text}" is of level ${level} below one that is not ${level - 1}`),
  ];
}

/**
 * 1.3.2: what is hidden from a screen reader is never the only gap between two words ("likeSupports"), and what is only
 * heard does not begin with a mark of punctuation, since there is a gap before it ("1 min , not done yet").
 */
export function misheard(): string[] {
  const joined = [...document.querySelectorAll<HTMLElement>('[aria-hidden="true"]')]
    .filter((hidden) => isSeen(hidden) && getComputedStyle(hidden).display === 'inline')
    .filter((hidden) => /\S$/.test(textBeside(hidden, 'previousSibling')))
    .filter((hidden) => /^\S/.test(textBeside(hidden, 'nextSibling')))
    .map((hidden) => `${called(hidden)} is the only gap between two words`);
  const marks = [...document.querySelectorAll('.visually-hidden')]
    .filter(({ textContent }) => /^\s*[.,;:!?]/.test(textContent))
    .map((heard) => `${called(heard)} begins with a mark`);
  return [...joined, ...marks];
}

/** The text right before or after an element in its line; '' at the end of the line's box. */
function textBeside(element: Element, side: 'previousSibling' | 'nextSibling'): string {
  let beside = element[side];
  while (beside?.textContent === '') beside = beside[side]; // what Lit leaves between its parts
  const isInline =
    beside instanceof Text || (beside instanceof Element && getComputedStyle(beside).display === 'inline');
  return isInline ? (beside?.textContent ?? '') : '';
}

/** 1.3.1, 4.1.2: every id that is named is there, once. */
export function danglingIds(): string[] {
  const names = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'popovertarget'];
  return names.flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)].flatMap((element) =>
      (element.getAttribute(name) ?? '')
        .split(/\s+/)
        .filter((id) => document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length !== 1)
        .map((id) => `${called(element)}: ${name}="${id}" is not there once`),
    ),
  );
}

const SMALLEST = 44;

/** 2.5.8 and more: what can be pressed is as big as a finger; links within a sentence are as high as their line. */
export function smallTargets(): string[] {
  return controls()
    .map((control) => control.closest('label') ?? control)
    .filter((target) => !target.matches('.prose :is(p, li) a, .skip'))
    .flatMap((target) => {
      const { width, height } = target.getBoundingClientRect();
      const small = width < SMALLEST - 0.5 || height < SMALLEST - 0.5;
      return small ? [`${called(target)} is ${Math.round(width)} × ${Math.round(height)}`] : [];
    });
}

/** 1.4.10: nothing is wider than the frame. */
export function sidewaysScroll(): string[] {
  const { scrollWidth } = document.documentElement;
  if (scrollWidth <= innerWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => isSeen(element) && element.getBoundingClientRect().right > innerWidth + 1,
  );
  return [`the page is ${scrollWidth} wide: ${wide.slice(0, 3).map(called).join(', ')}`];
}

/** 1.4.4, 1.4.12: every word stays inside the box it is written in, and inside the frame. */
export function spilledText(): string[] {
  const open = document.querySelector('dialog[open], :popover-open');
  const faults = textsIn(open ?? document.body).flatMap((text) => {
    const parent = text.parentElement;
    if (!parent || parent.closest('svg')) return [];
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = boxOf(parent);
    const { left, right, bottom } = box.getBoundingClientRect();
    const lowest = /auto|scroll/.test(getComputedStyle(box).overflowY) ? Infinity : bottom;
    const spilled = [...range.getClientRects()].some(
      (rect) => rect.left < left - 1 || rect.right > right + 1 || rect.bottom > lowest + 1,
    );
    return spilled ? [`"${tidy(text.data).slice(0, 40)}" leaves ${called(box)}`] : [];
  });
  return [...sidewaysScroll(), ...faults];
}

/** The nearest box around a text that has an edge, a ground of its own, or cuts off what is too much. */
function boxOf(element: Element): Element {
  for (let box = element; box.parentElement; box = box.parentElement) {
    const { display, borderTopStyle, backgroundColor, overflowX } = getComputedStyle(box);
    const hasEdge = borderTopStyle !== 'none' || overflowX !== 'visible';
    const hasGround = backgroundColor !== 'rgba(0, 0, 0, 0)';
    if (display !== 'inline' && (hasEdge || hasGround)) return box;
  }
  return document.documentElement;
}

/** Firefox shows focus from a script only if asked to; Chromium does so after a key. */
const byKeyboard: FocusOptions & { focusVisible: boolean } = { focusVisible: true };

/** 2.4.3, 2.4.7, 2.4.11: each control can be reached, shows that it has focus, and nothing lies over it then. */
export function focusFaults(): string[] {
  if (document.querySelector('[data-lifted]')) return []; // the learner's hand is at a card
  return controls().flatMap((control) => {
    control.focus(byKeyboard);
    const faults = document.activeElement === control ? [] : ['cannot take focus'];
    if (!hasRing(control)) faults.push('does not show focus');
    if (isCovered(control)) faults.push('is covered');
    if (control.tabIndex > 0) faults.push('is out of order');
    return faults.map((fault) => `${called(control)} ${fault}`);
  });
}

/** Where a whole row presses a control, the ring is around the row. */
function hasRing(control: Element): boolean {
  return [undefined, '::after'].some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(control, part);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
}

/** The middle of the first line of a field. */
const FIRST_LINE = 20;

/** Whether it is partly outside the frame, unless it is as big as that, or its middle is under something else. */
function isCovered(control: HTMLElement): boolean {
  const rect = control.getClientRects()[0]; // a link may go on in the next line
  if (!rect) return true;
  const writes = control.localName === 'textarea'; // browsers bring the line into view where one writes
  const middle = (Math.max(rect.top, 0) + Math.min(rect.bottom, innerHeight)) / 2;
  const there = document.elementFromPoint(
    (rect.left + rect.right) / 2,
    writes ? rect.top + FIRST_LINE : middle,
  );
  // Firefox leaves what is half in view where it is; that is not hidden (2.4.11).
  const cut =
    inChromium &&
    !writes &&
    rect.height < innerHeight / 2 &&
    (rect.top < -1 || rect.bottom > innerHeight + 1);
  return cut || !(control.closest('label') ?? control).contains(there);
}

/** 1.4.1: what a colour says is said by an icon or a word as well. */
export function colourAlone(): string[] {
  const meanings = [
    '.right, .wrong, .is-right, .is-wrong, .is-partly, .badge.passed',
    '.button:is(.coaching, .mentoring, .shared), .tag, .look',
  ];
  return [...document.querySelectorAll(`main :is(${meanings.join(',')})`)]
    .filter((element) => isSeen(element) && !element.querySelector('svg') && textSeenIn(element) === '')
    .map((element) => `${called(element)} is a colour and nothing else`);
}
