/**
 * Runs in the page and names what a person in the hall could not read: elements outside the screen or their tile,
 * cut texts, texts below 1/45 of the shorter side (first rank 1/8, second 1/16), scrolling, neighbours that overlap.
 */
export function layoutFaults(): string[] {
  const faults = new Set<string>();
  const slack = 3;
  const hidden = (element: Element) =>
    element.closest('.unseen, .whole, table + table thead') !== null ||
    (element.closest('svg') !== null && element.tagName !== 'svg');
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
  const smallest = Math.min(innerWidth, innerHeight) / 45 - 0.1;
  const shown = [...document.querySelectorAll('body *')].filter(
    (element) => !hidden(element) && element.getBoundingClientRect().width > 0,
  );
  for (const element of shown) {
    const box = element.getBoundingClientRect();
    if (
      box.left < -slack ||
      box.top < -slack ||
      box.right > innerWidth + slack ||
      box.bottom > innerHeight + slack
    )
      faults.add(`outside: ${name(element)}`);
    const tile = element.closest('.tile')?.getBoundingClientRect();
    if (tile !== undefined && (box.bottom > tile.bottom + slack || box.right > tile.right + slack))
      faults.add(`outside its tile: ${name(element)}`);
    if (element.children.length > 0 || element.textContent === '') continue;
    const style = getComputedStyle(element);
    if (Number.parseFloat(style.fontSize) < smallest) faults.add(`small: ${element.textContent}`);
    if (style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1)
      faults.add(`cut: ${element.textContent}`);
  }
  const shorter = Math.min(innerWidth, innerHeight);
  for (const [rank, share] of [
    ['.hero', 8],
    ['.figure', 16],
  ] as const) {
    for (const figure of document.querySelectorAll(rank))
      if (Number.parseFloat(getComputedStyle(figure).fontSize) < shorter / share - 0.1)
        faults.add(`small for its rank: ${figure.textContent}`);
  }
  if (document.documentElement.scrollHeight > innerHeight + slack) faults.add('scrolls');
  for (const box of document.querySelectorAll('.tile, .frame, header')) {
    const parts = [...box.children].filter((child) => child.getBoundingClientRect().height > 0);
    for (const [i, part] of parts.entries()) {
      const [one, next] = [part.getBoundingClientRect(), parts[i + 1]?.getBoundingClientRect()];
      if (next === undefined) continue;
      const across = Math.min(one.right, next.right) - Math.max(one.left, next.left);
      const down = Math.min(one.bottom, next.bottom) - Math.max(one.top, next.top);
      if (across > slack && down > slack) faults.add(`overlap: ${name(part)} and what follows`);
    }
  }
  return [...faults];
}
