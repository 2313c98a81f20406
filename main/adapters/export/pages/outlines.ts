import type { Mark } from './marks.ts';
import type { Typeface } from './typeface.ts';

/** Straight pieces that a curve of a letter becomes; at chat sizes none is longer than two pixels. */
const PIECES = 6;
const BOLDER = 0.03;

/** The outlines to fill for a mark. @param scale pixels a point */
export function outlinesOf(face: Typeface, mark: Mark, scale: number): number[][][] {
  if (mark.kind === 'text') return letterOutlines(face, mark, scale);
  if (mark.kind === 'box') {
    const [left, top] = [mark.x * scale, mark.y * scale];
    const [right, bottom] = [(mark.x + mark.width) * scale, (mark.y + mark.height) * scale];
    return [[[left, top, right, top, right, bottom, left, bottom]]];
  }
  return lineOutlines(mark.points, mark.width, mark.dash).map((points) => [
    points.map((each) => each * scale),
  ]);
}

/** Each letter by itself, twice side by side where it is bold. */
function letterOutlines(
  face: Typeface,
  { x, y, text, size, bold }: Extract<Mark, { kind: 'text' }>,
  scale: number,
): number[][][] {
  const unit = (size * scale) / face.unitsPerEm;
  let left = x * scale;
  return Array.from(text).flatMap((letter) => {
    const glyph = face.glyphOf(letter);
    const shifts = bold ? [-BOLDER / 2, BOLDER / 2] : [0];
    const drawn = shifts.map((shift) =>
      flatten(glyph.path.commands).map((points) =>
        points.map((value, at) =>
          at % 2 === 0 ? left + value * unit + shift * size * scale : y * scale - value * unit,
        ),
      ),
    );
    left += glyph.advanceWidth * unit;
    return drawn;
  });
}

/** Curves as straight pieces, in the font's units. */
function flatten(commands: readonly { command: string; args: number[] }[]): number[][] {
  const outlines: number[][] = [];
  let points: number[] = [];
  for (const { command, args } of commands) {
    if (command === 'moveTo') outlines.push((points = [...args]));
    if (command === 'lineTo') points.push(...args);
    if (command !== 'bezierCurveTo' && command !== 'quadraticCurveTo') continue;
    const curve = [points.at(-2)!, points.at(-1)!, ...args];
    for (let at = 1; at <= PIECES; at++) points.push(...pointOn(curve, at / PIECES));
  }
  return outlines;
}

/** De Casteljau's: halfway points of halfway points. */
function pointOn(curve: readonly number[], at: number): number[] {
  if (curve.length === 2) return [...curve];
  const between = curve.slice(0, -2).map((value, index) => value + (curve[index + 2]! - value) * at);
  return pointOn(between, at);
}

/** Each piece of a line as a rectangle; dashes are pieces with gaps as long. */
function lineOutlines(points: readonly number[], width: number, dash: number): number[][] {
  const outlines: number[][] = [];
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [x0, y0, x1, y1] = [points[at]!, points[at + 1]!, points[at + 2]!, points[at + 3]!];
    const length = Math.hypot(x1 - x0, y1 - y0);
    const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
    const piece = dash > 0 ? dash : length;
    for (let from = 0; from < length; from += 2 * piece) {
      const to = Math.min(length, from + piece);
      const [w, h] = [(dy * width) / 2, (-dx * width) / 2];
      const [ax, ay, bx, by] = [x0 + dx * from, y0 + dy * from, x0 + dx * to, y0 + dy * to];
      outlines.push([ax + w, ay + h, bx + w, by + h, bx - w, by - h, ax - w, ay - h]);
    }
  }
  return outlines;
}
