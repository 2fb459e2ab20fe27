/**
 * The pages that the launch does not need. They come in a script of their own, `pages.js`, as soon as the first page
 * can be used.
 */
export { menuSheet, rail } from './course-menu.ts';
export { removeOld } from './device.ts';
export { PointerDrag } from '../sorting/pointer-drag.ts';
export { FoundWork } from './found-work.ts';
export { NoteKeeper } from './note-keeper.ts';
export { doubtRecord } from '../saving/right-to-save.ts';
export { storageLease } from '../saving/storage-lease.ts';
export { nextDraw } from '../state/draw.ts';
export { page } from './page.ts';
export { TroubleBar } from './trouble-bar.ts';
export { termDialog } from './resources-page.ts';
