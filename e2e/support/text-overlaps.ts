import type { Page } from 'playwright-core';

interface Span {
  left: number;
  right: number;
}
/** A line of text or a sign as it is seen. */
interface Piece {
  name: string;
  /** Number of its tile, and of the paragraph or cell it is of. */
  tile: number;
  block: number;
  own: Span;
  size: number;
  isText: boolean;
  box: Span & { top: number; bottom: number };
}

/** How far apart two texts, or a text and a sign, must be, in their size; and by how many pixels boxes may be off. */
const [APART, FROM_SIGN, SLACK, SPILL] = [0.3, 0.15, 1, 3];

/**
 * Texts and signs that run into one another, however deep they are nested: pairs within a tile (or within the header)
 * whose ink overlaps, or which stand nearer than letters of two words do and are not of one line of text; and texts
 * that run out of their own paragraph or cell.
 */
export async function textOverlaps(page: Page): Promise<string[]> {
  const pieces = await page.evaluate(piecesOnPage);
  const faults = new Set<string>();
  for (const [at, one] of pieces.entries()) {
    if (one.box.left < one.own.left - SPILL || one.box.right > one.own.right + SPILL)
      faults.add(`runs out: ${one.name}`);
    for (const other of pieces.slice(at + 1))
      if (collide(one, other)) faults.add(`overlap: ${one.name} | ${other.name}`);
  }
  return [...faults];
}

function collide(one: Piece, other: Piece): boolean {
  if (one.tile !== other.tile || (one.block === other.block && one.name === other.name)) return false;
  const between = one.isText && other.isText ? APART : FROM_SIGN;
  const gap = one.block === other.block ? -SLACK : between * Math.min(one.size, other.size);
  const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
  const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
  return across > -gap && down > SLACK;
}

/** Runs in the page. */
function piecesOnPage(): Piece[] {
  /** Of a line's height, what its letters fill. */
  const ink = 0.8;
  const [pieces, blocks]: [Piece[], Element[]] = [[], []];
  const blockOf = (from: Element): Element => {
    const above = from.parentElement;
    return above !== null && getComputedStyle(from).display === 'inline' ? blockOf(above) : from;
  };
  /** What of a box its cutting ancestors let through. */
  const seen = (rect: DOMRect, from: Element, trim: number) => {
    const box = { left: rect.left, right: rect.right, top: rect.top + trim, bottom: rect.bottom - trim };
    for (let above: Element | null = from; above !== null; above = above.parentElement) {
      if (getComputedStyle(above).overflowX === 'visible') continue;
      const cut = above.getBoundingClientRect();
      box.left = Math.max(box.left, cut.left);
      box.right = Math.min(box.right, cut.right);
    }
    return box;
  };
  const add = (name: string, tile: number, parent: Element, rects: Iterable<DOMRect>, isText: boolean) => {
    const style = getComputedStyle(parent);
    if (parent.closest('.unseen') !== null || style.visibility !== 'visible') return;
    const size = Number.parseFloat(style.fontSize);
    const element = blockOf(parent);
    if (!blocks.includes(element)) blocks.push(element);
    const { left, right } = element.getBoundingClientRect();
    for (const rect of rects) {
      const box = seen(rect, parent, isText ? Math.max(0, (rect.height - size * ink) / 2) : 0);
      if (box.right > box.left && box.bottom > box.top)
        pieces.push({ name, tile, block: blocks.indexOf(element), own: { left, right }, size, isText, box });
    }
  };
  for (const [tile, root] of document.querySelectorAll('.tile, .frame > header, .banner').entries()) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement === null || text.textContent?.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      add(text.textContent ?? '', tile, text.parentElement, range.getClientRects(), true);
    }
    for (const sign of root.querySelectorAll('svg.glyph, li > svg'))
      if (sign.parentElement !== null)
        add(
          sign.getAttribute('class') ?? 'sign',
          tile,
          sign.parentElement,
          [sign.getBoundingClientRect()],
          false,
        );
  }
  return pieces;
}
