import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../run-command.ts';
import { icnsSizes, packIcns, readIcns } from './icns.ts';
import { packIco, readIco } from './ico.ts';
import { icoSizes, pngSizes, trayScales } from './icon-files.ts';
import { decodePng } from './png.ts';
import { traySigns } from './tray-signs.ts';

const icons = join(root, 'assets', 'icons');
const read = (...path: string[]) => readFileSync(join(icons, ...path));
/** Opacity and colour of one pixel. */
const pixel = ({ width, rgba }: ReturnType<typeof decodePng>, x: number, y: number) => [
  ...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];

describe('the committed icons', () => {
  it.each(['png', 'mimetypes'])('are PNGs of all sizes with free corners in %s', (folder) => {
    expect(readdirSync(join(icons, folder)).toSorted()).toEqual(
      pngSizes.map((size) => `${size}x${size}.png`).toSorted(),
    );
    for (const size of pngSizes) {
      const picture = decodePng(read(folder, `${size}x${size}.png`));
      expect([picture.width, picture.height]).toEqual([size, size]);
      if (size >= 32) expect(pixel(picture, 0, 0)[3]).toBe(0);
    }
  });

  it('have on every size the ground and the bars of the SVG, where it has them', () => {
    for (const size of pngSizes) {
      const picture = decodePng(read('png', `${size}x${size}.png`));
      const at = (x: number, y: number) => pixel(picture, Math.floor(x * size), Math.floor(y * size));
      expect(at(24 / 64, 50 / 64)).toEqual([0x0a, 0x0d, 0x12, 255]);
      expect(at(48 / 64, 48 / 64)).toEqual([0x6c, 0xb6, 0xee, 255]);
    }
  });

  it.each(['callwall', 'document'])('are in %s.ico and %s.icns in every size', (name) => {
    expect(readIco(read(`${name}.ico`))).toEqual(
      icoSizes.map((size) => ({ size, bits: 32, png: size === 256 })),
    );
    expect([...new Set(readIcns(read(`${name}.icns`)).map(({ size }) => size))]).toEqual(icnsSizes);
  });

  it('have a tray picture for every state in both sizes, no two of the same outline', () => {
    const outlines = Object.keys(traySigns).map((state) => {
      for (const [suffix, size] of Object.entries(trayScales)) {
        const { width, height } = decodePng(read('tray', `${state}${suffix}.png`));
        expect([width, height]).toEqual([size, size]);
      }
      // What is light on the dark ground is what people see of it.
      const { rgba } = decodePng(read('tray', `${state}@2x.png`));
      return Array.from({ length: rgba.length / 4 }, (_, at) =>
        rgba[at * 4 + 3]! > 127 && rgba[at * 4]! + rgba[at * 4 + 1]! > 120 ? '#' : ' ',
      );
    });
    const different = (a: string[], b: string[]) => a.filter((sign, at) => sign !== b[at]).length;
    for (const [index, one] of outlines.entries())
      for (const other of outlines.slice(index + 1)) expect(different(one, other)).toBeGreaterThan(60);
  });
});

describe('the icon containers', () => {
  const small = read('png', '16x16.png');

  it('keep colour, opacity and mask of a small picture, the bottom line first', () => {
    const ico = packIco([small]);
    const { width, rgba } = decodePng(small);
    const dib = ico.subarray(ico.readUInt32LE(18));
    expect(dib.readInt32LE(8)).toBe(32);
    const bottomRow = (width - 1) * width * 4;
    const [red, green, blue, opacity] = rgba.subarray(bottomRow + 8 * 4);
    expect([...dib.subarray(40 + 8 * 4, 40 + 9 * 4)]).toEqual([blue, green, red, opacity]);
  });

  it('are refused when they are cut short or are something else', () => {
    expect(() => readIco(small)).toThrow('not a Windows icon');
    expect(() => readIcns(read('callwall.icns').subarray(0, 900))).toThrow('not a whole macOS icon');
    expect(() => packIcns(new Map([[16, small]]))).toThrow('needs 32 px');
    expect(() => decodePng(read('callwall.ico'))).toThrow('not a PNG');
  });
});
