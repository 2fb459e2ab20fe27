import type { Element, Nodes as HastNodes } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Definition, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';

/** How Markdown links to a lesson: `[text](lesson:L2)`. */
export const lessonScheme = 'lesson:';

/** How Markdown links to an entry of the glossary: `[text](term:contracting)`. */
export const termScheme = 'term:';

/** All that the app will ever be handed as HTML. */
const allowed: Schema = {
  tagNames: ['p', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'h2', 'h3', 'blockquote', 'br', 'code', 'sup'],
  attributes: {
    a: ['href', 'target', 'rel', 'dataLesson', 'dataTerm', 'dataSource', 'ariaLabel'],
    ol: ['start'],
  },
  protocols: { href: ['https', 'mailto'] },
  strip: ['script', 'style'],
};

/** Turns Markdown nodes into HTML that is safe to show. */
export function htmlOf(nodes: readonly RootContent[], definitions: readonly Definition[]): string {
  const html = toHast({ type: 'root', children: [...nodes, ...definitions] });
  aimLinks(html);
  return toHtml(sanitize(html, allowed)).trim();
}

function aimLinks(node: HastNodes): void {
  if (node.type === 'element' && node.tagName === 'a') aimLink(node);
  if ('children' in node) node.children.forEach(aimLinks);
}

function aimLink(link: Element): void {
  const href = link.properties.href ?? '';
  if (href.startsWith(lessonScheme)) {
    const lesson = href.slice(lessonScheme.length);
    link.properties = { href: `#${lesson}`, dataLesson: lesson };
  } else if (href.startsWith(termScheme)) {
    const term = href.slice(termScheme.length);
    link.properties = { href: `#${term}`, dataTerm: term };
  } else if (href.startsWith('https://')) {
    link.properties = { href, target: '_blank', rel: ['noopener', 'noreferrer'] };
  }
}
