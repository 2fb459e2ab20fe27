import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Resources } from '../course/course.ts';
import type { CourseFile, ResourcesFile } from '../course/schemas.ts';
import type { UiText } from '../course/ui-text.ts';

type Credits = CourseFile['credits'];

/** The resources page as HTML, made once: the app only shows it. */
export function resourcesOf(file: ResourcesFile, credits: Credits, { resources: words }: UiText): Resources {
  const { glossary, contacts, sources } = file;
  const page = [
    ...section(
      words.glossary,
      glossary.map(({ term, meaning }) => [strong(term), text(`: ${meaning}`)]),
    ),
    ...section(
      words.contacts,
      contacts.map(({ name, url, about }) => [link(url, name), text(`: ${about}`)]),
    ),
    ...section(
      words.reading,
      file['further-reading'].map(({ citation, url, about }) => [cited(citation, url), text(` ${about}`)]),
    ),
  ];
  const creditsBelow = section(
    words.credits,
    credits.map((credit) => [text(credit.text)]),
  );
  return {
    glossary,
    html: toHtml(page),
    sources: sources.map(({ id, citation, url = '' }) => ({ id, citation, url })),
    credits: toHtml(creditsBelow),
  };
}

function section(title: string, entries: readonly ElementContent[][]): ElementContent[] {
  if (entries.length === 0) return [];
  const items = entries.map((children) => element('li', children));
  return [element('h2', [text(title)]), element('ul', items)];
}

function cited(citation: string, url: string | undefined): ElementContent {
  return url === undefined ? text(citation) : link(url, citation);
}

function link(href: string, words: string): ElementContent {
  return element('a', [text(words)], { href, target: '_blank', rel: ['noopener', 'noreferrer'] });
}

function strong(words: string): ElementContent {
  return element('strong', [text(words)]);
}

function element(
  tagName: string,
  children: ElementContent[],
  properties: Record<string, string | string[]> = {},
): ElementContent {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
