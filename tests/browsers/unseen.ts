/** Runs in the page: buttons, cards and categories without an edge or a colour, what lies outside, and dead layout. */
export function unseenControls(): string[] {
  const faults: string[] = [];
  const isClear = (colour: string) => /^(transparent|rgba\(\d+, \d+, \d+, 0\))$/.test(colour);
  const edged =
    'main .button:not(.quiet), dialog[open] .button:not(.quiet), sort-card .card, sort-category section';
  for (const one of document.querySelectorAll<HTMLElement>(edged)) {
    if (one.offsetWidth === 0) continue;
    const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(one);
    const hasEdge = borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1 && !isClear(borderTopColor);
    if (!hasEdge && isClear(backgroundColor))
      faults.push(`no edge and no colour: ${one.className} ${one.innerText}`);
    if (one.classList.contains('primary') && isClear(backgroundColor))
      faults.push(`no colour: ${one.innerText}`);
  }
  const width = document.documentElement.clientWidth;
  for (const one of document.querySelectorAll<HTMLElement>('button, h1, input')) {
    const { left, right, width: own } = one.getBoundingClientRect();
    if (own > 1 && (left < -1 || right > width + 1)) faults.push(`outside of the page: ${one.innerText}`);
  }
  const [bar, heading] = [document.querySelector('.top-bar'), document.querySelector('main h1')];
  const [below, top] = [bar?.getBoundingClientRect().bottom ?? 0, heading?.getBoundingClientRect().top ?? 0];
  if (heading && scrollY === 0 && top < below - 1) faults.push('the heading lies under the bar');
  if (
    getComputedStyle(document.body).backgroundColor === '' ||
    isClear(getComputedStyle(document.documentElement).backgroundColor)
  )
    faults.push('the page has no colour');
  const columns = [...document.querySelectorAll('sort-category section')].map(
    (one) => one.getBoundingClientRect().left,
  );
  const isWide = width >= 1000 && document.querySelector('sort-board:not([embedded])');
  if (isWide && columns.length > 1 && new Set(columns).size < 2)
    faults.push('the categories do not stand side by side');
  return faults;
}
