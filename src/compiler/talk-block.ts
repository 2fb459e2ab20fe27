import type { Heading, ListItem, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Look, TalkChoice, TalkTurn } from '../course/course.ts';
import { shortId } from '../state/short-id.ts';
import type { BlockKind, BlockSource, Page } from './block-kind.ts';
import { boldStart, entryOf, labelOf, plainText, proseOf } from './block-parts.ts';
import { placeOfNode, walk, type Markdown } from './markdown.ts';
import type { Found, Place } from './problems.ts';
import { suggest } from './suggest.ts';
import { checkWays } from './talk-ways.ts';

/** The talks of a lesson by the ids they give themselves, and the ids of the talks they offer as the other role. */
export function talksIn(markdown: Markdown): { readonly talks: Found[]; readonly otherTalks: Found[] } {
  const found = (key: string) =>
    [...walk(markdown.root)].flatMap(({ node }): Found[] => {
      if (node.type !== 'containerDirective' || node.name !== 'talk') return [];
      const text = node.attributes?.[key]?.trim() ?? '';
      return text === '' ? [] : [{ text, place: placeOfNode(markdown, node) }];
    });
  return { talks: found('id'), otherTalks: found('other') };
}

/** How the heading of an end begins; it is English in every language, like the names of blocks. */
export const END = /^End:\s*/;

/** How a choice says where it leads: at the very end of the line about it. */
export const LEADS_TO = /\s*(?:→|->)\s*([^→]*)$/;

/**
 * `:::talk[Title]{id=amina with=Amina role="her coach" look=coaching}` is a conversation to take part in: the situation,
 * then turns. A turn is `### Name`, what the person says, and a list of what one could answer: `- [x]` the best of them,
 * `- [ ]` the others, each with a line about it indented below: `**Move.** Why. → Name of a turn`. `### End: Name` is an
 * end: what it led to. `other=…` names the talk that plays the same in another role.
 */
export const talkBlock: BlockKind = {
  takesLabel: true,
  attributes: ['id', 'with', 'role', 'look', 'other', 'face'],
  compile(source, page) {
    const title = labelOf(source, page, 'title');
    const given = attributesOf(source, page);
    const parts = turnsIn(source, page);
    if (!parts || !given) return null;
    const place = placeOfNode(page.markdown, source.node);
    const html = proseOf(parts.before, source, page, [
      place,
      ':::talk has no situation',
      'say above the first turn who talks to whom about what',
    ]);
    const turns = parts.turns.map((turn) => turnOf(turn, source, page));
    const names = parts.turns.map(({ name }) => name);
    const linked = turns.map((turn) => ({
      ...turn,
      choices: turn.choices.map((choice) => lead(choice, names, page)),
    }));
    checkNames(parts.turns, page);
    if (linked.every(({ choices }) => choices.every(({ to }) => to >= 0)))
      checkWays(
        linked.map((turn, index) => ({ ...turn, place: parts.turns[index]?.place ?? place })),
        page.report,
      );
    return { kind: 'talk', ...given, title, html, turns: linked.map(finished) };
  },
};

interface Attributes {
  readonly id: string;
  readonly person: string;
  readonly role: string;
  readonly look: Look | null;
  readonly other: string;
  readonly face: string;
}

const required = {
  id: ['has no id, under which a learner’s choices are kept', 'id=first_meeting'],
  with: ['does not say who the learner talks with', 'with=Amina'],
  role: ['does not say who the learner is', 'role="her coach"'],
} as const;

function attributesOf({ node, attributes }: BlockSource, page: Page): Attributes | null {
  const place = placeOfNode(page.markdown, node);
  const value = (key: string) => attributes[key]?.trim() ?? '';
  for (const [key, [what, example]] of Object.entries(required))
    if (value(key) === '') page.report(place, `:::talk ${what}`, `write it as :::talk[Title]{${example}}`);
  if (value('id') !== '' && !/^[A-Za-z]\w{0,63}$/.test(value('id')))
    page.report(
      place,
      `the id ${value('id')} is not a name`,
      'use letters, digits and _, and begin with a letter',
    );
  const face = value('face');
  const picture = face === '' ? '' : page.pictures.get(face);
  if (picture === undefined)
    page.report(
      place,
      `the picture media/${face} does not exist`,
      suggest(face, [...page.pictures.keys()], 'pictures'),
    );
  return {
    id: value('id'),
    person: value('with'),
    role: value('role'),
    look: lookOf(value('look'), place, page),
    other: value('other'),
    face: picture ?? '',
  };
}

const looks: readonly Look[] = ['coaching', 'mentoring', 'shared'];

function lookOf(word: string, place: Place, { report }: Page): Look | null {
  const look = looks.find((known) => known === word) ?? null;
  if (word !== '' && !look) report(place, `${word} is not a look`, suggest(word, looks, 'looks'));
  return look;
}

/** A turn as it was written. */
interface WrittenTurn {
  readonly name: string;
  readonly isEnd: boolean;
  readonly place: Place;
  readonly content: readonly RootContent[];
}

function turnsIn(
  { node, content }: BlockSource,
  page: Page,
): { before: RootContent[]; turns: WrittenTurn[] } | null {
  const first = content.findIndex(({ type }) => type === 'heading');
  if (first < 0) {
    const remedy = 'start each turn with a line such as ### Opening, with what the person says below it';
    page.report(placeOfNode(page.markdown, node), ':::talk has no turns', remedy);
    return null;
  }
  const turns: { heading: Heading; content: RootContent[] }[] = [];
  for (const child of content.slice(first))
    if (child.type === 'heading') turns.push({ heading: child, content: [] });
    else turns.at(-1)?.content.push(child);
  return {
    before: content.slice(0, first),
    turns: turns.map(({ heading, content: own }) => writtenTurn(heading, own, page)),
  };
}

function writtenTurn(heading: Heading, content: RootContent[], page: Page): WrittenTurn {
  const place = placeOfNode(page.markdown, heading);
  const words = toString(heading).trim();
  if (heading.depth !== 3)
    page.report(place, 'this heading in :::talk does not start with ###', 'start each turn with ###');
  const name = words.replace(END, '');
  if (name === '') page.report(place, 'this turn has no name', 'write it after ###; learners do not see it');
  return { name, isEnd: END.test(words), place, content };
}

function checkNames(turns: readonly WrittenTurn[], { report }: Page): void {
  for (const [index, { name, place }] of turns.entries())
    if (turns.findIndex((other) => other.name === name) < index)
      report(place, `there is a second turn called ${name}`, 'give it another name');
}

/** A choice that still has the name of the turn it leads to. */
interface WrittenChoice extends Omit<TalkChoice, 'to'> {
  readonly place: Place;
  readonly target: string;
  readonly to: number;
}

interface ReadTurn extends Omit<TalkTurn, 'choices'> {
  readonly choices: readonly WrittenChoice[];
}

function turnOf({ name, isEnd, place, content }: WrittenTurn, source: BlockSource, page: Page): ReadTurn {
  const list = content.find((child) => child.type === 'list');
  const said = content.filter((child) => child !== list);
  const nobody = isEnd
    ? (['this end has no text', 'say below its heading what the talk led to'] as const)
    : (['nobody says anything in this turn', 'write below its heading what the person says'] as const);
  const html = proseOf(said, source, page, [place, ...nobody]);
  if (isEnd && list)
    page.report(
      placeOfNode(page.markdown, list),
      `the end ${name} has choices`,
      'delete them, or take "End:" away',
    );
  if (!isEnd && !list)
    page.report(
      place,
      `the turn ${name} has no choices`,
      'add a list: - [x] the best answer, - [ ] the others; or call it "End: …"',
    );
  const choices = isEnd ? [] : (list?.children ?? []).map((item) => choiceOf(item, source, page));
  if (list && !isEnd) checkChoices(placeOfNode(page.markdown, list), name, choices, page);
  return { name: isEnd ? name : '', html, choices };
}

function checkChoices(place: Place, name: string, choices: readonly WrittenChoice[], { report }: Page): void {
  if (choices.length < 2)
    report(place, `the turn ${name} leaves no choice`, 'add another answer, starting with - [ ]');
  const best = choices.filter((choice) => choice.best).length;
  if (choices.length > 1 && best !== 1)
    report(
      place,
      `the turn ${name} has ${best === 0 ? 'no' : 'more than one'} best answer`,
      'mark just one with - [x]',
    );
  for (const [index, choice] of choices.entries())
    if (choices.findIndex(({ id }) => id === choice.id) < index)
      report(
        choice.place,
        'this answer is there twice, or is kept under the same short name',
        'word it differently',
      );
}

function choiceOf(item: ListItem, source: BlockSource, page: Page): WrittenChoice {
  const place = placeOfNode(page.markdown, item);
  const { first, rest } = entryOf(item);
  const text = first ? plainText(first, page, 'the line about it') : '';
  if (text === '' || typeof item.checked !== 'boolean')
    page.report(
      place,
      'this answer is not marked',
      'start it with - [x] if it is the best, - [ ] if not, then a space and what you say',
    );
  const { move, why, target } = aboutChoice(rest, place, source, page);
  return { id: shortId(text), text, move, why, best: item.checked === true, place, target, to: -1 };
}

/** `**Move.** Why. → Name`, below an answer. */
function aboutChoice(rest: readonly RootContent[], place: Place, source: BlockSource, page: Page) {
  const how =
    'leave a line empty below it, then write, indented by two spaces: **What it is.** Why. → Name of a turn';
  const [line] = rest;
  const start = line?.type === 'paragraph' ? boldStart(line) : null;
  if (!start) {
    page.report(place, 'this answer has no line about it', how);
    return { move: '', why: '', target: '' };
  }
  const { paragraph, target } = cutTarget(start.after);
  if (target === '')
    page.report(place, 'this answer leads nowhere', 'end the line about it with → and the name of a turn');
  const why = proseOf([paragraph, ...rest.slice(1)], source, page, [
    place,
    'this answer has no line about it',
    how,
  ]);
  return {
    move: toString(start.bold)
      .replace(/[.:]\s*$/, '')
      .trim(),
    why,
    target,
  };
}

function cutTarget(paragraph: Paragraph): { paragraph: Paragraph; target: string } {
  const last = paragraph.children.at(-1);
  const found = last?.type === 'text' ? LEADS_TO.exec(last.value) : null;
  if (last?.type !== 'text' || !found) return { paragraph, target: '' };
  const text = { ...last, value: last.value.slice(0, found.index) };
  return {
    paragraph: { ...paragraph, children: [...paragraph.children.slice(0, -1), text] },
    target: (found[1] ?? '').replace(END, '').trim(),
  };
}

function lead(choice: WrittenChoice, names: readonly string[], page: Page): WrittenChoice {
  const to = names.indexOf(choice.target);
  if (to < 0 && choice.target !== '')
    page.report(choice.place, `there is no turn ${choice.target}`, suggest(choice.target, names, 'turns'));
  return { ...choice, to };
}

function finished({ choices, ...turn }: ReadTurn): TalkTurn {
  return {
    ...turn,
    choices: choices.map(({ id, text, move, why, best, to }) => ({ id, text, move, why, best, to })),
  };
}
