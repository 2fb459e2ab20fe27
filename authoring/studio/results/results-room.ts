import { html, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { state } from 'lit/decorators.js';
import { formatProblem, type CompiledCourse, type Problem } from '../../../src/compiler/compile.ts';
import { given, LightElement } from '../../../src/ui/light-element.ts';
import { compare } from '../../results/compare.ts';
import { EXAMPLE_LEARNERS, exampleReport } from '../../results/example.ts';
import type { ReportFile } from '../../results/reading/table.ts';
import { resultsCsv } from '../../results/results-csv.ts';
import { comparisonHtml, resultsHtml } from '../../results/results-html.ts';
import type { Summary } from '../../results/summary.ts';
import type { CoreClient } from '../core/core-client.ts';
import { saveFile } from '../save-file.ts';
import type { CourseView } from '../store/course-store.ts';
import { GoToEvent } from '../store/events.ts';
import type { Room } from '../store/room.ts';
import type { Sources } from '../store/sources.ts';
import { printResults } from './print-results.ts';

/** A group as its files tell of it. */
interface Group {
  readonly name: string;
  readonly summary: Summary;
}

/** A wait that is longer than this gets a bar, in milliseconds. */
const PATIENCE = 500;

/** The room Results: what a group finds hard, from the LMS's own report. */
export class ResultsRoom extends LightElement implements Room {
  @given store!: CourseView;
  @given sources: Sources = new Map();
  @given compiled: CompiledCourse | null = null;
  @given problems: readonly Problem[] = [];
  @given core: CoreClient | null = null;

  @state() private group: Group | null = null;
  @state() private other: Group | null = null;
  @state() private hideSmall = false;
  @state() private isSlow = false;
  @state() private wrong: readonly string[] = [];
  @state() private said = '';

  constructor() {
    super();
    this.addEventListener('click', (event) => this.#onAction(event));
  }

  override render() {
    return html`<div class="results-tools">
        ${this.#files('Report files', (files) => void this.#read(files, false))}
        ${this.group ? this.#files('Another group to compare', (files) => void this.#read(files, true)) : nothing}
        <div class="buttons">
          <button type="button" class="button" @click=${this.#example}>Try it with an example</button>
          ${
            this.group
              ? html`<button type="button" class="button" @click=${() => this.#print()}>Print</button>
                  <button type="button" class="button" @click=${this.#export}>Export</button>
                  <label class="hide-small"
                    ><input
                      type="checkbox"
                      .checked=${this.hideSmall}
                      @change=${(event: Event) => (this.hideSmall = (event.target as HTMLInputElement).checked)}
                    />Hide numbers under 5, for what is handed on</label
                  >`
              : nothing
          }
        </div>
        ${this.isSlow ? html`<label class="reading">Reading the report <progress></progress></label>` : nothing}
        <p role="status">${this.said}</p>
        ${
          this.wrong.length > 0
            ? html`<ul role="alert" class="wrong">
                ${this.wrong.map((text) => html`<li>${text}</li>`)}
              </ul>`
            : nothing
        }
      </div>
      ${this.group ? this.#results(this.group) : this.#begin()}`;
  }

  #files(name: string, take: (files: readonly File[]) => void): TemplateResult {
    return html`<label class="field"
      ><span>${name}</span
      ><input
        type="file"
        multiple
        aria-label=${name}
        accept=".csv,.tsv,.txt,.xlsx,.ods,.json"
        @change=${(event: Event) => take([...((event.target as HTMLInputElement).files ?? [])])}
    /></label>`;
  }

  #begin(): TemplateResult {
    return html`<section class="panel" aria-label="How to get a report">
      <h1>Results</h1>
      <p>What does a group find hard? The report of your LMS says it. Nothing of it leaves this computer.</p>
      <ol>
        <li>In Moodle, open the activity, then “Reports”, then “Interactions report”.</li>
        <li>Tick all four columns: question, response, right answer, result. Press “Save preferences”.</li>
        <li>Press “Download” below the table: as text, Excel or ODS.</li>
        <li>Choose the file above. Several files are read as one group.</li>
      </ol>
      <p>Any other table with the report ids of the cards and what was answered will do, too.</p>
    </section>`;
  }

  #results({ summary }: Group): TemplateResult {
    return html`<div class="results">
      ${unsafeHTML(this.#html({ withActions: true }))}
      ${summary.answers === 0 ? html`<p>No answers to cards of this course are in the file.</p>` : nothing}
    </div>`;
  }

  /** Our own templates, in which every text of a file is escaped. */
  #html({ withActions }: { withActions: boolean }): string {
    const { group, other, hideSmall } = this;
    if (!group) return '';
    const own = resultsHtml(group.summary, { hideSmall, from: group.name, withActions });
    if (!other) return own;
    return (
      own + comparisonHtml(compare(group.summary, other.summary), [group.name, other.name], { hideSmall })
    );
  }

  async #read(files: readonly File[], isOther: boolean) {
    if (files.length === 0) return;
    const reports = await Promise.all(
      files.map(async (file): Promise<ReportFile> => ({
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    await this.#take(files.map(({ name }) => name).join(', '), reports, isOther);
  }

  async #take(name: string, reports: readonly ReportFile[], isOther: boolean) {
    this.wrong = [];
    if (!this.compiled || !this.core) {
      this.wrong = ['Mend the problems of the course first: a report is read with its cards.'];
      return;
    }
    const waiting = setTimeout(() => (this.isSlow = true), PATIENCE);
    try {
      const { summary, problems } = await this.core.ask('results', reports, this.compiled.course);
      this.wrong = problems.map(formatProblem);
      if (!summary) return;
      if (isOther) this.other = { name, summary };
      else [this.group, this.other] = [{ name, summary }, null];
      this.said = `${name}: ${summary.answers} answers of ${summary.learners} learners.`;
    } catch (error) {
      this.wrong = [
        `The report could not be read (${(error as Error).message}). Choose one group in the LMS, and download again.`,
      ];
    } finally {
      clearTimeout(waiting);
      this.isSlow = false;
    }
  }

  #example = () => {
    if (this.compiled)
      void this.#take(`${EXAMPLE_LEARNERS} made-up learners`, [exampleReport(this.compiled.course)], false);
    else this.wrong = ['Mend the problems of the course first.'];
  };

  #export = () => {
    if (!this.group || !this.compiled) return;
    const { hideSmall } = this;
    saveFile('results.csv', resultsCsv(this.group.summary, this.compiled.course, { hideSmall }), 'text/csv');
  };

  #print() {
    printResults(this.group?.summary.course ?? '', this.#html({ withActions: false }));
  }

  /** The buttons in the table are plain HTML: what they lead to is written on them. */
  #onAction(event: Event) {
    const button = (event.target as Element).closest<HTMLElement>('[data-edit-card], [data-show-lesson]');
    const { editCard, showLesson } = button?.dataset ?? {};
    const id = editCard ?? showLesson;
    if (id === undefined) return;
    const folder = editCard === undefined ? 'lessons/' : 'decks/';
    const pattern = new RegExp(`^[ \\t-]*id:[ \\t]*['"]?${id}['"]?[ \\t]*(?:#.*)?$`, 'm');
    for (const file of this.sources.keys()) {
      const at = file.startsWith(folder) ? this.store.text(file).search(pattern) : -1;
      if (at < 0) continue;
      const offset = editCard === undefined ? 0 : at + this.store.text(file).slice(at).indexOf('id:');
      this.dispatchEvent(new GoToEvent(file, offset));
      return;
    }
  }
}

customElements.define('results-room', ResultsRoom);
declare global {
  interface HTMLElementTagNameMap {
    'results-room': ResultsRoom;
  }
}
