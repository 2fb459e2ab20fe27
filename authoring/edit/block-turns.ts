import type { Heading, List, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { boldStart } from '../../src/compiler/block-parts.ts';
import { parseMarkdown } from '../../src/compiler/markdown.ts';
import { END, LEADS_TO } from '../../src/compiler/talk-block.ts';
import { entriesOf, entryText, inPlaces, writeEntries } from './block-entries.ts';
import type { Entry } from './block-entries.ts';
import type { EntryShape } from './block-shape.ts';
import { fromInside, indented, insideBlock, wordsToMarkdown } from './markdown-words.ts';
import { changed, lineEndOf } from './text-change.ts';
import type { TextChange } from './text-change.ts';

/** What a learner can say in a turn of a talk. */
export interface Choice {
  readonly best: boolean;
  /** Words. */
  readonly text: string;
  /** What kind of answer it is, in words. */
  readonly move: string;
  /** Markdown. */
  readonly why: string;
  /** The name of the turn it leads to. */
  readonly to: string;
}

/** A turn of a talk, or an end of it. */
export interface Turn {
  readonly name: string;
  readonly isEnd: boolean;
  /** What the person says, or what the talk led to; Markdown. */
  readonly said: string;
  readonly choices: readonly Choice[];
}

/** A turn and where it is: its heading, what is said, its choices. */
interface OldTurn {
  readonly turn: Turn;
  readonly from: number;
  readonly to: number;
  readonly heading: Heading;
  readonly said: readonly RootContent[];
  readonly list: List | null;
}

/** How choices are written: as the answers of a check are. */
const choices: Pick<EntryShape, 'mark'> = { mark: 'check' };

/** The turns of a talk, with where they are; null where one holds more than its fields can show. */
export function turnsOf(content: readonly RootContent[], source: string): OldTurn[] | null {
  const starts = content.flatMap((node, at) => (node.type === 'heading' ? [at] : []));
  const turns = starts.map((start, at) => turnIn(content.slice(start, starts[at + 1]), source));
  return turns.every((turn) => turn !== null) ? turns : null;
}

function turnIn([heading, ...rest]: readonly RootContent[], source: string): OldTurn | null {
  if (heading?.type !== 'heading') return null;
  const at = rest.findIndex(({ type }) => type === 'list');
  const [said, [list = null, ...after]] = at < 0 ? [rest, []] : [rest.slice(0, at), rest.slice(at)];
  if (after.length > 0 || (list && list.type !== 'list')) return null;
  const words = toString(heading).replace(/\s+/g, ' ').trim();
  const [from, end] = spanOf([heading]);
  const [saidFrom, saidTo] = spanOf(said);
  const to = Math.max(end, saidTo, list ? spanOf([list])[1] : 0);
  const turn = {
    name: words.replace(END, ''),
    isEnd: END.test(words),
    said: fromInside(source.slice(saidFrom, saidTo), true),
    choices: list ? entriesOf(choices, [list], source).map(({ entry }) => choiceOf(entry)) : [],
  };
  return { turn, from, to: from + source.slice(from, to).trimEnd().length, heading, said, list };
}

function spanOf(nodes: readonly RootContent[]): [from: number, to: number] {
  return [nodes[0]?.position?.start.offset ?? 0, nodes.at(-1)?.position?.end.offset ?? 0];
}

/** Takes apart the line about a choice: `**Move.** Why. → Name`. */
function choiceOf({ mark, text, more }: Entry): Choice {
  const choice = { best: mark === 'right', text, move: '', why: more, to: '' };
  const [line] = parseMarkdown('', more).root.children;
  const start = line?.type === 'paragraph' ? boldStart(line) : null;
  if (!start || line?.type !== 'paragraph') return choice;
  const begin = start.bold.position?.end.offset ?? 0;
  const end = line.position?.end.offset ?? 0;
  const last = line.children.at(-1);
  const target = last?.type === 'text' ? LEADS_TO.exec(last.value) : null;
  const words = more.slice(begin, end).replace(/^[\s:]+/, '');
  return {
    ...choice,
    move: toString(start.bold)
      .replace(/[.:]\s*$/, '')
      .trim(),
    why: (target ? words.replace(LEADS_TO, '') : words) + more.slice(end),
    to: (target?.[1] ?? '').replace(END, '').trim(),
  };
}

function entryFor({ best, text, move, why, to }: Choice, ends: ReadonlySet<string>): Entry {
  const [, first = '', rest = ''] = /^([^]*?)(\n[ \t]*\n[^]*)?$/.exec(why.trim()) ?? [];
  const sign = /[?!…]$/.test(move.trim()) ? '' : '.';
  const bold = move.trim() === '' ? '' : `**${wordsToMarkdown(move, /\*/)}${sign}** `;
  const target = to === '' ? '' : ` → ${ends.has(to) ? 'End: ' : ''}${wordsToMarkdown(to, /[→]/)}`;
  return { mark: best ? 'right' : 'wrong', text, more: `${bold}${first}`.trimEnd() + target + rest };
}

/** Changes the turns of a talk; those that stayed the same keep their bytes, wherever they go. */
export function writeTurns(
  old: readonly OldTurn[],
  turns: readonly Turn[],
  { source, bodyTo }: { readonly source: string; readonly bodyTo: number },
): TextChange[] {
  const ends = new Set(turns.flatMap(({ name, isEnd }) => (isEnd ? [name] : [])));
  return inPlaces(old, turns, {
    ...{ source, bodyTo },
    isSame: (one, turn) => same(one.turn, turn),
    write: (turn, one) =>
      one ? rewritten(one, turn, source, ends) : turnText(turn, lineEndOf(source), ends),
  });
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The text of a turn with other words in it. */
function rewritten(old: OldTurn, turn: Turn, source: string, ends: ReadonlySet<string>): string {
  const lineEnd = lineEndOf(source);
  const noPlace =
    (old.said.length === 0 && turn.said.trim() !== '') || (!old.list && turn.choices.length > 0);
  if (noPlace) return turnText(turn, lineEnd, ends);
  const changes: TextChange[] = [];
  if (old.turn.name !== turn.name.trim() || old.turn.isEnd !== turn.isEnd) {
    const [from, to] = spanOf([old.heading]);
    changes.push({ from, to, text: headingOf(turn) });
  }
  if (old.turn.said.trim() !== turn.said.trim()) {
    const [from, to] = spanOf(old.said);
    changes.push({ from, to, text: insideBlock(turn.said.trim(), true).replaceAll('\n', lineEnd) });
  }
  if (old.list) {
    const before = entriesOf(choices, [old.list], source);
    const entries = turn.choices.map((choice) => {
      const known = before.find(({ entry }) => same(choiceOf(entry), choice));
      return known ? known.entry : entryFor(choice, ends);
    });
    changes.push(...writeEntries(choices, before, entries, { source, bodyTo: old.to }));
  }
  const within = changes.map(({ from, to, text }) => ({ from: from - old.from, to: to - old.from, text }));
  return changed(source.slice(old.from, old.to), within);
}

function headingOf({ name, isEnd }: Turn): string {
  return `### ${isEnd ? 'End: ' : ''}${wordsToMarkdown(name, /#/)}`;
}

function turnText(turn: Turn, lineEnd: string, ends: ReadonlySet<string>): string {
  const said = indented(insideBlock(turn.said.trim(), true), '', lineEnd);
  const answers = turn.choices.map((choice) => entryText(choices, entryFor(choice, ends), '-', lineEnd));
  return [headingOf(turn), said, ...answers].filter((part) => part !== '').join(lineEnd + lineEnd);
}
