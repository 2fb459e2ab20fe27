import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import type { Form } from '../../store/room.ts';

/** Gives a form all that it needs of the course. */
class FillForm extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('It belongs on a form.');
  }

  render(form: Form) {
    return form; // for whom a template is a text alone
  }

  override update({ element }: ElementPart, [form]: [Form]) {
    const { store, sources, compiled, problems, file, goTo } = form;
    Object.assign(element, { store, sources, compiled, problems, file, goTo } satisfies Form);
    return noChange;
  }
}

export const fillForm = directive(FillForm);
