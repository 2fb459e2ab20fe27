/**
 * The pages that the launch does not need. They come in a script of their own, `pages.js`, as soon as the first page
 * can be used.
 */
export { asideIcons } from './aside-icons.ts';
export { certificatePage } from './certificate-page.ts';
export { finishedPage } from './finished-page.ts';
export { lessonPage } from './lesson-page.ts';
export { NoteKeeper } from './note-keeper.ts';
export { notesPage } from './notes-page.ts';
export { recordPage } from './record-page.ts';
export { resourcesPage, termDialog } from './resources-page.ts';
export { resultPage } from './result-page.ts';
export { settingsPage } from './settings-page.ts';
