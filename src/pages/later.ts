/**
 * What nobody needs before the first lesson: talks, the result, and the pages beside the course that say nothing of the
 * record. They come in a script of their own, `later.js`, once the first lesson is there to read (docs/decisions/017).
 */
export { certificatePage } from './certificate-page.ts';
export { memoryOf } from './card-memory.ts';
export { notesPage } from './notes-page.ts';
export { refresherOffer } from './refresher-offer.ts';
export { refresherPage } from './refresher-page.ts';
export { resourcesPage } from './resources-page.ts';
export { resultPlace } from './result-place.ts';
export { settingsPage } from './settings-page.ts';
export { sheetPage } from './sheet-page.ts';
export { talkPart } from './talk-part.ts';
