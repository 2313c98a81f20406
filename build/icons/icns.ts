import { decodePng } from './png.ts';

/**
 * Kinds of pictures in a macOS icon: pixels, and whether it is a PNG. The two smallest exist only as pixels of their own
 * packing: a PNG under the older names `icp4` and `icp5` is drawn wrongly by some versions of the Finder.
 * @see https://en.wikipedia.org/wiki/Apple_Icon_Image_format
 */
const kinds = {
  ic04: { size: 16, png: false },
  ic05: { size: 32, png: false },
  ic11: { size: 32, png: true },
  ic12: { size: 64, png: true },
  ic07: { size: 128, png: true },
  ic13: { size: 256, png: true },
  ic08: { size: 256, png: true },
  ic14: { size: 512, png: true },
  ic09: { size: 512, png: true },
  ic10: { size: 1024, png: true },
} as const;
type Kind = keyof typeof kinds;
const names = Object.keys(kinds) as Kind[];

/** The sizes in pixels that a macOS icon is made of. */
export const icnsSizes: readonly number[] = [...new Set(names.map((kind) => kinds[kind].size))];

/**
 * Packs square pictures into a macOS icon.
 * @param pngs by their size, one for each of `icnsSizes`
 */
export function packIcns(pngs: ReadonlyMap<number, Uint8Array>): Buffer {
  const chunks = names.map((kind) => {
    const { size, png } = kinds[kind];
    const picture = pngs.get(size);
    if (picture === undefined) throw new Error(`a macOS icon needs ${size} px`);
    return chunk(kind, png ? picture : argb(picture));
  });
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(name: string, data: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header.write(name, 'latin1');
  header.writeUInt32BE(data.length + 8, 4);
  return Buffer.concat([header, data]);
}

/** Channel by channel, opacity first, in runs of bytes as they are: each at most 128, after its length less one. */
function argb(png: Uint8Array): Buffer {
  const { rgba } = decodePng(png);
  const parts: Buffer[] = [Buffer.from('ARGB')];
  for (const channel of [3, 0, 1, 2]) {
    const bytes = Buffer.from(rgba.filter((_, index) => index % 4 === channel));
    for (let at = 0; at < bytes.length; at += 128) {
      const run = bytes.subarray(at, at + 128);
      parts.push(Buffer.of(run.length - 1), run);
    }
  }
  return Buffer.concat(parts);
}

/**
 * The pictures of a macOS icon: their kind and size in pixels.
 * @throws Error when it is none, is cut short, or a picture has another size than its kind
 */
export function readIcns(file: Buffer): { kind: string; size: number }[] {
  if (file.toString('latin1', 0, 4) !== 'icns' || file.readUInt32BE(4) !== file.length)
    throw new Error('not a whole macOS icon');
  const found: { kind: string; size: number }[] = [];
  for (let at = 8; at < file.length;) {
    const kind = file.toString('latin1', at, at + 4);
    const length = file.readUInt32BE(at + 4);
    const size = sizeOf(file.subarray(at + 8, at + length));
    if (!isKind(kind) || kinds[kind].size !== size) throw new Error(`a picture of ${size} px is no ${kind}`);
    found.push({ kind, size });
    at += length;
  }
  return found;
}

function sizeOf(data: Buffer): number {
  if (data.toString('latin1', 0, 4) !== 'ARGB') return decodePng(data).width;
  let bytes = 0;
  for (let at = 4; at < data.length; at += data[at]! + 2) bytes += data[at]! + 1;
  return Math.sqrt(bytes / 4);
}

function isKind(name: string): name is Kind {
  return Object.hasOwn(kinds, name);
}
