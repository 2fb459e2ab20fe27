import { html, nothing, type TemplateResult } from 'lit';
import type { CompareBlock as Compare, CompareColumn, CompareRow } from '../course/course.ts';
import { lookIcons } from '../ui/look.ts';
import { fill } from '../ui/texts.ts';
import { BlockElement } from './block-element.ts';

/**
 * Two things side by side, question by question. One column may be hidden at first: the learner guesses,
 * then opens the answer. On a narrow frame each row becomes a small card.
 */
export class CompareBlock extends BlockElement<Compare> {
  override render() {
    const { label, columns, rows, guess } = this.block;
    const hidden = guess !== null && rows.some((row) => !this.opened.has(row));
    return html`
      ${guess === null ? nothing : html`<p class="muted">${this.texts.blocks.guess}</p>`}
      <!-- The roles are said again because a table laid out as cards loses them in some browsers. -->
      <table role="table" aria-label=${label}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              <span class="visually-hidden">${this.texts.blocks.dimension}</span>
            </th>
            ${columns.map(
              (column) =>
                html`<th role="columnheader" scope="col" class=${column.look ?? ''}>${heading(column)}</th>`,
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map((row) => this.#renderRow(row))}
        </tbody>
      </table>
      ${
        hidden
          ? html`<button class="button show-all" @click=${() => this.open(rows, 'td')}>
              ${this.texts.blocks['show-all']}
            </button>`
          : nothing
      }
    `;
  }

  #renderRow(row: CompareRow): TemplateResult {
    return html`
      <tr role="row">
        <th role="rowheader" scope="row">${row.dimension}</th>
        ${this.block.columns.map((column, index) => this.#renderCell(row, column, index))}
      </tr>
    `;
  }

  #renderCell(row: CompareRow, column: CompareColumn, index: number): TemplateResult {
    const open = index !== this.block.guess || this.opened.has(row);
    const { blocks } = this.texts;
    const values = { column: column.label, dimension: row.dimension };
    return html`
      <td role="cell" class=${column.look ?? ''} tabindex="-1">
        <span class="cell-heading" aria-hidden="true">${heading(column)}</span>
        <prose-block class=${open ? '' : 'closed'} .html=${row.cells[index] ?? ''}></prose-block>
        ${
          open
            ? nothing
            : html`<button
                class="button"
                aria-label=${fill(blocks['show-name'], values)}
                @click=${(event: Event) => this.#onShow(row, event)}
              >
                ${fill(blocks.show, values)}
              </button>`
        }
      </td>
    `;
  }

  #onShow(row: CompareRow, event: Event) {
    this.open([row], (event.currentTarget as Element).closest('td'));
  }
}

function heading({ label, look }: CompareColumn): TemplateResult {
  return html`<span class="tag ${look ?? ''}">${look ? lookIcons[look] : nothing} ${label}</span>`;
}
customElements.define('compare-block', CompareBlock);
declare global {
  interface HTMLElementTagNameMap {
    'compare-block': CompareBlock;
  }
}
