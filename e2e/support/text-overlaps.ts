/**
 * Runs in the page and names texts and signs that run into one another, however deep they are nested: pairs within a
 * tile (or within the header) whose ink overlaps, or which stand nearer than letters of two words do and are not of
 * one line of text; and texts that run out of their own paragraph or cell.
 */
export function textOverlaps(): string[] {
  /** Of a line's height, what its letters fill; how far apart two texts, or a text and a sign, must be, in their size. */
  const [ink, apart, fromSign, slack, spill] = [0.8, 0.3, 0.15, 1, 3];
  interface Piece {
    name: string;
    /** The paragraph it is of: within one, letters may follow one another closely. */
    block: Element | null;
    size: number;
    isText: boolean;
    box: { left: number; right: number; top: number; bottom: number };
  }
  const blockOf = (from: Element | null): Element | null => {
    let block = from;
    while (block !== null && getComputedStyle(block).display === 'inline') block = block.parentElement;
    return block;
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
  const piecesOf = (root: Element): Piece[] => {
    const pieces: Piece[] = [];
    const add = (name: string, parent: Element, rects: Iterable<DOMRect>, isText: boolean) => {
      const style = getComputedStyle(parent);
      if (parent.closest('.unseen') !== null || style.visibility !== 'visible') return;
      const size = Number.parseFloat(style.fontSize);
      for (const rect of rects) {
        const box = seen(rect, parent, isText ? Math.max(0, (rect.height - size * ink) / 2) : 0);
        if (box.right > box.left && box.bottom > box.top)
          pieces.push({ name, block: blockOf(parent), size, isText, box });
      }
    };
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement === null || text.textContent?.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      add(text.textContent ?? '', text.parentElement, range.getClientRects(), true);
    }
    for (const sign of root.querySelectorAll('svg.glyph, li > svg'))
      if (sign.parentElement !== null)
        add(sign.getAttribute('class') ?? 'sign', sign.parentElement, [sign.getBoundingClientRect()], false);
    return pieces;
  };
  const faults = new Set<string>();
  for (const root of document.querySelectorAll('.tile, .frame > header, .banner')) {
    const pieces = piecesOf(root);
    for (const { name, block, box } of pieces) {
      const own = block?.getBoundingClientRect();
      if (
        own !== undefined &&
        own.height > 0 &&
        (box.left < own.left - spill || box.right > own.right + spill)
      )
        faults.add(`runs out: ${name}`);
    }
    for (const [at, one] of pieces.entries())
      for (const other of pieces.slice(at + 1)) {
        if (one.name === other.name && one.block === other.block) continue;
        const between = one.isText && other.isText ? apart : fromSign;
        const gap = one.block === other.block ? -slack : between * Math.min(one.size, other.size);
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > -gap && down > slack) faults.add(`overlap: ${one.name} | ${other.name}`);
      }
  }
  return [...faults];
}
