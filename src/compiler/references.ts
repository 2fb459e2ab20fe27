import type { LessonFile } from './lesson.ts';
import type { Found, Report } from './problems.ts';
import { suggest } from './suggest.ts';
import { idsAt, keysAt, textsAt } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** Everything that can name, or be named by, something in another place. */
export interface Named {
  readonly course: YamlFile | null;
  readonly decks: readonly YamlFile[];
  /** The deck of the quiz; null when it is unknown or cannot be read. */
  readonly quizDeck: YamlFile | null;
  /** Whether every deck file could be read. */
  readonly allDecksRead: boolean;
  readonly lessons: readonly LessonFile[];
  /** The resources; null when there are none, or they cannot be read. */
  readonly resources: YamlFile | null;
  readonly resourcesRead: boolean;
}

/** Nobody misspells a name more often in the same way: then it was changed where it is defined. */
const TYPOS_AT_MOST = 3;

/** Reports names that are taken twice, lead nowhere or are never used. */
export function checkReferences(named: Named, report: Report): void {
  const lessons = named.lessons.flatMap(({ id }) => id ?? []);
  // A lesson whose id cannot be read may be the one that is named elsewhere.
  const allLessonsKnown = lessons.length === named.lessons.length;
  const knownLessons = allLessonsKnown ? lessons : null;
  const lessonsExist = (names: readonly Found[], what: string) =>
    mustExist(names, knownLessons, [what, 'lessons'], report);
  mustDiffer(lessons, 'lesson id', report);
  for (const { links } of named.lessons) lessonsExist(links, 'the linked lesson');
  const talks = named.lessons.flatMap((lesson) => lesson.talks);
  mustDiffer(talks, 'talk id', report);
  for (const { otherTalks } of named.lessons)
    mustExist(otherTalks, talks, ['the other talk', 'talks'], report);
  if (named.resourcesRead) checkResources(named, report);
  for (const list of ['glossary', 'contacts', 'further-reading', 'sources']) {
    if (named.resources) mustDiffer(textsAt(named.resources, list, '*', 'id'), `id of ${list}`, report);
  }
  for (const deck of named.decks) {
    checkDeck(deck, report);
    lessonsExist(textsAt(deck, 'cards', '*', 'lesson'), 'lesson');
  }
  mustDiffer(
    named.decks.flatMap((deck) => textsAt(deck, 'id')),
    'deck id',
    report,
  );
  if (named.course === null) return;
  const order = textsAt(named.course, 'lessons', '*');
  mustDiffer(order, 'lesson', report, 'name each lesson once');
  lessonsExist(order, 'lesson');
  lessonsExist(textsAt(named.course, 'ilm', 'criteria', '*', 'lessons', '*'), 'lesson');
  mustBeUsed(lessons, order, ['lesson', 'add it to lessons in course.yaml or delete this file'], report);
  checkQuiz(named.course, named, report);
}

function checkResources({ resources, lessons, decks }: Named, report: Report): void {
  const known = (list: string) => (resources ? idsAt(resources, list) : []);
  const sources = known('sources');
  for (const lesson of lessons) mustExist(lesson.sources, sources, ['source', 'sources'], report);
  for (const deck of decks)
    mustExist(textsAt(deck, 'cards', '*', 'source'), sources, ['source', 'sources'], report);
  const terms = known('glossary');
  const links = lessons.flatMap((lesson) => lesson.terms);
  mustExist(links, terms, ['term', 'terms'], report);
  if (links.some(({ text }) => !terms?.some((term) => term.text === text))) return; // one of them may mean this word
  for (const { text, place } of terms ?? [])
    if (!links.some((link) => link.text === text))
      report(
        place,
        `no lesson leads to the word ${text}, so learners do not meet it`,
        `link to it where a lesson uses it, as [text](term:${text}), or delete it`,
      );
}

function checkDeck(deck: YamlFile, report: Report): void {
  const ids = (list: string) => textsAt(deck, list, '*', 'id');
  mustDiffer(ids('categories'), 'category id', report);
  mustDiffer(
    textsAt(deck, 'categories', '*', 'label'),
    'category label',
    report,
    'give this one another label',
  );
  mustDiffer(ids('families'), 'family id', report);
  mustDiffer(ids('dimensions'), 'dimension id', report);
  mustExist(
    textsAt(deck, 'dimensions', '*', 'family'),
    idsAt(deck, 'families'),
    ['family', 'families'],
    report,
  );
  mustDiffer(ids('cards'), 'card id', report);
  mustDiffer(textsAt(deck, 'cards', '*', 'report-id'), 'report-id', report);
  mustDiffer(textsAt(deck, 'cards', '*', 'text'), 'card text', report, 'give this card another text');
  mustExist(
    textsAt(deck, 'cards', '*', 'category'),
    idsAt(deck, 'categories'),
    ['category', 'categories'],
    report,
  );
  mustExist(
    textsAt(deck, 'cards', '*', 'dimension'),
    idsAt(deck, 'dimensions'),
    ['dimension', 'dimensions'],
    report,
  );
}

function checkQuiz(course: YamlFile, { decks, quizDeck, allDecksRead }: Named, report: Report): void {
  const decksById = decks.flatMap((deck) => textsAt(deck, 'id'));
  const deckName = textsAt(course, 'quiz', 'deck');
  mustExist(deckName, allDecksRead ? decksById : null, ['deck', 'decks'], report);
  mustBeUsed(
    decksById,
    deckName,
    ['deck', 'name it as deck of the quiz in course.yaml or delete this file'],
    report,
  );
  if (quizDeck === null) return;
  const rule = (name: string, ...more: string[]) => textsAt(course, 'quiz', 'draw', name, '*', ...more);
  const categories = idsAt(quizDeck, 'categories');
  const dimensions = idsAt(quizDeck, 'dimensions');
  const cards = idsAt(quizDeck, 'cards');
  const perCategory = keysAt(course, 'quiz', 'draw', 'cards-per-category');
  mustExist(perCategory, categories, ['category', 'categories'], report);
  mustExist(rule('dimensions-without-limit'), dimensions, ['dimension', 'dimensions'], report);
  mustExist(rule('practice-only-dimensions'), dimensions, ['dimension', 'dimensions'], report);
  mustExist(rule('never-together', '*'), cards, ['card', 'cards'], report);
  mustExist(textsAt(course, 'warm-up', 'categories', '*'), categories, ['category', 'categories'], report);
  mustExist(textsAt(course, 'warm-up', 'pairs', '*', '*'), cards, ['card', 'cards'], report);
}

function mustDiffer(
  names: readonly Found[],
  what: string,
  report: Report,
  remedy = 'give this one another id',
): void {
  const firsts = new Map<string, Found>();
  for (const name of names) {
    const first = firsts.get(name.text);
    if (first === undefined) firsts.set(name.text, name);
    else {
      const { file, line } = first.place;
      const where = file === name.place.file ? `line ${line}` : `${file}:${line}`;
      report(name.place, `the ${what} ${name.text} is already used in ${where}`, remedy);
    }
  }
}

function mustExist(
  names: readonly Found[],
  known: readonly Found[] | null,
  [what, kind]: readonly [what: string, kind: string],
  report: Report,
): void {
  if (known === null) return;
  const texts = known.map(({ text }) => text);
  const lost = names.filter(({ text }) => !texts.includes(text));
  for (const [index, { text, place }] of lost.entries()) {
    const same = lost.filter((other) => other.text === text).length;
    const renamed = same > TYPOS_AT_MOST;
    if (renamed && lost.findIndex((other) => other.text === text) < index) continue;
    const also = renamed ? `, which is named here and ${same - 1} times below,` : '';
    report(place, `${what} ${text}${also} does not exist`, suggest(text, texts, kind));
  }
}

function mustBeUsed(
  known: readonly Found[],
  uses: readonly Found[],
  [what, remedy]: readonly [what: string, remedy: string],
  report: Report,
): void {
  if (uses.length === 0) return; // then what is wrong is the place that should use them
  for (const { text, place } of known)
    if (!uses.some((use) => use.text === text)) report(place, `the ${what} ${text} is not used`, remedy);
}
