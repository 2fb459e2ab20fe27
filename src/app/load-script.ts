/**
 * Asks for a script of the package.
 * @returns what it offers by this name on `window`; if that is a promise, what comes of it
 * @throws when it does not arrive
 */
export function loadScript<Name extends keyof Window>(
  file: string,
  name: Name,
): Promise<Awaited<NonNullable<Window[Name]>>> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = file;
    // A server that answers with its sign-in page also "loads".
    script.onload = script.onerror = () =>
      window[name] ? resolve(window[name]) : reject(new Error(`${file} did not arrive.`));
    document.head.append(script);
  });
}
