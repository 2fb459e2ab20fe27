import { html, type TemplateResult } from 'lit';
import check from 'lucide-static/icons/check.svg';
import half from 'lucide-static/icons/contrast.svg';
import cross from 'lucide-static/icons/x.svg';
import './prose-block.ts';

const icons = { right: check, partly: half, wrong: cross };

interface AnswerParts {
  readonly open: boolean;
  readonly kind: keyof typeof icons;
  readonly word: string;
  readonly html: string;
}

/** How good a choice is, as icon and word together, and why; print shows it even when it is closed. */
export function answer({ open, kind, word, html: text }: AnswerParts): TemplateResult {
  return html`
    <div class="answer is-${kind} ${open ? '' : 'closed'}">
      <p class="mark">${icons[kind]} ${word}</p>
      <prose-block .html=${text}></prose-block>
    </div>
  `;
}
