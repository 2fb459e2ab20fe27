/** Values as SCORM wants them. Sources: SCORM 1.2 RTE 3.4, SCORM 2004 4th RTE 4.1.1; Moodle 5.1 checks them by regex. */

/** CMITimespan `HHHH:MM:SS.SS`; two decimals, since Moodle adds one decimal up wrongly. At most 99 hours. */
export function timespan12(seconds: number): string {
  const { hours, minutes, centiseconds } = split(seconds);
  return `${digits(hours, 4)}:${digits(minutes)}:${digits(Math.floor(centiseconds / 100))}.${digits(centiseconds % 100)}`;
}

/** ISO 8601 duration with at most two decimals (SCORM 2004 4th RTE 4.1.1.7). At most 99 hours. */
export function duration2004(seconds: number): string {
  const { hours, minutes, centiseconds } = split(seconds);
  return `PT${hours}H${minutes}M${Number((centiseconds / 100).toFixed(2))}S`;
}

/** UTC with two decimals and Z: Moodle takes a zone only after a fraction, and no three decimals. */
export function timestamp2004(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, '.00Z');
}

/** At most two decimals, cut and never rounded up, no exponent. */
export function decimal(value: number, places = 2): string {
  const cut = Math.floor(value * 10 ** places + 1e-6) / 10 ** places;
  return String(Number(cut.toFixed(places)));
}

/** Cut to a number of UTF-16 units without leaving half a character (Moodle throws on a lone surrogate). */
export function cutText(text: string, limit: number): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '');
  return wellFormed.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
}

function split(seconds: number) {
  const longest = 99 * 3600 * 100;
  const all = Math.min(Math.max(0, Math.round(seconds * 100)), longest);
  return {
    hours: Math.floor(all / 360_000),
    minutes: Math.floor(all / 6000) % 60,
    centiseconds: all % 6000,
  };
}

function digits(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}
