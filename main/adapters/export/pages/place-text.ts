import type { Ink, Mark } from './marks.ts';
import type { Typeface } from './typeface.ts';

/** Where a text stands: `x` is its left edge, its middle or its right edge. */
interface Place {
  x: number;
  y: number;
  size: number;
  ink: Ink;
  bold?: boolean;
  align?: 'left' | 'centre' | 'right';
}

/** A text in one line. */
export function placeText(face: Typeface, text: string, place: Place): Mark {
  const { x, y, size, ink, bold = false, align = 'left' } = place;
  const shown = face.legible(text);
  const width = align === 'left' ? 0 : face.widthOf(shown, size);
  return { kind: 'text', x: x - (align === 'right' ? width : width / 2), y, text: shown, size, ink, bold };
}
