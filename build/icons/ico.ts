import { decodePng } from './png.ts';

/** One picture of an icon file; `png`: whether it is stored as a PNG. */
export interface IcoEntry {
  size: number;
  bits: number;
  png: boolean;
}

const HEADER = 6;
const ENTRY = 16;
const DIB_HEADER = 40;

/**
 * Packs square pictures into a Windows icon, smallest first. The 256 px one stays a PNG; the smaller ones are bitmaps,
 * since parts of Windows (and NSIS) read PNGs only at that size.
 * @see https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
 */
export function packIco(pngs: readonly Uint8Array[]): Buffer {
  const images = pngs.map((png) => {
    const { width } = decodePng(png);
    return { size: width, data: width >= 256 ? Buffer.from(png) : bitmap(png) };
  });
  const header = Buffer.alloc(HEADER + ENTRY * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [index, { size, data }] of images.entries()) {
    const at = HEADER + ENTRY * index;
    // 256 does not fit into a byte and is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(data.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([header, ...images.map(({ data }) => data)]);
}

/** A bitmap without file header: blue, green, red, opacity from the bottom line up, then the mask of one bit a pixel. */
function bitmap(png: Uint8Array): Buffer {
  const { width, height, rgba } = decodePng(png);
  const maskStride = Math.ceil(width / 32) * 4;
  const out = Buffer.alloc(DIB_HEADER + width * height * 4 + maskStride * height);
  out.writeUInt32LE(DIB_HEADER, 0);
  out.writeInt32LE(width, 4);
  // The height counts picture and mask.
  out.writeInt32LE(height * 2, 8);
  out.writeUInt16LE(1, 12);
  out.writeUInt16LE(32, 14);
  out.writeUInt32LE(width * height * 4, 20);
  const mask = DIB_HEADER + width * height * 4;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue, opacity] = rgba.subarray(((height - 1 - y) * width + x) * 4);
      out.set([blue!, green!, red!, opacity!], DIB_HEADER + (y * width + x) * 4);
      if (opacity === 0) out[mask + y * maskStride + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  return out;
}

/**
 * What is in a Windows icon.
 * @throws Error when it is none, or an entry says something else than its picture
 */
export function readIco(file: Buffer): IcoEntry[] {
  if (file.readUInt32LE(0) !== 0x1_0000) throw new Error('not a Windows icon');
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = HEADER + ENTRY * index;
    const size = file[at] || 256;
    const start = file.readUInt32LE(at + 12);
    const data = file.subarray(start, start + file.readUInt32LE(at + 8));
    const png = data[0] === 0x89;
    const width = png ? decodePng(data).width : data.readInt32LE(4);
    if (width !== size) throw new Error(`the entry of ${size} px is a picture of ${width} px`);
    return { size, bits: file.readUInt16LE(at + 6), png };
  });
}
