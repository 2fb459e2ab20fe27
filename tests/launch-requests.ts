import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** pages.js makes one more, once the first page can be used. */
const MOST_REQUESTS = 4;

/** Every file a browser asks for at launch: the page, what it names, and what its style sheets name. */
async function launchRequests(folder: string): Promise<string[]> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const asked = new Set(['index.html']);
  const tags =
    /<(?:link|script|img|source|iframe|video|audio|object|embed)\b[^>]*?\s(?:src|href|data)="([^"]+)"/g;
  for (const [, file = ''] of page.matchAll(tags)) asked.add(file);
  for (const sheet of [...asked].filter((file) => file.endsWith('.css'))) {
    const styles = await readFile(join(folder, sheet), 'utf8');
    const always = styles.replace(/@font-face\s*\{[^}]*unicode-range[^}]*\}/g, ''); // asked for where a letter needs it
    for (const [, file = ''] of always.matchAll(/url\(["']?([^"')]+)/g)) asked.add(file.replace(/^\.\//, ''));
  }
  return [...asked].filter((file) => !file.startsWith('data:'));
}

/** What is wrong with the requests of a package at launch; '' when nothing is. */
export async function checkLaunchRequests(folder: string): Promise<string> {
  const asked = await launchRequests(folder);
  const missing = asked.filter((file) => !existsSync(join(folder, file)));
  return [
    ...missing.map(
      (file) => `${folder} asks for ${file}, which is not in the package; add it or do not ask.`,
    ),
    ...(asked.length > MOST_REQUESTS
      ? [
          `${folder} makes ${asked.length} requests at launch, at most ${MOST_REQUESTS} may be: ${asked.join(', ')}.`,
        ]
      : []),
  ].join('\n');
}
