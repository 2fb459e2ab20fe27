import type { LitElement, PropertyDeclaration } from 'lit';

/**
 * What the build puts in place of `lit/decorators.js` (rollup.config.js), whose decorators are made for another kind of
 * class too: a kilobyte less at launch.
 */
type PropertyDecorator = (prototype: LitElement, name: PropertyKey) => void;

/** As Lit's. */
export function property(options?: PropertyDeclaration): PropertyDecorator {
  return (prototype, name) => (prototype.constructor as typeof LitElement).createProperty(name, options);
}

/** As Lit's. */
export function state(): PropertyDecorator {
  return property({ state: true, attribute: false });
}

/** Applies decorators to a property: once for all, where esbuild writes it into each module. */
export function decorate(decorators: readonly PropertyDecorator[], prototype: LitElement, name: PropertyKey) {
  for (const decorator of decorators) decorator(prototype, name);
}
