import { html, nothing, type TemplateResult } from 'lit';
import { given, LightElement } from '../../src/ui/light-element.ts';
import type { Content } from './keep/disk.ts';
import type { Clash, FolderKeeping } from './keep/folder-keeping.ts';

/** The files that were changed here and on the disk: the author sees both and chooses. Nothing is written before. */
export class FolderClashes extends LightElement {
  @given folder: FolderKeeping | null = null;
  @given clashes: readonly Clash[] = [];

  override render() {
    const { folder, clashes } = this;
    if (!folder || clashes.length === 0) return nothing;
    return html`<section role="alert" aria-label="Changed on the disk">
      ${clashes.map((clash) => this.#clash(folder, clash))}
    </section>`;
  }

  #clash(folder: FolderKeeping, clash: Clash): TemplateResult {
    const [here, onDisk] = differingLines(clash.here, clash.onDisk);
    return html`<div role="group" aria-label=${clash.path} class="clash">
      <p>
        <b>${clash.path}</b> was changed here and on the disk. Which one is to stay? The other is kept under
        “Earlier versions”.
      </p>
      <div class="sides">
        <div>
          <h2>Here</h2>
          <pre tabindex="0" role="region" aria-label="Here">${here}</pre>
          <button class="button" @click=${() => void folder.keepHere(clash)}>Keep what is here</button>
        </div>
        <div>
          <h2>On the disk</h2>
          <pre tabindex="0" role="region" aria-label="On the disk">${onDisk}</pre>
          <button class="button" @click=${() => void folder.takeFromDisk(clash)}>
            Take what is on the disk
          </button>
        </div>
      </div>
    </div>`;
  }
}

/** The lines in which two files differ, and one around them to know the place by. */
function differingLines(one: Content, other: Content): readonly [string, string] {
  if (typeof one !== 'string' || typeof other !== 'string') return [inWords(one), inWords(other)];
  const [a, b] = [one.split('\n'), other.split('\n')];
  let from = 0;
  while (from < Math.min(a.length, b.length) && a[from] === b[from]) from++;
  let same = 0;
  while (same < Math.min(a.length, b.length) - from && a.at(-1 - same) === b.at(-1 - same)) same++;
  const part = (lines: readonly string[]) =>
    lines.slice(Math.max(0, from - 1), lines.length - Math.max(0, same - 1)).join('\n');
  return [part(a), part(b)];
}

function inWords(content: Content): string {
  if (content === undefined) return 'There is no such file.';
  return typeof content === 'string' ? content : `A file of ${content.length} bytes.`;
}

customElements.define('folder-clashes', FolderClashes);
declare global {
  interface HTMLElementTagNameMap {
    'folder-clashes': FolderClashes;
  }
}
