/**
 * The pages that the launch does not need. They come in a script of their own, `pages.js`, as soon as the first page
 * can be used.
 */
export { BlockElement } from '../blocks/block-element.ts';
export { bringLater } from './bring-later.ts';
export { menuSheet, rail } from './course-menu.ts';
export { copying } from './copy-text.ts';
export { clearDevice, removeOld } from './device.ts';
export { PointerDrag } from '../sorting/pointer-drag.ts';
export { NoteKeeper } from './note-keeper.ts';
export { watchRecord } from '../saving/second-look.ts';
export { reflection } from './reflection.ts';
export { sourceList } from './source-list.ts';
export { storageLease } from '../saving/storage-lease.ts';
export { nextDraw } from '../state/draw.ts';
export { everyQuestion, reflections, sheetQuestions } from '../state/notes.ts';
export { OnCover } from './on-cover.ts';
export { page } from './page.ts';
export { toTry } from './to-try.ts';
export { TroubleBar } from './trouble-bar.ts';
