import { html, nothing, type TemplateResult } from 'lit';
import cloudAlert from 'lucide-static/icons/cloud-alert.svg';
import cloudCheck from 'lucide-static/icons/cloud-check.svg';
import cloudOff from 'lucide-static/icons/cloud-off.svg';
import eye from 'lucide-static/icons/eye.svg';
import type { UiText } from '../course/ui-text.ts';

/** What the learner is told about the record. */
export type RecordState =
  'saved' | 'saving' | 'not-saved' | 'review' | 'no-record' | 'no-record-no-storage' | 'newer-state';

/**
 * One calm line in the top bar. Only trouble and the recovery from it are announced: while all is well the
 * region is silent, so that a screen reader is not told "Saved" after every card.
 */
export function saveStatus(
  ui: UiText,
  state: RecordState,
  loud: boolean,
  onTryAgain: () => void,
): TemplateResult {
  const { short, long, icon } = words(ui, state);
  return html`
    <div class="save-status">
      <p class="pill" role="status" aria-live=${loud ? 'polite' : 'off'}>
        ${icon} <span class="narrow">${short}</span><span class="wide">${long}</span>
      </p>
      ${
        state === 'not-saved'
          ? html`<button class="button small" @click=${onTryAgain}>${ui.save['try-again']}</button>`
          : nothing
      }
    </div>
  `;
}

function words({ save }: UiText, state: RecordState) {
  switch (state) {
    case 'saved':
      return { short: save.saved, long: save['saved-long'], icon: cloudCheck };
    case 'saving':
      return { short: save.saving, long: save.saving, icon: cloudCheck };
    case 'not-saved':
      return { short: save['not-saved'], long: save['not-saved-long'], icon: cloudAlert };
    case 'newer-state':
      return { short: save['not-saved'], long: save['not-saved'], icon: cloudAlert };
    case 'review':
      return { short: save.review, long: save['review-long'], icon: eye };
    case 'no-record':
    case 'no-record-no-storage':
      return { short: save['no-record'], long: save['no-record'], icon: cloudOff };
  }
}
