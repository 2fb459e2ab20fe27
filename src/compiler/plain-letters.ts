/** Letters that are not another one with a mark, and how they are written without them. */
const plain: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'Ae', œ: 'oe', Œ: 'Oe', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D' },
  ...{ ð: 'd', Ð: 'D', þ: 'th', Þ: 'Th', ı: 'i' },
};

/** A file name in letters, digits, `-`, `_` and `.`, which mean the same in every address and on every file system. */
export function inPlainLetters(name: string): string {
  return name
    .replace(/./gu, (letter) => plain[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-');
}
