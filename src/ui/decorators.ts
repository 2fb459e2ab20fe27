import type { Declaration, LightElement } from './light-element.ts';

/**
 * What the build puts in place of `lit/decorators.js` (rollup.config.js), whose decorators are made for another kind of
 * class too: a kilobyte less at launch.
 */
type PropertyDecorator = (element: typeof LightElement, name: string) => void;

/** As Lit's. */
export function property(declaration?: Declaration): PropertyDecorator {
  return (element, name) => element.createProperty(name, declaration);
}

/** As Lit's. */
export function state(): PropertyDecorator {
  return property({ attribute: false });
}

/** Applies decorators to properties: once for all, where esbuild writes it into each module. */
export function decorate(
  decorators: readonly PropertyDecorator[],
  element: typeof LightElement,
  ...names: readonly string[]
) {
  for (const name of names) for (const decorator of decorators) decorator(element, name);
}
