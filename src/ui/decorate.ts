type PropertyDecorator = (prototype: object, name: PropertyKey) => unknown;

/**
 * Applies decorators to a property, the last first. The build puts it in place of the function that esbuild would write
 * into each module (rollup.config.js); it knows no other decorators than those of properties.
 */
export function decorate(decorators: readonly PropertyDecorator[], prototype: object, name: PropertyKey) {
  for (const decorator of [...decorators].reverse()) decorator(prototype, name);
}
