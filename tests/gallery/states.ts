/** Every screen and every block in every state: one list for the gallery, the pictures and the tests. */
import course from 'virtual:course';
import type { Block, Course, Lesson } from '../../src/course/course.ts';
import { bestWay } from '../../src/blocks/talk-way.ts';
import type { Attempt } from '../../src/state/attempt.ts';
import { checksum } from '../../src/saving/envelope.ts';
import {
  afterWarmUpAgain,
  everyCard,
  everyWarmUpCard,
  inLesson,
  inPractice,
  inQuiz,
  inWarmUp,
  inWarmUpAgain,
  onceMore,
  submitted,
  submittedEarly,
  withNotes,
} from './attempts.ts';
import type { Stage } from './stage.ts';
import type { Setting } from './visit.ts';

/** How a state comes on the stage. */
export type Show = (stage: Stage) => Promise<void>;

const { ui } = course;
const NOTE = 'Ask Maya for half an hour on Friday.\nBring two questions, not ten.';

/** The course at its first page, for this learner. */
const at =
  (setting: Setting = {}, change: Partial<Course> = {}): Show =>
  (stage) =>
    stage.open(setting, change);

/** The course where the learner of this attempt goes on. */
const resumed =
  (attempt: Attempt, setting: Setting = {}, change: Partial<Course> = {}): Show =>
  async (stage) => {
    await stage.open({ ...setting, attempt }, change);
    await stage.press(ui.cover.continue);
  };

/** The same state, and then these presses. */
const then =
  (show: Show, ...presses: readonly string[]): Show =>
  async (stage) => {
    await show(stage);
    for (const name of presses) await stage.press(name);
  };

/** The same state, and then this text in the first note. */
const writing =
  (show: Show, text: string): Show =>
  async (stage) => {
    await show(stage);
    const [note] = stage.all('reflect-block textarea') as HTMLTextAreaElement[];
    if (!note) throw new Error('There is no note.');
    note.value = text;
    note.dispatchEvent(new Event('input'));
    await stage.settle();
  };

/** A quiz that is handed in: what goes wrong shows with the second commit, the first is made at launch. */
const handedIn = (setting: Setting) => then(resumed(inQuiz(everyCard), setting), ui.sort.submit);

/** Opens something from the menu. */
const fromMenu = (show: Show, ...presses: readonly string[]) => then(show, ui.menu.open, ...presses);

const covers: Record<string, Show> = {
  'first visit': at(),
  'coming back': at({ attempt: inLesson(4) }),
  'coming back to the quiz': at({ attempt: inQuiz(6) }),
  'what you will be able to do': then(at(), ui.cover.objectives),
  'no course record': at({ hasLms: false, learnerId: '' }),
  'on the web': at({ hasLms: false, learnerId: '', web: true }),
  'no course record and nothing kept': at({ hasLms: false, learnerId: '', storage: false }),
  'nothing kept on this device': at({ storage: false }),
  'damaged record': at({ suspendData: 'not ours' }),
  'work on this device': at({ onDevice: inQuiz(6) }),
  'work on this device, no course record': at({ onDevice: inQuiz(6), hasLms: false, learnerId: '' }),
  'work on this device that the course took and has not': at({ onDevice: inQuiz(6), taken: true }),
  'a guest': at({ learnerId: 'guest' }),
  'the course has not answered yet': at({ hasLms: false, learnerId: '', awaited: 'late' }),
  'the course opens no session': at({ hasLms: false, learnerId: '', awaited: 'refused' }),
  'work found': at({ ofAnybody: inQuiz(6) }),
  'work found, just begun': at({ ofAnybody: inWarmUp(2) }),
  'work found, one lesson read': at({ ofAnybody: inLesson(2) }),
  'work found, handed in': at({ ofAnybody: submitted(2) }),
  'work found, taken': then(at({ ofAnybody: inQuiz(6) }), ui.found.take),
  'work found, left': then(at({ ofAnybody: inQuiz(6) }), ui.found.leave),
};

/** A month after the quiz, with two cards missed. */
const monthLater: Setting = { daysLater: 30 };
/** The refresher from the first page, with so many of its cards placed. */
const refresher =
  (setting: Setting, placed = 0, right = true): Show =>
  async (stage) => {
    await then(resumed(submitted(2), setting), ui.menu.open, ui.refresher.title)(stage);
    for (let done = 0; done < placed; done += 1) {
      const text = stage.all('sort-card .text')[0]?.textContent ?? '';
      const { category } = course.quiz.cards.find((card) => text.includes(card.text)) ?? {};
      const label = course.quiz.categories.find(({ id }) => (id === category) === right)?.label ?? '';
      await stage.press(label);
    }
  };

/** Without the download, which would take focus from the page. */
const calendarSaved: Show = async (stage) => {
  await resumed(submitted(0))(stage);
  HTMLAnchorElement.prototype.click = () => undefined;
  await stage.press(ui.reminder.save);
  Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click'); // HTMLElement has it
};

const comingBack: Record<string, Show> = {
  'a refresher is due': at({ ...monthLater, attempt: submitted(2) }),
  refresher: refresher(monthLater),
  'refresher, placed well': refresher(monthLater, 1),
  'refresher, missed': refresher(monthLater, 1, false),
  'refresher, done': refresher(monthLater, course.comeBack?.cards),
  'refresher, in review': refresher({ ...monthLater, mode: 'review' }),
  'refresher, nothing kept': refresher({ ...monthLater, storage: false }),
  'refresher, nothing kept, done': refresher({ ...monthLater, storage: false }, course.comeBack?.cards),
  'refresher, nothing remembered': fromMenu(at({ attempt: submitted(2) }), ui.refresher.title),
  'dates for the calendar': resumed(submitted(0)),
  'dates for the calendar, saved': calendarSaved,
  'a sheet for the manager': fromMenu(at(), ui.sheet.title),
  'a sheet for the manager, with notes': fromMenu(resumed(withNotes(NOTE, submitted(0))), ui.sheet.title),
};

const menus: Record<string, Show> = {
  'at the start': then(at(), ui.menu.open),
  'half way': fromMenu(resumed(inLesson(4))),
  'all done': fromMenu(resumed(submitted(0))),
};

const warmUps: Record<string, Show> = {
  untouched: resumed(inWarmUp(0)),
  'placed well': resumed(inWarmUp(1)),
  missed: resumed(inWarmUp(1, 1)),
  'once more': resumed(onceMore),
  done: resumed(inWarmUp(everyWarmUpCard, 2)),
};

const lessons = Object.fromEntries(
  course.lessons.map(({ id }, index): [string, Show] => [
    id.replaceAll('_', ' '),
    resumed(inLesson(index + 1)),
  ]),
);

/** A lesson of the course with nothing in it but one block of this kind, changed if need be. */
function blockAlone<K extends Block['kind']>(
  kind: K,
  which = 0,
  change: (block: BlockOf<K>) => Partial<BlockOf<K>> = () => ({}),
): { block: BlockOf<K>; show: Show } {
  const isWanted = (block: Block): block is BlockOf<K> => block.kind === kind;
  const found = course.lessons.flatMap((lesson) =>
    lesson.blocks.filter(isWanted).map((block) => [lesson, block] as const),
  );
  const [lesson, original] = found[which] ?? [];
  if (!lesson || !original) throw new Error(`The course has no ${kind} block.`);
  const block = { ...original, ...change(original) };
  const alone = (one: Lesson) => (one === lesson ? { ...one, blocks: [block] } : one);
  const lessons = course.lessons.map(alone);
  return { block, show: resumed(inLesson(course.lessons.indexOf(lesson) + 1), {}, { lessons }) };
}

/** A sound or a film; the course itself has none, and nothing of it is loaded here. */
function recording(kind: 'audio' | 'video'): Show {
  const block: Block = {
    kind,
    title: 'How a mentor answered',
    file: `media/answer.${kind === 'audio' ? 'mp3' : 'mp4'}`,
    captions: 'media/answer.vtt',
    seconds: 20,
    credit: 'Recorded for this course, CC BY 4.0',
    transcript: '<p>“What would you do in my place?” asks Amina.</p>',
  };
  const [first, ...more] = course.lessons;
  return resumed(inLesson(1), {}, { lessons: first ? [{ ...first, blocks: [block] }, ...more] : [] });
}

/** A sound that the browser tried to play, in vain. */
const unplayable: Show = async (stage) => {
  await recording('audio')(stage);
  document.querySelector('audio')?.dispatchEvent(new Event('error'));
  await stage.settle();
};

/** A figure with a photograph; it is made here, since the course has only drawings. */
const photograph: Show = async (stage) => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1600, 1000];
  const draw = canvas.getContext('2d');
  if (!draw) throw new Error('There is nothing to draw on.');
  const sky = draw.createLinearGradient(0, 0, 0, canvas.height);
  for (const [place, colour] of ['#9fb8c8', '#e8dcc4', '#5b6b4f'].entries())
    sky.addColorStop(place / 2, colour);
  draw.fillStyle = sky;
  draw.fillRect(0, 0, canvas.width, canvas.height);
  const image = { file: canvas.toDataURL('image/jpeg'), width: canvas.width, height: canvas.height };
  const { show } = blockAlone('figure', 0, () => ({ svg: '', image, credit: 'Photo: Jo Bloggs, CC BY 4.0' }));
  await show(stage);
};

type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** Each kind of block in each of its states; a new kind without a state does not compile. */
const blocks: Readonly<Record<Block['kind'], Record<string, Show>>> = {
  prose: { shown: blockAlone('prose').show },
  note: { shown: blockAlone('note').show },
  quote: { shown: blockAlone('quote').show },
  figure: {
    shown: blockAlone('figure').show,
    'in words': then(blockAlone('figure').show, ui.blocks.picture),
    photograph,
  },
  audio: {
    shown: recording('audio'),
    'in words': then(recording('audio'), ui.blocks.transcript),
    'cannot be played': unplayable,
  },
  video: { shown: recording('video'), 'in words': then(recording('video'), ui.blocks.transcript) },
  timeline: { shown: blockAlone('timeline').show },
  compare: compares(),
  reveal: reveals(),
  check: checks(),
  recall: {
    untouched: blockAlone('recall').show,
    opened: then(blockAlone('recall').show, ui.blocks.model),
  },
  reflect: reflects(),
  scenario: scenarios(),
  estimate: {
    untouched: blockAlone('estimate').show,
    opened: then(blockAlone('estimate').show, ui.blocks.figure),
  },
  sort: lessonSorts(),
  talk: talks(),
};

function compares(): Record<string, Show> {
  const all = course.lessons.flatMap((lesson) => lesson.blocks.filter((block) => block.kind === 'compare'));
  return Object.fromEntries(
    all.flatMap(({ columns, guess }, which): [string, Show][] => {
      const { show } = blockAlone('compare', which);
      const column = guess === null ? undefined : columns[guess]?.label;
      if (column === undefined) return [['all shown', show]];
      return [
        ['to guess', show],
        ['one opened', then(show, `${ui.blocks.show.replace('{column}', column)}:`)],
        ['all opened', then(show, ui.blocks['show-all'])],
      ];
    }),
  );
}

function reflects(): Record<string, Show> {
  const { show } = blockAlone('reflect');
  const reflecting = inLesson(course.lessons.findIndex(({ blocks: all }) => all.some(isReflect)) + 1);
  const alone = (setting: Setting) => resumed(withNotes(NOTE, reflecting), setting);
  return {
    untouched: show,
    written: writing(show, NOTE),
    'nothing kept': writing(resumed(reflecting, { storage: false }), NOTE),
    'in the record': alone({}),
    'too long for the record': writing(alone({}), NOTE.repeat(60).slice(0, 4000)),
    'in review': alone({ mode: 'review' }),
  };
}

function isReflect({ kind }: Block): boolean {
  return kind === 'reflect';
}

function reveals(): Record<string, Show> {
  const { block, show } = blockAlone('reveal');
  return { untouched: show, opened: then(show, block.cards[0]?.front ?? '') };
}

function checks(): Record<string, Show> {
  const { block, show } = blockAlone('check');
  const right = block.options.filter((option) => option.right).map(({ text }) => text);
  const wrong = block.options.find((option) => !option.right)?.text ?? '';
  return {
    untouched: show,
    'several answers': blockAlone('check', 0, ({ options }) => ({
      options: options.map((option, place) => ({ ...option, right: option.right || place === 0 })),
    })).show,
    'nothing chosen': then(show, ui.blocks.check),
    right: then(show, ...right, ui.blocks.check),
    wrong: then(show, wrong, ui.blocks.check),
    'tried again': then(show, wrong, ui.blocks.check, ui.blocks.retry),
  };
}

function scenarios(): Record<string, Show> {
  const { block, show } = blockAlone('scenario');
  const graded = block.options.map(({ grade, text }): [string, Show] => [`fits: ${grade}`, then(show, text)]);
  const noted = course.lessons
    .flatMap((lesson) => lesson.blocks.filter((one) => one.kind === 'scenario'))
    .findIndex(({ note }) => note !== '');
  return {
    untouched: show,
    ...Object.fromEntries(graded),
    'every answer tried': then(show, ...block.options.map(({ text }) => text)),
    ...(noted < 0 ? {} : { 'with a content note': blockAlone('scenario', noted).show }),
  };
}

function talks(): Record<string, Show> {
  const { block, show } = blockAlone('talk');
  const say = (text: string) => ui.blocks['talk-say'].replace('{text}', text);
  const best = bestWay(block).flatMap(({ choices }) => choices.filter((choice) => choice.best));
  const other = block.turns[0]?.choices.find((choice) => !choice.best);
  const all = best.map(({ text }) => say(text));
  const begun = then(show, say(other?.text ?? ''));
  return {
    untouched: show,
    'one answer': begun,
    'an answer taken back': then(begun, ui.blocks['talk-change-name'].replace('{text}', other?.text ?? '')),
    'at its end': then(show, ...all),
    'in the other role': then(
      show,
      ...all,
      ui.blocks['talk-now'].replace('{role}', otherTalk(block)?.role ?? ''),
    ),
  };
}

function otherTalk({ other }: BlockOf<'talk'>) {
  const all = course.lessons.flatMap(({ blocks: own }) => own.filter((block) => block.kind === 'talk'));
  return all.find(({ id }) => id === other);
}

function lessonSorts(): Record<string, Show> {
  const { block, show } = blockAlone('sort');
  const cards = block.cards.map((id) => course.quiz.cards.find((card) => card.id === id));
  const label = (id: string) => block.categories.find((category) => category.id === id)?.label ?? '';
  const wrong = block.categories.find(({ id }) => id !== cards[0]?.category)?.label ?? '';
  const right = cards.map((card) => label(card?.category ?? ''));
  return {
    untouched: show,
    'placed well': then(show, right[0] ?? ''),
    missed: then(show, wrong),
    done: then(show, ...right),
  };
}

async function moving(stage: Stage) {
  await resumed(inQuiz(6))(stage);
  // On a phone the categories are piles, which are opened first.
  for (const pile of stage.all('.pile')) pile.click();
  await stage.settle();
  await stage.press(ui.sort['move-name'].replace('{text}', ''));
}

const quizzes: Record<string, Show> = {
  untouched: resumed(inQuiz(0)),
  'half sorted': resumed(inQuiz(6)),
  'a placed card to be moved': moving,
  'a card over a category': async (stage) => {
    await resumed(inQuiz(6))(stage);
    drag(stage);
    await stage.settle();
  },
  'a card just placed': then(resumed(inQuiz(6)), course.quiz.categories[0]?.label ?? ''),
  'a card back on the deck': then(moving, ui.sort['back-to-deck']),
  'a move taken back': then(resumed(inQuiz(6)), ui.sort.undo),
  'handed in too early': then(resumed(inQuiz(6)), ui.sort.submit),
  'handed in with one card left': then(resumed(inQuiz(everyCard - 1)), ui.sort.submit),
  'all placed': resumed(inQuiz(everyCard)),
};

/** Lifts the card with the mouse and holds it over the last category. */
function drag(stage: Stage) {
  const card = stage.all('sort-card .card')[0];
  const category = stage.all('sort-category').at(-1);
  if (!card || !category) throw new Error('There is no card to drag.');
  const [from, to] = [card, category].map((one) => one.getBoundingClientRect());
  const send = (type: string, x = 0, y = 0) =>
    card.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerType: 'mouse',
        isPrimary: true,
        clientX: x,
        clientY: y,
      }),
    );
  card.closest('sort-board')?.setAttribute('data-gallery', ''); // there is no real pointer to capture
  HTMLElement.prototype.setPointerCapture = () => undefined;
  send('pointerdown', from?.left, from?.top);
  send('pointermove', (to?.left ?? 0) + 30, (to?.top ?? 0) + 20);
  send('pointermove', (to?.left ?? 0) + 40, (to?.top ?? 0) + 20);
}

const practices: Record<string, Show> = {
  untouched: resumed(inPractice(0)),
  'of the warm-up': resumed(inWarmUpAgain(0)),
  'placed well': resumed(inPractice(1)),
  missed: resumed(inPractice(1, 1)),
  done: resumed(inPractice(4, 1)),
};

const results: Record<string, Show> = {
  'passed, all right': resumed(submitted(0)),
  'passed, two missed': resumed(submitted(2)),
  'passed, lessons left': resumed(submittedEarly(1)),
  'not yet': resumed(submitted(6)),
  'not yet, once better': resumed(submitted(7, inQuiz(everyCard, 7, submitted(4)))),
  'not yet, one card right': resumed(submitted(everyCard - 1)),
  'the cards that were right': then(
    resumed(submitted(2)),
    ui.result['placed-well'].other.replace('{n}', String(everyCard - 2)),
  ),
  'before and after': resumed(afterWarmUpAgain),
  'after a warm-up': resumed(submitted(2, inQuiz(everyCard, 2, inWarmUp(everyWarmUpCard, 2)))),
  'passed, one lesson left': resumed(submittedEarly(1, course.lessons.length)),
  'tries left': resumed(submitted(6), {}, { attempts: 3 }),
  'one try left': resumed(submitted(6), {}, { attempts: 2 }),
  'tries used up': resumed(submitted(6), {}, { attempts: 1 }),
  'in review': resumed(submitted(2), { mode: 'review' }),
  'Finish could not save': then(handedIn({ probes: ['reached', 'unreachable'] }), ui.result.finish),
};

/** The first lesson that names a source. */
const sourced = resumed(inLesson(course.lessons.findIndex(({ sources }) => sources.length > 0) + 1));

const asides: Record<string, Show> = {
  resources: fromMenu(at(), ui.resources.title),
  'the sources of a lesson': then(sourced, ui.lesson.sources),
  'a source in a lesson': async (stage) => {
    await sourced(stage);
    stage.all('a[data-source]')[0]?.click();
    await stage.settle();
  },
  'a word explained': async (stage) => {
    await blockAlone('prose', proseWithTerm()).show(stage);
    stage.all('a[data-term]')[0]?.click();
    await stage.settle();
  },
  'your notes': writing(fromMenu(at(), ui.notes.title), NOTE),
  'your notes, in the record': fromMenu(resumed(withNotes(NOTE, inLesson(2))), ui.notes.title),
  'your notes, without a course': fromMenu(at({ hasLms: false, learnerId: '' }), ui.notes.title),
  'your notes, copied': then(writing(fromMenu(at(), ui.notes.title), NOTE), ui.notes.copy),
  'your notes, in another window': fromMenu(resumed(inLesson(2), { firstWindow: false }), ui.notes.title),
  'your notes, in review': fromMenu(
    resumed(withNotes(NOTE, inLesson(2)), { mode: 'review' }),
    ui.notes.title,
  ),
  'save state': fromMenu(resumed(inQuiz(3)), ui.record.title),
  'save state, without a course': fromMenu(at({ hasLms: false, learnerId: '' }), ui.record.title),
  'save state, on the web': fromMenu(at({ hasLms: false, learnerId: '', web: true }), ui.record.title),
  'save state, nothing kept': fromMenu(at({ storage: false }), ui.record.title),
  'save state, copied': copying(() => Promise.resolve()),
  'save state, copying not allowed': copying(() => Promise.reject(new Error('not allowed'))),
  settings: fromMenu(at(), ui.settings.title),
  'settings, device cleared': then(fromMenu(at(), ui.settings.title), ui.settings.clear),
  certificate: fromMenu(resumed(submitted(0)), ui.certificate.open),
  'certificate, with notes': fromMenu(resumed(withNotes(NOTE, submitted(0))), ui.certificate.open),
  'certificate, no name known': fromMenu(resumed(submitted(0), { learnerName: '' }), ui.certificate.open),
  'a page on its way': withoutPages(false),
  'a page that did not arrive': withoutPages(true),
  finished: then(resumed(submitted(0)), ui.result.finish),
  'finished for now': then(resumed(submitted(6)), ui.result.finish),
  'finished, without a course': then(
    at({ onDevice: submitted(0), hasLms: false, learnerId: '' }),
    ui.save['continue-here'],
    ui.result.finish,
  ),
};

/** The copy button, where the browser does with the text as said. */
function copying(writeText: () => Promise<void>): Show {
  return async (stage) => {
    await fromMenu(resumed(inQuiz(3)), ui.record.title)(stage);
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    await stage.press(ui.record.copy);
  };
}

/** A lesson while pages.js is on its way, or after it failed to come. */
function withoutPages(pagesFailed: boolean): Show {
  return async (stage) => {
    await resumed(inLesson(2))(stage);
    Object.assign(stage.app ?? {}, { pages: null, pagesFailed });
    await stage.settle();
  };
}

function proseWithTerm(): number {
  const prose = course.lessons.flatMap((lesson) => lesson.blocks.filter((block) => block.kind === 'prose'));
  return prose.findIndex(({ html }) => html.includes('data-term'));
}

/** A record that a later version of the package wrote. */
const fromNewerVersion = `2~later~${checksum('2~later')}`;

const saving: Record<string, Show> = {
  saved: resumed(inLesson(2)),
  sent: at({ probes: ['unreachable'] }),
  saving: at({ probes: ['never'] }),
  'kept on this device': then(at(), ui.cover.start),
  'not saved yet': handedIn({ probes: ['reached', 'unreachable'] }),
  'not saved, nothing kept': handedIn({ probes: ['reached', 'unreachable'], storage: false }),
  'sign in again': handedIn({ probes: ['reached', 'sign-in'] }),
  'reload the page': then(
    handedIn({
      probes: ['reached', 'sign-in', 'sign-in', 'reached'], // a strange answer is asked for again
      deliveries: [{}, {}, { arrived: false }],
    }),
    ui.save['try-again'],
  ),
  'back after a long time': async (stage) => {
    let minutesAway = 0;
    await resumed(inLesson(2), { minutesAway: () => minutesAway })(stage);
    minutesAway = 45;
    document.dispatchEvent(new Event('wheel'));
    await stage.settle();
  },
  'the course is closed': resumed(inLesson(2), { deliveries: [{ arrived: false, gone: true }] }),
  review: resumed(inLesson(2), { mode: 'review' }),
  'review, work not sent': resumed(inLesson(2), { mode: 'review', onDevice: inQuiz(3) }),
  'another window': resumed(inLesson(2), { firstWindow: false }),
  'record of a newer version': at({ suspendData: fromNewerVersion }),
  'session over': async (stage) => {
    await resumed(inLesson(2))(stage);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await stage.settle();
  },
};

/** All states by name, such as `block check: right`. */
export const states: ReadonlyMap<string, Show> = new Map(
  [
    named('cover', covers),
    named('menu', menus),
    named('warm-up', warmUps),
    named('lesson', lessons),
    ...Object.entries(blocks).map(([kind, shows]) => named(`block ${kind}`, shows)),
    named('quiz', quizzes),
    named('practice', practices),
    named('result', results),
    named('aside', asides),
    named('coming back', comingBack),
    named('saving', saving),
  ].flat(),
);

function named(part: string, shows: Record<string, Show>): [string, Show][] {
  return Object.entries(shows).map(([name, show]) => [`${part}: ${name}`, show]);
}
