/** Two digits of base 36. */
export function pair(value: number): string {
  return Math.max(0, value).toString(36).padStart(2, '0');
}

/** The number these digits of base 36 write; NaN for anything else. */
export function number(digits: string): number {
  return /^[0-9a-z]+$/.test(digits) ? parseInt(digits, 36) : NaN;
}

/** The text in pieces of this length; a shorter rest is dropped. */
export function chunks(text: string, size: number): string[] {
  return text.match(new RegExp(`.{${size}}`, 'g')) ?? [];
}
