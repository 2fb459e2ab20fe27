import { html, type TemplateResult } from 'lit';
import type { Course } from '../course/course.ts';
import type { Version } from '../saving/envelope.ts';
import type { Session, Visit } from '../saving/visit.ts';
import { fill } from '../ui/texts.ts';

export interface RecordParts {
  readonly course: Course;
  readonly session: Session;
  readonly visit: Visit;
  /** How the record stands, in words. */
  readonly state: string;
  /** What came of the latest button; '' for nothing. */
  readonly message: string;
  readonly onCopy: (text: string) => void;
}

/** The save state in full: for learners who want to know, and for the people who help them. */
export function recordPage(parts: RecordParts): TemplateResult {
  const { course, message, onCopy } = parts;
  const { record } = course.ui;
  const calls = callLines(parts.session);
  return html`
    <div class="page">
      <div class="lesson">
        <h1 tabindex="-1">${record.title}</h1>
        <p>${record.intro}</p>
        <dl class="facts">
          ${facts(parts).map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>
        <div class="record-actions">
          <button class="button" @click=${() => onCopy(supportText(parts))}>${record.copy}</button>
        </div>
        <p role="status">${message}</p>
        <h2>${record.calls}</h2>
        ${
          calls.length === 0
            ? html`<p>${record['no-calls']}</p>`
            : html`<pre class="calls" tabindex="0" aria-label=${record.calls}>${calls.join('\n')}</pre>`
        }
      </div>
    </div>
  `;
}

function facts({ course, session, visit, state }: RecordParts): [string, string][] {
  const { record } = course.ui;
  const { version, confirmed } = visit.saver;
  const kept = session.journal.works;
  const keeper = session.hasLms ? record.lms : kept ? record['this-device'] : record.nobody;
  return [
    [record.state, state],
    [record.keeper, keeper],
    [record.version, label(version)],
    [record['version-lms'], label(confirmed)],
    [record.device, kept ? record['device-works'] : record['device-fails']],
    [record.size, fill(record.characters, { n: session.launch.suspendData.length })],
  ];
}

function label(version: Version | null): string {
  return version ? `${version.revision} (${version.session})` : '–';
}

/** Newest first, one a line: the call, its value, the answer, and the error in words; or what else went wrong. */
function callLines({ calls, trouble }: Session): string[] {
  const lines = calls.map((one) => {
    if (typeof one === 'string') return one;
    const { call, value, answer, error } = one;
    return [call, value === '' ? '' : `= ${value}`, `→ ${answer}`, error]
      .filter((part) => part !== '')
      .join(' ');
  });
  return [...lines, ...(trouble === '' ? [] : [trouble])].reverse();
}

function supportText(parts: RecordParts): string {
  const { course, session } = parts;
  return [
    `${course.id} ${course.version}`,
    ...facts(parts).map(([name, value]) => `${name}: ${value}`),
    ...callLines(session),
  ].join('\n');
}
