import { html, type TemplateResult } from 'lit';
import '../blocks/talk-block.ts';
import type { TalkChooseEvent } from '../blocks/talk-choose-event.ts';
import type { TalkBlock } from '../course/course.ts';
import { decodeTalk, encodeTalk } from '../state/keeps/talk-keep.ts';
import { shortId } from '../state/short-id.ts';
import type { LessonParts } from './lesson-page.ts';

/** A talk in a lesson, with the one that plays the same in another role. */
export function talkPart(
  block: TalkBlock,
  { course, kept, onKeep }: Pick<LessonParts, 'course' | 'kept' | 'onKeep'>,
): TemplateResult {
  const talks = course.lessons.flatMap((lesson) => lesson.blocks.filter((one) => one.kind === 'talk'));
  const other = talks.find(({ id }) => id === block.other) ?? null;
  const choices = [block, other ?? block].map((one) => {
    const text = kept[shortId(one.id)];
    return [one.id, decodeTalk(typeof text === 'string' ? text : '', one)];
  });
  return html`<talk-block
    .block=${block}
    .other=${other}
    .choices=${Object.fromEntries(choices)}
    @talk-choose=${(event: TalkChooseEvent) => onKeep(event.talk, encodeTalk(event.choices, event.talk))}
  ></talk-block>`;
}
