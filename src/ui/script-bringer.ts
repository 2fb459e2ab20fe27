/**
 * What brings a script of the package that offers something under a name of `window`. It is asked for once; after a failure,
 * the next call asks again.
 */
export function scriptBringer<T>(file: string, offered: () => T | undefined): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () =>
    (loading ??= new Promise<T>((resolve, reject) => {
      const script = document.createElement('script');
      script.src = file;
      script.onload = script.onerror = () => {
        const all = offered();
        if (all) return resolve(all);
        loading = null; // a server that answers with its sign-in page also "loads"
        reject(new Error(`${file} did not arrive.`));
      };
      document.head.append(script);
    }));
}
