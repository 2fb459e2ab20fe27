import { html, nothing, type TemplateResult } from 'lit';
import type { Standard } from '../package/profiles.ts';
import { isRefused, type LmsCall } from '../lms/lms.ts';
import { parseDuration, type LmsRecord } from '../lms/record.ts';
import { standards } from '../lms/standards.ts';

/** What the inspector shows. */
export interface Inspected {
  standard: Standard;
  record: LmsRecord;
  mode: string;
  unsaved: number;
  log: readonly LmsCall[];
  /** The words behind the ids in the record. */
  words: ReadonlyMap<string, string>;
}

const statusWords: Readonly<Record<string, string>> = {
  '': 'Nothing yet',
  'not attempted': 'Not started',
  incomplete: 'In progress',
  completed: 'Completed',
  passed: 'Passed',
  failed: 'Failed',
  browsed: 'Browsed',
  unknown: 'Not known',
};

const modeWords: Readonly<Record<string, string>> = {
  normal: 'for credit',
  review: 'review, no credit',
  browse: 'preview, no credit',
};

/** The record in words: status, score, time and the like. */
export function holdsTemplate({ standard, record, mode, unsaved, log }: Inspected): TemplateResult {
  const { elements } = standards[standard];
  const { values } = record;
  const value = (element: string) => values[element] ?? '';
  const words = (element: string) => statusWords[value(element)] ?? value(element);
  const saved = log.findLast(
    ({ call, result }) => (call === 'Commit' || call === 'Terminate') && result === 'true',
  );
  const size = value(elements.suspendData).length;
  const limit = standard === 'scorm12' ? 4096 : 64_000;
  return html`<dl class="holds">
    ${row('Status', html`<b>${words(elements.status)}</b>`)}
    ${standard === 'scorm2004' ? row('Result', html`<b>${words(elements.success)}</b>`) : nothing}
    ${row('Score', html`<b>${value(elements.score) === '' ? 'None yet' : `${value(elements.score)} of 100`}</b>`)}
    ${value(elements.progress) === '' ? nothing : row('Progress', percent(value(elements.progress)))}
    ${row('Total time', time(value(elements.totalTime)))}
    ${row('Latest visit', time(value(elements.sessionTime)))}
    ${row('Visit', `${record.launches} of attempt ${record.attempt}, ${modeWords[mode] ?? mode}`)}
    ${row('Saved state', `${count(size)} of ${count(limit)} characters`)}
    ${row('Last saved', saved ? clock(saved.time) : 'Not in this window')}
    ${unsaved > 0 ? row('Not saved yet', `${unsaved} ${unsaved === 1 ? 'value' : 'values'}`) : nothing}
  </dl>`;
}

/** The answers as a trainer's report would list them, each with the words of its card. */
export function answersTemplate({ standard, record, words }: Inspected): TemplateResult {
  const rows = rowsOf(record.values, 'cmi.interactions.');
  const { response } = standards[standard];
  if (rows.length === 0) return html`<p class="muted">No answers yet.</p>`;
  const right = rows.filter((part) => part('result') === 'correct').length;
  return html`<p>${right} of ${rows.length} right.</p>
    <ol class="answers" tabindex="0" aria-label="Answers">
      ${rows.map((part) => {
        const id = part('id');
        const pattern = part('correct_responses.0.pattern');
        return html`<li>
          <p class="words">${words.get(id) ?? id}</p>
          ${
            part('result') === 'correct'
              ? html`<p class="right">✓ ${part(response)}</p>`
              : html`<p class="wrong">✗ ${part(response)}<span>; right is ${pattern}</span></p>`
          }
          <p class="muted"><span class="id">${id}</span>, ${time(part('latency'))}</p>
        </li>`;
      })}
    </ol>`;
}

/** The objectives, one for each lesson. */
export function objectivesTemplate({ record, words }: Inspected): TemplateResult {
  const rows = rowsOf(record.values, 'cmi.objectives.');
  if (rows.length === 0) return html`<p class="muted">No objectives yet.</p>`;
  return html`<ul class="objectives">
    ${rows.map((part) => {
      const states = [part('status'), part('completion_status'), part('success_status')].filter(
        (state) => state !== '',
      );
      return html`<li>
        <span>${words.get(part('id')) ?? part('id')}</span>
        <span
          >${(states.length > 0 ? states : ['not attempted']).map((state) => statusWords[state] ?? state).join(', ')}</span
        >
      </li>`;
    })}
  </ul>`;
}

/** Every element the LMS holds. */
export function valuesTemplate({ record }: Inspected): TemplateResult {
  const entries = Object.entries(record.values).sort(([a], [b]) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  return html`<dl class="raw">
    ${entries.map(
      ([element, value]) =>
        html`<dt>${element}</dt>
          <dd>${value === '' ? html`<i>empty</i>` : value}</dd>`,
    )}
  </dl>`;
}

/** The calls, newest first; at most the latest 300. */
export function callsTemplate(log: readonly LmsCall[]): TemplateResult {
  return html`<ol class="calls" reversed>
    ${log
      .slice(-300)
      .reverse()
      .map(
        (call) =>
          html`<li class=${isRefused(call) ? 'error' : ''}>
            <time>${clock(call.time)}</time> <code>${shorten(callText(call))}</code>
            ${isRefused(call) ? html`<p>Error ${call.errorCode}. ${call.why}</p>` : nothing}
          </li>`,
      )}
  </ol>`;
}

/** The log as lines of text, oldest first, for the clipboard. */
export function logText(log: readonly LmsCall[]): string {
  return log
    .map((call) => {
      const error = isRefused(call) ? ` # error ${call.errorCode}: ${call.why}` : '';
      return `${new Date(call.time).toISOString()} [${call.session}] ${callText(call)}${error}`;
    })
    .join('\n');
}

/** Bytes in kB, as people read sizes. */
export function kilobytes(bytes: number): string {
  return `${count(Math.round(bytes / 1000))} kB`;
}

function callText({ name, args, result }: LmsCall): string {
  return `${name}(${args.map((argument) => JSON.stringify(argument)).join(', ')}) → ${JSON.stringify(result)}`;
}

/** Suspend data can be long; the copied log has it whole. */
function shorten(text: string): string {
  return text.length > 240 ? `${text.slice(0, 160)} … ${text.slice(-60)}` : text;
}

/** One reader for each row, by index. */
function rowsOf(values: Readonly<Record<string, string>>, start: string): ((part: string) => string)[] {
  const indices = new Set<number>();
  for (const element of Object.keys(values)) {
    if (element.startsWith(start)) indices.add(Number.parseInt(element.slice(start.length), 10));
  }
  return [...indices]
    .sort((a, b) => a - b)
    .map((index) => (part) => values[`${start}${index}.${part}`] ?? '');
}

function row(term: string, description: string | TemplateResult): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${description}</dd>
  </div>`;
}

function percent(measure: string): string {
  return new Intl.NumberFormat('en-GB', { style: 'percent' }).format(Number(measure));
}

function count(number: number): string {
  return new Intl.NumberFormat('en-GB').format(number);
}

function clock(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString('en-GB');
}

/** A SCORM duration as `1 h 02 min 03 s`. */
function time(duration: string): string {
  if (duration === '') return '–';
  const seconds = Math.round(parseDuration(duration) / 100);
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const words = parts.map((part, index) => `${part} ${['h', 'min', 's'][index] ?? ''}`);
  return words.slice(seconds >= 3600 ? 0 : seconds >= 60 ? 1 : 2).join(' ');
}
