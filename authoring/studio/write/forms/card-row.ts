import { html, nothing, type TemplateResult } from 'lit';
import { words, type DeckParts } from './course-parts.ts';
import { typed } from './typed.ts';

/** What a row needs besides its card. */
export interface RowParts {
  readonly deck: DeckParts;
  readonly lessons: readonly { readonly id: string; readonly title: string }[];
  readonly readOnly: boolean;
  readonly twin: string | undefined;
  readonly problems: readonly string[];
  /** A letter was typed into a text. */
  readonly type: (key: string, value: string) => void;
  /** Something was chosen, or a text was left. */
  readonly choose: (key: string, value: string | number | boolean) => void;
  readonly leave: () => void;
  readonly remove: () => void;
}

const TEXT_LIMIT = 90;
const REASON_LIMIT = 300;

/** One card of the table. */
export function cardRow(card: Readonly<Record<string, unknown>>, parts: RowParts): TemplateResult {
  const { deck, lessons, readOnly, twin, problems } = parts;
  const [id, text, why] = [words(card['id']), words(card['text']), words(card['why'])];
  const choice = (name: string, key: string, options: readonly (readonly [string, string])[]) => {
    const value = words(card[key]);
    const isKnown = options.some(([one]) => one === value);
    return html`<select
      aria-label=${name}
      ?disabled=${readOnly}
      @change=${(event: Event) => {
        const chosen = (event.target as HTMLSelectElement).value;
        parts.choose(key, key === 'difficulty' ? Number(chosen) : chosen);
      }}
    >
      ${isKnown ? nothing : html`<option value=${value} selected>${value || 'Choose'}</option>`}
      ${options.map(([one, label]) => html`<option value=${one} ?selected=${one === value}>${label}</option>`)}
    </select>`;
  };
  const area = (name: string, key: string, value: string, limit: number) =>
    html`<textarea
        rows="2"
        aria-label=${name}
        aria-invalid=${String(value.length > limit || value === '')}
        ?readonly=${readOnly}
        @input=${(event: Event) => parts.type(key, (event.target as HTMLTextAreaElement).value)}
        @change=${parts.leave}
        ${typed(value)}
      ></textarea
      ><small>${value.length} of ${limit}</small>`;
  return html`<th scope="row">
      ${area('What the card says', 'text', text, TEXT_LIMIT)}
      ${twin === undefined ? nothing : html`<small class="twin">Much like ${twin}</small>`}
      ${problems.map((problem) => html`<small class="problem">${problem}</small>`)}
    </th>
    <td>
      <div class="choice" role="radiogroup" aria-label="Belongs to">
        ${deck.categories.map(
          ({ id: category, label, look }) =>
            html`<label class=${look}
              ><input
                type="radio"
                name=${`category-${id}`}
                aria-label=${label}
                .checked=${category === words(card['category'])}
                ?disabled=${readOnly}
                @change=${() => parts.choose('category', category)}
              /><span>${label}</span></label
            >`,
        )}
      </div>
    </td>
    <td>
      ${choice(
        'Theme',
        'dimension',
        deck.dimensions.map(({ id: one, label }) => [one, label] as const),
      )}
    </td>
    <td>
      ${choice('Level', 'difficulty', [
        ['1', '1 easy'],
        ['2', '2 medium'],
        ['3', '3 hard'],
      ])}
    </td>
    <td>
      ${choice(
        'Lesson',
        'lesson',
        lessons.map(({ id: one, title }) => [one, title] as const),
      )}
    </td>
    <td>${area('Reason', 'why', why, REASON_LIMIT)}</td>
    <td>
      <small title=${words(card['report-id'])}>${id}</small>
      <button
        type="button"
        class="button small"
        aria-label=${`Delete ${id}`}
        aria-disabled=${String(readOnly)}
        @click=${parts.remove}
      >
        Delete
      </button>
    </td>`;
}
