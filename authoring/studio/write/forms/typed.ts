import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Shows a text in a field without moving the cursor of whoever is typing: while the field has focus, blanks that the
 * file does not keep stay in it.
 */
class Typed extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('It belongs on a field.');
  }

  render(value: string) {
    return value; // for whom a template is a text alone
  }

  override update(part: ElementPart, [value]: [string]) {
    const field = part.element as Field;
    const isTyping = field === document.activeElement;
    if (field.value !== value && !(isTyping && plain(field.value) === plain(value))) field.value = value;
    return noChange;
  }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export const typed = directive(Typed);
