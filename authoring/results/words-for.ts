import type { Change } from './compare.ts';
import { isBeyondChance } from './compare.ts';
import { TOO_FEW, type CardResult, type Count, type Discrimination, type Summary } from './summary.ts';

/** How figures are put into words, the same for the page, the terminal and the spreadsheet. */
export interface Wording {
  /** Says "under 5" for the small numbers that could point to a person. */
  readonly hideSmall: boolean;
}

/** Such as `59 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A number of answers, or "under 5". */
export function number(count: number, { hideSmall }: Wording): string {
  return hideSmall && isSmall(count) ? `under ${TOO_FEW}` : String(count);
}

/** Such as `9 of 24`; "too few answers" below five of them. */
export function counted({ right, total }: Count, wording: Wording): string {
  if (total < TOO_FEW) return `too few answers (${number(total, wording)})`;
  const hidden = wording.hideSmall && (isSmall(right) || isSmall(total - right));
  return hidden ? `of ${total} answers; too few for a figure that is handed on` : `${right} of ${total}`;
}

/** Such as `59 % (52 to 66 %)`; '' where there are too few answers for a share. */
export function shareOf({ right, total, share }: Count, { hideSmall }: Wording): string {
  if (!share || (hideSmall && (isSmall(right) || isSmall(total - right)))) return '';
  return `${percent(share.share)} (${Math.round(share.low * 100)} to ${percent(share.high)})`;
}

/** What the wrong answers to a card may mean; '' for nothing that can be said. */
export function hintFor({ hint, mostWrong }: CardResult): string {
  switch (hint) {
    case 'leads':
      return `most wrong answers went into ${mostWrong?.label ?? ''}: a misconception, so teach it again`;
    case 'spread':
      return 'wrong answers are spread: guessing, or look at the wording';
    case 'doubtful':
      return 'missed by those who do well otherwise: look at the right answer';
    default:
      return '';
  }
}

/** How well a card tells people apart; '' where that cannot be said. */
export function discriminationWord(discrimination: Discrimination): string {
  if (discrimination === null) return '';
  return discrimination === 'not'
    ? 'does not tell apart who knows it'
    : `tells ${discrimination === 'well' ? 'well' : 'a little'} who knows it`;
}

/** Such as `12 points more, more than chance explains`. */
export function changeWord({ difference }: Change): string {
  if (!difference) return 'too few answers to compare';
  const points = Math.round(Math.abs(difference.share) * 100);
  const word = points === 0 ? 'the same' : `${points} points ${difference.share > 0 ? 'more' : 'fewer'}`;
  return `${word}, ${isBeyondChance(difference) ? 'more than chance explains' : 'which may be chance'}`;
}

/** Sentences on what is not in the figures, and on what the figures are. */
export function notes(summary: Summary): string[] {
  const { leftOut, unfinished, knowsLearners } = summary;
  const some = (counts: ReadonlyMap<string, number>) => {
    const names = [...counts.keys()].slice(0, 5).join(', ');
    return counts.size > 5 ? `${names} and ${counts.size - 5} more` : names;
  };
  const answers = (counts: ReadonlyMap<string, number>) => {
    const sum = [...counts.values()].reduce((all, one) => all + one, 0);
    return `${sum} ${sum === 1 ? 'answer' : 'answers'}`;
  };
  return [
    ...(leftOut.unknownCards.size > 0
      ? [
          `Left out: ${answers(leftOut.unknownCards)} to cards that this version of the course does not have (${some(leftOut.unknownCards)}).`,
        ]
      : []),
    ...(leftOut.changedCards.size > 0
      ? [
          `Left out: ${answers(leftOut.changedCards)} from when these cards belonged to another category (${some(leftOut.changedCards)}).`,
        ]
      : []),
    ...(leftOut.unknownCategories.size > 0
      ? [
          `Left out: ${answers(leftOut.unknownCategories)} that name a category this course does not have (${some(leftOut.unknownCategories)}).`,
        ]
      : []),
    ...(unfinished > 0
      ? [
          `${unfinished} more ${unfinished === 1 ? 'learner has' : 'learners have'} begun and not sent in a quiz yet.`,
        ]
      : []),
    ...(knowsLearners
      ? []
      : ['The file does not say which answers are of one learner, so each row counts as one learner.']),
    summary.counts === 'first'
      ? 'Each learner counts with the first answer to each card, as the course asks the LMS to keep it. Where an earlier version of the course has run without that, its rows may have later answers.'
      : 'Each learner counts with the latest answer to each card, which is what the LMS keeps: after a second try, figures are higher than at the first.',
    'Names were read to count each learner once, and are not kept. There is no view of single people, on purpose: this is for changing the teaching, not for judging anybody.',
  ];
}

function isSmall(count: number): boolean {
  return count > 0 && count < TOO_FEW;
}
