declare module 'css-has-pseudo/browser' {
  /** Keeps an attribute up to date for each `:has()` that the style sheets of this document have as one. */
  export default function cssHasPseudo(
    document: Document,
    options: { readonly observedAttributes: readonly string[] },
  ): void;
}
