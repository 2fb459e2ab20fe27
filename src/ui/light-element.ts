import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { UiText } from '../course/ui-text.ts';
import { holdText } from './foreign-text.ts';
import { texts } from './texts.ts';

holdText();

/** Decorates what an element is given as a property only, never as an attribute. */
export const given = property({ attribute: false });

/**
 * The base of all our elements: they render into the page itself. The frame belongs to the course alone, so there
 * is nothing to be shielded from, and one linked style sheet is smaller and shows up before any script.
 */
export class LightElement extends LitElement {
  /** The words of the interface. */
  protected get texts(): UiText {
    return texts();
  }

  override createRenderRoot() {
    return this;
  }

  /** Where somebody has taken away even the marks by which Lit finds its place, it begins from nothing. */
  override update(changed: PropertyValues) {
    try {
      super.update(changed);
    } catch {
      this.replaceChildren();
      Object.assign(this, { _$litPart$: undefined });
      super.update(changed);
    }
  }
}
