/**
 * What nobody needs before the first lesson: talks, sounds and films, the result, and the pages beside the course that
 * say nothing of the record. They come in a script of their own, `later.js`, once the first lesson is there to read
 * (docs/decisions/017).
 */
import '../blocks/media-block.ts';

export { memoryOf } from './card-memory.ts';
export { laterPage } from './later-page.ts';
export { refresherOffer } from './refresher-offer.ts';
export { resultPlace } from './result-place.ts';
export { talkPart } from './talk-part.ts';
