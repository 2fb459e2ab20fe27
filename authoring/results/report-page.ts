import { escape } from './results-html.ts';

/**
 * A report as a page of its own for a browser: it asks nothing of any server and runs no script.
 * @param styles the style sheets as text; those of every report are in report-page.css
 * @param main HTML of the one `<main>`
 */
export function reportPage(language: string, title: string, styles: string, main: string): string {
  const own = styles.replace(/@font-face\s*\{[^}]*\}/g, ''); // a file that is handed on has no font beside it
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${own}</style>
</head>
<body>${main}</body>
</html>
`;
}
