import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fontkit from 'fontkit';

const NAME = 'NotoSansHans-Regular.otf';
/** Stands for letters that the font lacks, as printers do. */
const MISSING = '〓';

/** The one font of written pages: all of them look the same on every machine. */
export interface Typeface {
  bytes: Buffer;
  unitsPerEm: number;
  /** Width of a text in points. */
  widthOf(text: string, size: number): number;
  /** The text in letters that the font has. */
  legible(text: string): string;
  glyphOf(letter: string): fontkit.Glyph;
}

let loaded: Typeface | undefined;

/** Reads the font at the first call (30 ms). @throws Error when the installation is incomplete */
export function typeface(): Typeface {
  return (loaded ??= openTypeface(readFileSync(fontFile())));
}

/** The build lays the font beside the programs; in a checkout it is in its package. */
function fontFile(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const places = [join(folder, 'fonts'), join(folder, 'node_modules/@embedpdf/fonts-sc/fonts')];
    const file = places.map((place) => join(place, NAME)).find((path) => existsSync(path));
    if (file !== undefined) return file;
    if (folder === dirname(folder))
      throw new Error(`no ${NAME} above ${start}: the installation is incomplete, install or build it again`);
  }
}

function openTypeface(bytes: Buffer): Typeface {
  const font = fontkit.create(bytes);
  if (!('glyphForCodePoint' in font)) throw new Error(`${NAME} is a collection of fonts, not one`);
  const glyphs = new Map<string, fontkit.Glyph>();
  const glyphOf = (letter: string): fontkit.Glyph => {
    const known = glyphs.get(letter) ?? font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    glyphs.set(letter, known);
    return known;
  };
  return {
    bytes,
    unitsPerEm: font.unitsPerEm,
    glyphOf,
    widthOf(text, size) {
      let units = 0;
      for (const letter of text) units += glyphOf(letter).advanceWidth;
      return (units * size) / font.unitsPerEm;
    },
    legible: (text) =>
      Array.from(text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/\p{Cf}/gu, ''), (letter) =>
        font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ? letter : MISSING,
      ).join(''),
  };
}
