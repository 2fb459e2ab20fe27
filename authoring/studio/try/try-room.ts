import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { CompiledCourse, Problem } from '../../../src/compiler/compile.ts';
import { given, LightElement } from '../../../src/ui/light-element.ts';
import { lmsProfiles, type LmsProfileName } from '../../../scorm/lms/lms-profiles.ts';
import { isRefused } from '../../../scorm/lms/lms.ts';
import type { AppFiles } from '../../../scorm/package/app-files.ts';
import { profileNames, profiles, type ProfileName } from '../../../scorm/package/profiles.ts';
import { button, chooser, toggle } from '../../../scorm/preview/controls.ts';
import {
  answersTemplate,
  callsTemplate,
  holdsTemplate,
  objectivesTemplate,
  valuesTemplate,
  type Inspected,
} from '../../../scorm/preview/inspector.ts';
import { learner } from '../../../scorm/preview/preview-store.ts';
import type { CourseView } from '../store/course-store.ts';
import type { Room } from '../store/room.ts';
import type { Sources } from '../store/sources.ts';
import { isSameCourse } from './same-course.ts';
import { Tried, type FaultName } from './tried.ts';

const sizes = { phone: 'Phone frame', moodle: 'Moodle inline', full: 'Full' } as const;
type Size = keyof typeof sizes;
const behaviours = ['strict', 'moodle12', 'moodle-offline', 'ilias', 'chamilo', 'open-edx', 'spec'] as const;
const faults: Readonly<Record<FaultName, string>> = {
  offline: 'Offline',
  commitRefused: 'Commit refused',
  sessionExpired: 'Session expired',
  slow: 'Slow',
};

/** The room Try: the module as it would be given out, in an LMS that is made up, and what that LMS holds. */
export class TryRoom extends LightElement implements Room {
  @given store!: CourseView;
  @given sources: Sources = new Map();
  @given compiled: CompiledCourse | null = null;
  @given problems: readonly Problem[] = [];
  @given app: AppFiles | null = null;

  @state() private profile: ProfileName = 'scorm12';
  @state() private behaviour: LmsProfileName = 'strict';
  @state() private size: Size = 'moodle';
  @state() private learners = 1;
  @state() private learner = 0;
  @state() private review = false;
  @state() private said = '';
  /** What is played; the course may have moved on since. */
  @state() private played: CompiledCourse | null = null;
  #tried: Tried | null = null;

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#tried?.stage.leave();
  }

  override updated() {
    const slot = this.querySelector<HTMLElement>('.slot');
    if (!slot || this.#tried || !this.compiled) return;
    this.#tried = new Tried(slot);
    this.#launch();
  }

  override render() {
    const isOld = this.played !== null && this.compiled !== null && !isSameCourse(this.played, this.compiled);
    return html`<h1 class="visually-hidden">Try</h1>
      <div class="stage-side">
        <div class="tools">
          ${chooser(
            'Package',
            profileNames.map((name) => [name, profiles[name].label]),
            this.profile,
            (name) => this.#choose({ profile: name as ProfileName }),
          )}
          ${chooser(
            'Behaves like',
            behaviours.map((name) => [name, lmsProfiles[name].label]),
            this.behaviour,
            (name) => this.#choose({ behaviour: name as LmsProfileName }),
          )}
          <div class="group" role="group" aria-label="Frame size">
            ${(Object.keys(sizes) as Size[]).map((size) => toggle(sizes[size], this.size === size, () => (this.size = size)))}
          </div>
          ${toggle('Review mode', this.review, () => this.#choose({ review: !this.review }))}
          ${button('Leave and come back', () => this.#again('The learner left and came back.'))}
        </div>
        ${
          isOld
            ? html`<p class="moved">
                The course has changed since.
                ${button('Play the new one', () => this.#again('The learner came back to the new version.'))}
              </p>`
            : nothing
        }
        ${this.compiled ? nothing : html`<p class="moved">The course has problems; it can be tried when they are mended.</p>`}
        <div class="slot" data-size=${this.size} role="group" aria-label="Module" tabindex="0"></div>
      </div>
      <aside aria-label="Inspector" class="inspector">
        ${this.#learnerTools()} ${this.#inspector()}
        <p role="status" class="small">${this.said}</p>
      </aside>`;
  }

  #learnerTools(): TemplateResult {
    return html`<section>
      ${chooser(
        'Learner',
        Array.from(
          { length: this.learners },
          (_, index) => [String(index), learner(index + 1).name] as const,
        ),
        String(this.learner),
        (index) => this.#choose({ learner: Number(index) }),
      )}
      <div class="group">
        ${button('New learner', () => this.#choose({ learners: this.learners + 1, learner: this.learners }))}
        ${button('New attempt', () => {
          this.#launch(true);
          this.said = 'The LMS starts this learner with an empty record; the device keeps what it had.';
        })}
        ${button('Forget everything', () => {
          this.#tried?.forget();
          this.#choose({ learners: 1, learner: 0 });
          this.said = 'All records, and what the module kept on the devices, are gone.';
        })}
      </div>
    </section>`;
  }

  #inspector(): TemplateResult {
    const tried = this.#tried;
    const lms = tried?.stage.lms;
    const { standard } = profiles[this.profile];
    if (!tried || !lms || standard === 'none' || !this.played)
      return html`<section>
        <h2>What the LMS holds</h2>
        <p class="muted">This package talks to no LMS.</p>
      </section>`;
    const inspected: Inspected = {
      standard,
      record: lms.record(),
      mode: lms.mode,
      unsaved: lms.unsaved,
      log: tried.log,
      words: wordsOf(this.played),
    };
    const refused = tried.log.filter(isRefused).length;
    return html`<section>
        <h2>What the LMS holds</h2>
        ${holdsTemplate(inspected)}
      </section>
      <section>
        <h2>Trouble</h2>
        <div class="group">
          ${(Object.keys(faults) as FaultName[]).map((name) =>
            toggle(faults[name], tried.has(name), () => {
              tried.setFault(name, !tried.has(name));
              this.requestUpdate();
            }),
          )}
        </div>
      </section>
      <section>
        <h2>Answers</h2>
        ${answersTemplate(inspected)}
      </section>
      <section>
        <h2>Objectives</h2>
        ${objectivesTemplate(inspected)}
      </section>
      <details>
        <summary>All values (${Object.keys(inspected.record.values).length})</summary>
        ${valuesTemplate(inspected)}
      </details>
      <details>
        <summary>Calls (${tried.log.length})${refused > 0 ? `, ${refused} refused` : ''}</summary>
        ${callsTemplate(tried.log)}
      </details>`;
  }

  #choose(
    choice: Partial<{
      profile: ProfileName;
      behaviour: LmsProfileName;
      learner: number;
      learners: number;
      review: boolean;
    }>,
  ) {
    Object.assign(this, choice);
    this.#launch();
  }

  #again(said: string) {
    this.#launch();
    this.said = said;
  }

  #launch(newAttempt = false) {
    if (!this.compiled || !this.app) return;
    const wish = {
      profile: this.profile,
      behaviour: this.behaviour,
      learner: learner(this.learner + 1),
      mode: this.review ? ('review' as const) : undefined,
    };
    this.played = this.compiled;
    this.#tried?.launch(this.compiled, this.app, wish, () => this.requestUpdate(), newAttempt);
  }
}

/** The words behind the ids that an LMS is told. */
function wordsOf({ course: { lessons, quiz } }: CompiledCourse): ReadonlyMap<string, string> {
  return new Map([
    ...lessons.map(({ id, title }) => [id, title] as const),
    ...quiz.cards.map(({ reportId, text }) => [reportId, text] as const),
  ]);
}

customElements.define('try-room', TryRoom);
declare global {
  interface HTMLElementTagNameMap {
    'try-room': TryRoom;
  }
}
