import { inflateSync } from 'node:zlib';

/** Pixels from the top left, four bytes each: red, green, blue, opacity (not multiplied in). */
export interface Picture {
  width: number;
  height: number;
  rgba: Uint8Array;
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const RGBA = 6;

/**
 * Reads a PNG as Chromium writes it: eight bits, with opacity, not interlaced.
 * @throws Error for any other kind of PNG and for what is none
 * @see https://www.w3.org/TR/png-3/
 */
export function decodePng(file: Uint8Array): Picture {
  const data = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (!data.subarray(0, 8).equals(signature)) throw new Error('not a PNG');
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  if (data[24] !== 8 || data[25] !== RGBA || data[28] !== 0)
    throw new Error('only PNGs of eight bits with opacity, not interlaced, are read');
  return { width, height, rgba: unfilter(inflateSync(imageData(data)), width * 4, height) };
}

function imageData(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/** Each line begins with the number of the filter that says which neighbours its bytes are the difference to. */
function unfilter(lines: Buffer, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (stride + 1)]!;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < 4 ? 0 : out[at - 4]!;
      const up = y === 0 ? 0 : out[at - stride]!;
      const corner = x < 4 || y === 0 ? 0 : out[at - stride - 4]!;
      out[at] = lines[y * (stride + 1) + 1 + x]! + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      throw new Error(`PNG filter ${filter} does not exist`);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
