import { render } from 'lit';
import { property } from 'lit/decorators.js';
import type { UiText } from '../course/ui-text.ts';
import { holdText } from './foreign-text.ts';
import { texts } from './texts.ts';

holdText();

/** Decorates what an element is given as a property only, never as an attribute. */
export const given = property({ attribute: false });

/** How a property differs from an ordinary one; of what Lit offers, that which our elements use. */
export interface Declaration {
  /** The attribute that switches it on; false for none. Only booleans have one. */
  readonly attribute?: string | false;
  /** Whether the attribute follows the property. */
  readonly reflect?: boolean;
  readonly hasChanged?: (value: unknown, before: unknown) => boolean;
}

/** What goes in and out of the page with its element. */
export interface Controller {
  hostConnected(): void;
  hostDisconnected?(): void;
}

const differs = (value: unknown, before: unknown) => !Object.is(value, before);

/**
 * The base of all our elements: they render into the page itself. The frame belongs to the course alone, so there is
 * nothing to be shielded from, and one linked style sheet is smaller and shows up before any script. It renders as
 * LitElement does, once for all changes of a task, without what only shadow roots and attributes with values need:
 * docs/decisions/014-an-element-of-our-own.md.
 */
export abstract class LightElement extends HTMLElement {
  declare static declared: readonly { name: string; attribute: string | false; reflect: boolean }[];

  /** Called by Lit's decorators, `@property` and `@state`. */
  static createProperty(name: string, declaration: Declaration = {}) {
    const { attribute = name.toLowerCase(), reflect = false, hasChanged = differs } = declaration;
    this.declared = [...this.declared, { name, attribute, reflect }];
    const values = new WeakMap<LightElement, unknown>();
    Object.defineProperty(this.prototype, name, {
      get(this: LightElement) {
        return values.get(this);
      },
      set(this: LightElement, value: unknown) {
        const before = values.get(this);
        values.set(this, value);
        if (hasChanged(value, before)) this.#change(name, before);
      },
    });
  }

  static get observedAttributes() {
    return this.declared.flatMap(({ attribute }) => attribute || []);
  }

  isUpdatePending = false;
  hasUpdated = false;
  /** What has changed since the last rendering, and what it was then; before the first, everything was undefined. */
  #changed = new Map<PropertyKey, unknown>();
  #controllers: Controller[] = [];
  #enter: (() => void) | undefined;
  #updating: Promise<unknown> = new Promise<void>((enter) => (this.#enter = enter));
  /** What the element was given before its class was known. */
  #early: [string, unknown][] = [];

  constructor() {
    super();
    for (const { name } of this.#declared) {
      if (!Object.keys(this).includes(name)) continue; // before old/old.js could help: no Object.hasOwn
      this.#early.push([name, Reflect.get(this, name)]);
      Reflect.deleteProperty(this, name);
    }
    this.requestUpdate();
  }

  /** The words of the interface. */
  protected get texts(): UiText {
    return texts();
  }

  get #declared() {
    return (this.constructor as typeof LightElement).declared;
  }

  /** Settles when what was asked for so far is rendered. */
  get updateComplete(): Promise<unknown> {
    return this.#updating;
  }

  /** Where it renders to. */
  get renderRoot() {
    return this;
  }

  abstract render(): unknown;

  /** Without its consent nothing is rendered. */
  shouldUpdate() {
    return true;
  }

  /** Before rendering; what it sets is rendered too. */
  willUpdate?(changed: Map<PropertyKey, unknown>): void;

  firstUpdated?(): void;

  updated?(changed: Map<PropertyKey, unknown>): void;

  addController(controller: Controller) {
    this.#controllers.push(controller);
    if (this.isConnected) controller.hostConnected();
  }

  connectedCallback() {
    this.#enter?.();
    for (const controller of this.#controllers) controller.hostConnected();
  }

  disconnectedCallback() {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(attribute: string, _before: string | null, value: string | null) {
    const property = this.#declared.find((one) => one.attribute === attribute);
    if (property) Reflect.set(this, property.name, value !== null);
  }

  requestUpdate() {
    if (!this.isUpdatePending) this.#updating = this.#update();
  }

  #change(name: string, before: unknown) {
    if (!this.#changed.has(name)) this.#changed.set(name, this.hasUpdated ? before : undefined);
    this.requestUpdate();
  }

  async #update() {
    this.isUpdatePending = true;
    try {
      await this.#updating;
    } catch (error) {
      reportError(error); // an update that failed is told, and keeps no other from being made
    }
    for (const [name, value] of this.#early.splice(0)) Reflect.set(this, name, value);
    const changed = this.#changed;
    try {
      if (!this.shouldUpdate()) return this.#settle();
      this.willUpdate?.(changed);
      const template = this.render();
      for (const { name, attribute, reflect } of this.#declared)
        if (reflect && attribute) this.toggleAttribute(attribute, Boolean(Reflect.get(this, name)));
      this.#settle();
      this.#renderHere(template);
    } catch (error) {
      this.#settle();
      throw error;
    }
    const isFirst = !this.hasUpdated;
    this.hasUpdated = true;
    if (isFirst) this.firstUpdated?.();
    this.updated?.(changed);
  }

  /** Where somebody has taken away even the marks by which Lit finds its place, it begins from nothing. */
  #renderHere(template: unknown) {
    try {
      render(template, this, { host: this });
    } catch {
      this.replaceChildren();
      Object.assign(this, { _$litPart$: undefined });
      render(template, this, { host: this });
    }
  }

  /** Whatever changes from now on asks for another rendering. */
  #settle() {
    this.#changed = new Map();
    this.isUpdatePending = false;
  }
}

/** Not in the class: esbuild would put all its private members elsewhere for browsers without static blocks. */
LightElement.declared = [];
