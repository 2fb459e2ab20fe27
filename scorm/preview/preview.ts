import { html, nothing, render, type TemplateResult } from 'lit';
import { profiles } from '../package/profiles.ts';
import { button, chooser, toggle } from './controls.ts';
import { Faults, faultPresets } from '../lms/faults.ts';
import {
  answersTemplate,
  callsTemplate,
  holdsTemplate,
  kilobytes,
  logText,
  objectivesTemplate,
  valuesTemplate,
  type Inspected,
} from './inspector.ts';
import { followBuilds } from './live.ts';
import { lmsProfiles, type LmsProfileName } from '../lms/lms-profiles.ts';
import { isRefused, type LmsCall } from '../lms/lms.ts';
import type { FaultName } from './preview-api.ts';
import { findLaunch, type Launch, type PreviewList, type PreviewPackage } from './packages.ts';
import { forgetEverything, learners, newLearner, pageStore } from './preview-store.ts';
import type { Learner, Mode } from '../lms/record.ts';
import { returnTo, spotIn, type Spot } from './same-place.ts';
import { Stage, type FrameName } from './stage.ts';

const frames: Readonly<Record<FrameName, string>> = { phone: 'Phone', moodle: 'Moodle inline', full: 'Full' };
const faultWords: Readonly<Record<FaultName, string>> = {
  offline: 'Offline',
  commitRefused: 'Commit refused',
  sessionExpired: 'Session expired',
  slow: 'Slow',
};
/** The page has buttons for faults, so it needs no profile for them. */
const behaviours = ['strict', 'moodle12', 'moodle-offline', 'ilias', 'chamilo', 'open-edx', 'spec'] as const;
/** What the module's own requests meet while a fault is on; the preview server reads it from this cookie. */
const networkCookie: Readonly<Partial<Record<FaultName, string>>> = {
  offline: 'offline',
  sessionExpired: 'expired',
};

const nothingKnown: Launch = { standard: 'none', href: 'index.html', words: new Map() };

const parameters = new URLSearchParams(location.search);
const stage = new Stage(element('slot'));
const faults = new Faults();
const log: LmsCall[] = [];
const launches = new Map<string, Launch>();
const lifts = new Map<FaultName, () => void>();

let packages: PreviewPackage[] = [];
let current: PreviewPackage | undefined;
let learner: Learner;
let profile: LmsProfileName = oneOf(parameters.get('profile'), lmsProfiles, 'strict');
let frame: FrameName = oneOf(parameters.get('frame'), frames, 'full');
let mode: Mode | undefined = modeOf(parameters.get('mode'));
/** Where the learner was before a reload that has not ended. */
let spot: Spot | undefined;
/** How many days the module's clock is ahead. */
let daysAhead = 0;
let drawing = false;
let silence: ReturnType<typeof setTimeout> | undefined;

/** `?package=scorm12&frame=phone&mode=review&learner=learner-2&profile=moodle12&fault=slow` presets the page. */
async function start(): Promise<void> {
  const { build } = await readPackages();
  const asked = parameters.get('learner');
  const [first = { id: 'learner-1', name: 'Okafor, Ada' }] = learners();
  learner =
    learners().find(({ id }) => id === asked) ?? (asked === null ? first : { id: asked, name: asked });
  for (const name of parameters.getAll('fault'))
    if (Object.hasOwn(faultPresets, name)) setFault(name as FaultName, true);
  writeNetwork();
  writeClock();
  launch();
  if (build !== null) followBuilds({ build, problems: element('problems'), reload, say });
}

async function readPackages(): Promise<PreviewList> {
  const list = (await (await fetch('/packages.json')).json()) as PreviewList;
  packages = list.packages;
  const known = await Promise.all(packages.map(({ name }) => findLaunch(name)));
  packages.forEach(({ name }, index) => launches.set(name, known[index] ?? nothingKnown));
  const wanted = current?.name ?? parameters.get('package');
  current = packages.find(({ name }) => name === wanted) ?? packages[0];
  return list;
}

/** The learner leaves, and comes back to the same place of the new build. */
async function reload(): Promise<void> {
  spot = spotIn(stage.frame) ?? spot;
  stage.leave();
  await readPackages();
  launch();
  if (!spot || !stage.frame) return;
  await returnTo(spot, stage.frame);
  spot = undefined;
}

function launch({ newAttempt = false }: { newAttempt?: boolean } = {}): void {
  stage.leave();
  if (!current) return draw();
  stage.launch(`/package/${current.name}`, current.title, launchOf(current), {
    profile,
    learner,
    activity: current.name,
    store: pageStore,
    faults,
    newAttempt,
    ...(mode === undefined ? {} : { mode }),
    onCall: (call) => {
      log.push(call);
      draw();
    },
  });
  for (const [name, preset] of faultEntries()) if (!faults.has(preset)) lifts.delete(name);
  writeNetwork();
  writeAddress();
  draw();
}

function launchOf(wanted: PreviewPackage | undefined): Launch {
  return launches.get(wanted?.name ?? '') ?? nothingKnown;
}

function setFault(name: FaultName, on: boolean): void {
  lifts.get(name)?.();
  lifts.delete(name);
  if (on) lifts.set(name, faults.add(faultPresets[name]));
  writeNetwork();
  draw();
}

/** The module can also ask the server whether it is reachable; that has to fail with the LMS. */
function writeNetwork(): void {
  const state = faultEntries().find(([name]) => lifts.has(name) && networkCookie[name] !== undefined);
  const value = state ? networkCookie[state[0]] : undefined;
  document.cookie = `preview-network=${value ?? ''}; path=/; SameSite=Strict${value === undefined ? '; max-age=0' : ''}`;
}

/** The server gives the module this clock, by its cookie: an LMS has none that a package would ask. */
function writeClock(): void {
  document.cookie = `preview-days-ahead=${daysAhead}; path=/; SameSite=Strict`;
}

function comeBack(daysFromToday: number): void {
  daysAhead = daysFromToday;
  stage.leave();
  writeClock();
  launch();
  const date = new Date();
  date.setDate(date.getDate() + daysAhead);
  const words = date.toLocaleDateString('en-GB', { dateStyle: 'long' });
  say(
    daysAhead === 0 ? `Back to today, ${words}.` : `Left and came back on ${words}, ${daysAhead} days ahead.`,
  );
}

/** Keeps the choices in the address, so that a reload or a shared link shows the same. */
function writeAddress(): void {
  const chosen = new URLSearchParams();
  if (current && packages.length > 1) chosen.set('package', current.name);
  if (frame !== 'full') chosen.set('frame', frame);
  if (profile !== 'strict') chosen.set('profile', profile);
  if (mode !== undefined) chosen.set('mode', mode);
  if (learner.id !== 'learner-1') chosen.set('learner', learner.id);
  history.replaceState(null, '', chosen.size === 0 ? location.pathname : `?${chosen.toString()}`);
}

/** Says what a button did; the message clears itself, since it would cover the end of the inspector. */
function say(message: string): void {
  element('message').textContent = message;
  clearTimeout(silence);
  silence = setTimeout(() => (element('message').textContent = ''), 6000);
}

/** Draws once for all the calls of one moment. */
function draw(): void {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    element('frame').dataset['frame'] = frame;
    render(barTemplate(), element('bar'));
    render(toolsTemplate(), element('tools'));
    render(inspectorTemplate(), element('inspector'));
  });
}

function barTemplate(): TemplateResult {
  return html`<h1>Preview LMS</h1>
    <p class="title">${current?.title ?? 'No package has been built yet'}</p>
    ${
      packages.length > 1
        ? chooser(
            'Package',
            packages.map(({ name }) => [name, labelOf(name)]),
            current?.name ?? '',
            (name) => {
              current = packages.find((other) => other.name === name);
              launch();
            },
          )
        : nothing
    }
    ${chooser(
      'Behaves like',
      behaviours.map((name) => [name, lmsProfiles[name].label]),
      profile,
      (name) => {
        profile = oneOf(name, lmsProfiles, 'strict');
        launch();
      },
    )}
    ${
      current && current.zip !== ''
        ? html`<a href="/zip/${current.name}" download=${current.zip}
            >Download zip, ${kilobytes(current.size)}</a
          >`
        : nothing
    }`;
}

function toolsTemplate(): TemplateResult {
  return html`<div class="group" role="group" aria-label="Frame size">
      ${(Object.keys(frames) as FrameName[]).map((name) =>
        toggle(frames[name], frame === name, () => {
          frame = name;
          writeAddress();
          draw();
        }),
      )}
    </div>
    <span class="grow"></span>
    ${toggle('Review mode', mode === 'review', () => {
      mode = mode === 'review' ? undefined : 'review';
      launch();
      say(mode === 'review' ? 'Opened for review, without credit.' : 'Opened for credit.');
    })}
    ${button('A week later', () => comeBack(daysAhead + 7))}
    ${daysAhead === 0 ? nothing : button('Today again', () => comeBack(0))}
    <button
      class="primary"
      @click=${() => {
        launch();
        say(`Left and came back: visit ${stage.lms?.session ?? 1}.`);
      }}
    >
      Leave and come back
    </button>`;
}

function inspectorTemplate(): TemplateResult {
  return html`${learnerTemplate()}
  ${
    stage.lms
      ? lmsTemplate({
          standard: launchOf(current).standard === 'scorm2004' ? 'scorm2004' : 'scorm12',
          record: stage.lms.record(),
          mode: stage.lms.mode,
          unsaved: stage.lms.unsaved,
          log,
          words: launchOf(current).words,
        })
      : html`<section>
          <h2>What the LMS holds</h2>
          <p class="muted">This package talks to no LMS.</p>
        </section>`
  }`;
}

function learnerTemplate(): TemplateResult {
  const met = learners().some(({ id }) => id === learner.id) ? learners() : [...learners(), learner];
  return html`<section>
    ${chooser(
      'Learner',
      met.map(({ id, name }) => [id, name]),
      learner.id,
      (id) => {
        learner = met.find((other) => other.id === id) ?? learner;
        launch();
      },
    )}
    <div class="buttons">
      ${button('New learner', () => {
        stage.leave();
        learner = newLearner();
        launch();
        say(`${learner.name} opens the module for the first time.`);
      })}
      ${button('New attempt', () => {
        launch({ newAttempt: true });
        say('The LMS starts this learner with an empty record; the device keeps what it had.');
      })}
      ${button('Forget everything', () => {
        stage.leave();
        forgetEverything();
        log.length = 0;
        daysAhead = 0;
        writeClock();
        learner = learners()[0] ?? learner;
        launch();
        say('All records, and what the module kept on this device, are gone.');
      })}
    </div>
  </section>`;
}

function lmsTemplate(inspected: Inspected): TemplateResult {
  const errors = log.filter(isRefused).length;
  return html`<section>
      <h2>What the LMS holds</h2>
      ${holdsTemplate(inspected)}
    </section>
    <section>
      <h2>Trouble</h2>
      <div class="buttons">
        ${faultEntries().map(([name]) => toggle(faultWords[name], lifts.has(name), () => setFault(name, !lifts.has(name))))}
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
      <summary>
        Calls (${log.length})${errors > 0 ? html`, <span class="wrong">${errors} refused</span>` : nothing}
      </summary>
      ${button('Copy calls', () => void copy(logText(log)))} ${callsTemplate(log)}
    </details>`;
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say('The calls are on the clipboard.');
  } catch (error) {
    console.warn('Preview LMS: the browser refused the clipboard.', error);
    say('The browser refused the clipboard; select the calls and copy them by hand.');
  }
}

/** The package's standard in words; a package of another name is shown by it. */
function labelOf(name: string): string {
  return Object.values(profiles).find((known) => known.name === name)?.label ?? name;
}

function faultEntries(): [FaultName, (typeof faultPresets)[FaultName]][] {
  return Object.entries(faultPresets) as [FaultName, (typeof faultPresets)[FaultName]][];
}

function oneOf<Name extends string>(
  asked: string | null,
  names: Record<Name, unknown>,
  otherwise: Name,
): Name {
  return asked !== null && Object.hasOwn(names, asked) ? (asked as Name) : otherwise;
}

function modeOf(asked: string | null): Mode | undefined {
  return asked === 'review' || asked === 'browse' || asked === 'normal' ? asked : undefined;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`preview.html has no element #${id}`);
  return found;
}

window.previewLms = {
  get lms() {
    return stage.lms;
  },
  log,
  faults,
  record: () => stage.lms?.record(),
  leave: () => stage.leave(),
  launch,
  comeBack,
  setFault,
  removeApi: () => stage.removeApi(),
};
start().catch((error: unknown) => {
  console.error('Preview LMS: the list of packages cannot be read.', error);
  say('The preview server does not answer; start it again and reload this page.');
});
