import type { Typeface } from './typeface.ts';

/** A word with the blanks after it, or one Chinese letter with the closing marks that must not begin a line. */
const PIECES =
  /[^\s\u2E80-\uFFEF]+\s*|[（《「『【“‘]*[\u2E80-\uFFEF][，。、：；！？）》」』】％”’…]*\s*|\s+/gu;

/** A text in lines no wider than `width` points: broken between words and between Chinese letters, else anywhere. */
export function wrapText(face: Typeface, text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of face.legible(text).match(PIECES) ?? []) {
    if (face.widthOf((line + piece).trimEnd(), size) <= width) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    for (const letter of piece) {
      if (line !== '' && face.widthOf(line + letter, size) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return [...lines, line.trimEnd()];
}
