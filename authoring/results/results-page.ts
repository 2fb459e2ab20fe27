import { escape } from './results-html.ts';

/**
 * A page of its own for a browser: it asks nothing of any server and runs no script.
 * @param styles the style sheets as text
 * @param body HTML
 */
export function resultsPage(title: string, styles: string, body: string): string {
  const own = styles.replace(/@font-face\s*\{[^}]*\}/g, ''); // a file that is handed on has no font beside it
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${own}</style>
</head>
<body><main class="results">${body}</main></body>
</html>
`;
}
