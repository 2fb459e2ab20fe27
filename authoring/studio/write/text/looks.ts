import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';

/** A piece of the text as Markdown reads it. */
type SyntaxNodeRef = Parameters<Parameters<ReturnType<typeof syntaxTree>['iterate']>[0]['enter']>[0];

class Bullet extends WidgetType {
  override eq() {
    return true;
  }
  override toDOM() {
    const bullet = document.createElement('span');
    bullet.textContent = '•';
    return bullet;
  }
}

const hidden = Decoration.replace({});
const bullet = Decoration.replace({ widget: new Bullet() });
const styles: Readonly<Record<string, string>> = {
  StrongEmphasis: 'look-strong',
  Emphasis: 'look-emphasis',
  InlineCode: 'look-code',
  Comment: 'look-comment',
  CommentBlock: 'look-comment',
};

/** What Markdown looks like, and which of its signs are not to be seen. */
interface Looks {
  readonly all: DecorationSet;
  /** The cursor passes over these in one step. */
  readonly atomic: DecorationSet;
}

function looksOf({ state, visibleRanges }: EditorView): Looks {
  const [shown, signs]: [Range<Decoration>[], Range<Decoration>[]] = [[], []];
  const hide = (from: number, to: number) => {
    if (from < to) signs.push(hidden.range(from, to));
  };
  const look = (node: SyntaxNodeRef) => {
    const { name, from, to } = node;
    const heading = /^ATXHeading([1-6])$/.exec(name)?.[1];
    if (heading)
      shown.push(
        Decoration.line({ class: `look-heading look-heading-${heading}` }).range(state.doc.lineAt(from).from),
      );
    else if (name === 'HeaderMark')
      hide(from, to + (/^[ \t]*/.exec(state.sliceDoc(to, to + 9))?.[0].length ?? 0));
    else if (name === 'EmphasisMark') hide(from, to);
    else if (name === 'CodeMark' && node.node.parent?.name === 'InlineCode') hide(from, to);
    else if (name === 'Escape') hide(from, from + 1);
    else if (name === 'ListMark' && node.node.parent?.parent?.name === 'BulletList')
      signs.push(bullet.range(from, to));
    else if (name === 'Link') lookOfLink(node);
    else if (styles[name]) shown.push(Decoration.mark({ class: styles[name] }).range(from, to));
  };
  const lookOfLink = ({ from, to, node }: SyntaxNodeRef) => {
    const text = state.sliceDoc(from, to);
    if (/^\[\^[^\]]+\]$/.test(text)) {
      shown.push(Decoration.mark({ class: 'look-source' }).range(from, to));
      hide(from, from + 2);
      hide(to - 1, to);
      return;
    }
    const [open, close] = node.getChildren('LinkMark');
    if (!open || !close || !node.getChild('URL')) return;
    shown.push(Decoration.mark({ class: 'look-link' }).range(from, to));
    hide(open.from, open.to);
    hide(close.from, to);
  };
  for (const { from, to } of visibleRanges) syntaxTree(state).iterate({ from, to, enter: look });
  return { all: Decoration.set([...shown, ...signs], true), atomic: Decoration.set(signs, true) };
}

/** Shows Markdown as it looks: bold words are bold, and the signs that make them so are hidden. */
export const looks = ViewPlugin.fromClass(
  class {
    looks: Looks;
    constructor(view: EditorView) {
      this.looks = looksOf(view);
    }
    update({ view, docChanged, viewportChanged, startState, state }: ViewUpdate) {
      if (docChanged || viewportChanged || syntaxTree(startState) !== syntaxTree(state))
        this.looks = looksOf(view);
    }
  },
  {
    decorations: (plugin) => plugin.looks.all,
    provide: (plugin) =>
      EditorView.atomicRanges.of((view) => view.plugin(plugin)?.looks.atomic ?? Decoration.none),
  },
);

/** Where something is in a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is around the selection, innermost first, such as `StrongEmphasis`; null where it is in none. */
function around(state: EditorState, name: string) {
  const { from, to } = state.selection.main;
  for (const side of [1, -1] as const) {
    let node = syntaxTree(state).resolveInner(from, side);
    while (node.name !== name && node.parent) node = node.parent;
    if (node.name === name && node.from <= from && node.to >= to) return node;
  }
  return null;
}

/** The signs that make the selected words bold; empty where they are not. */
export function boldSigns(state: EditorState): readonly Span[] {
  return around(state, 'StrongEmphasis')?.getChildren('EmphasisMark') ?? [];
}

/** The address of the link that the cursor is in; null where it is in none. */
export function addressAt(state: EditorState): (Span & { readonly url: string }) | null {
  const url = around(state, 'Link')?.getChild('URL');
  return url ? { from: url.from, to: url.to, url: state.sliceDoc(url.from, url.to) } : null;
}
