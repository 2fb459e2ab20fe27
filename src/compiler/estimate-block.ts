import type { BlockKind, BlockSource, Page } from './block-kind.ts';
import { labelOf, onlyProse, placeOfAttribute } from './block-parts.ts';

/** `:::estimate[Question?]{min=0 max=100 answer=80 unit="%" step=1}` holds what explains the figure. */
export const estimateBlock: BlockKind = {
  takesLabel: true,
  attributes: ['min', 'max', 'answer', 'unit', 'step'],
  compile(source, page) {
    const [min, max, answer, step] = [
      numberOf(source, page, 'min'),
      numberOf(source, page, 'max'),
      numberOf(source, page, 'answer'),
      source.attributes['step'] === undefined ? 1 : numberOf(source, page, 'step'),
    ];
    checkScale({ min, max, answer, step }, source, page);
    const unit = source.attributes['unit']?.trim() ?? '';
    return {
      kind: 'estimate',
      question: labelOf(source, page, 'question'),
      ...{ min, max, step, answer },
      unit: /^\p{L}/u.test(unit) ? `\u00A0${unit}` : unit, // 80%, but 80 people, never at a line's end
      html: onlyProse(source, page, 'explanation'),
    };
  },
};

/** NaN after reporting that it is not there or no number. */
function numberOf(source: BlockSource, page: Page, key: string): number {
  const text = source.attributes[key]?.trim() ?? '';
  const number = text === '' ? NaN : Number(text);
  if (!Number.isFinite(number))
    page.report(
      placeOfAttribute(source, page, key),
      text === '' ? `:::estimate has no ${key}` : `${key} is not a number: ${text}`,
      `write ${key}= and a number, such as ${key}=10`,
    );
  return number;
}

type Scale = Readonly<Record<'min' | 'max' | 'answer' | 'step', number>>;

function checkScale({ min, max, answer, step }: Scale, source: BlockSource, page: Page): void {
  const fault = (key: keyof Scale, what: string, remedy: string) =>
    page.report(placeOfAttribute(source, page, key), what, remedy);
  if (min >= max) fault('max', `max ${max} is not above min ${min}`, 'write a higher max');
  else if (answer < min || answer > max)
    fault('answer', `answer ${answer} is not from ${min} to ${max}`, 'change min or max so that it fits');
  const steps = (max - min) / step;
  if (step <= 0) fault('step', `step ${step} is not above 0`, 'write a higher step');
  else if (Math.abs(steps - Math.round(steps)) > 1e-9)
    fault('step', `steps of ${step} from ${min} never reach ${max}`, 'change step, min or max');
}
