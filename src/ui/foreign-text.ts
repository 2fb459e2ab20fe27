import { html, nothing, render, type ChildPart } from 'lit';
import { getCommittedValue } from 'lit/directive-helpers.js';

/** What is patched of two classes of Lit, by the names that lit-html/polyfill-support.js knows them by too. */
type PartMethods = Record<string, (this: ChildPart, value: unknown, host?: unknown) => void>;
interface TemplateClass {
  createElement: (...given: unknown[]) => HTMLTemplateElement;
}
/** NodeFilter.SHOW_COMMENT */
const COMMENTS = 128;

/** A template in the page; Lit has longer names while it is tested. */
type Instance = Partial<Record<'_$AD' | '_$template', { readonly constructor: unknown }>>;

/**
 * Teaches Lit that others write into our page. Translators put elements in the place of a text, extensions wrap its words
 * or join it with its neighbour; Lit writes the next text into whatever lies where it put the last one, so nobody would
 * see it. From now on it looks first. To be called once, before anything is rendered; decision 13 says why it is here.
 */
export function holdText() {
  const part = render(html`.`, new DocumentFragment());
  const { _$AD, _$template = _$AD } = getCommittedValue(part) as Instance;
  closeTexts(_$template?.constructor as TemplateClass);
  lookFirst(part.constructor.prototype as PartMethods);
}

/**
 * Each text ends at a comment of ours. Lit takes what follows it in the template for its end, but that may be a text as
 * well, and is then replaced or joined. The last one of a parent ends with that.
 */
function closeTexts(template: TemplateClass) {
  const { createElement } = template;
  template.createElement = (...given) => {
    const element = createElement(...given);
    const comments = document.createTreeWalker(element.content, COMMENTS);
    for (let mark; (mark = comments.nextNode() as Comment | null);)
      if (mark.nextSibling && mark.data) mark.after(new Comment()); // which is met next, and is empty
    return element;
  };
}

function lookFirst(methods: PartMethods) {
  const name = '_$AI' in methods ? '_$AI' : '_$setValue';
  const { [name]: set = () => undefined } = methods;
  methods[name] = function (value, host) {
    const before = getCommittedValue(this);
    const wasText = before !== nothing && Object(before) !== before;
    if (wasText && value === before) return; // whatever became of it
    const own = wasText && ownText(this);
    set.call(this, value, host);
    if (!own) return;
    // The same text after all, from a directive: then what a translator made of it stays.
    if (getCommittedValue(this) === before) own.remove();
    while (own.nextSibling && own.nextSibling !== this.endNode) own.nextSibling.remove();
  };
}

/**
 * A text of our own, before what others have made of it; undefined where they have made nothing.
 * @throws where somebody has taken our marks away; LightElement then begins from nothing
 */
function ownText({ startNode, endNode }: ChildPart): Text | undefined {
  if (!startNode?.isConnected) throw new Error();
  const first = startNode.nextSibling;
  if (first instanceof Text && first.nextSibling === endNode) return undefined;
  const own = new Text();
  (startNode as Comment).after(own);
  return own;
}
