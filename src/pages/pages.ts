/**
 * The pages that the launch does not need. They come in a script of their own, `pages.js`, as soon as the first page
 * can be used.
 */
export { asideIcons } from './aside-icons.ts';
export { removeOld } from './device.ts';
export { PointerDrag } from '../sorting/pointer-drag.ts';
export { NoteKeeper } from './note-keeper.ts';
export { page } from './page.ts';
export { termDialog } from './resources-page.ts';
