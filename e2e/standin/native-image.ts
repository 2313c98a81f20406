import { existsSync, readFileSync } from 'node:fs';
import type { NativeImage } from 'electron';
import { standIn } from './strict.ts';

/** Where in a PNG its size stands. */
const [WIDTH_AT, HEIGHT_AT, HEAD] = [16, 20, 24];

function image(bytes: Buffer): NativeImage {
  const hasSize = bytes.length >= HEAD;
  return standIn<NativeImage>('NativeImage', {
    isEmpty: () => bytes.length === 0,
    getSize: () => ({
      width: hasSize ? bytes.readUInt32BE(WIDTH_AT) : 0,
      height: hasSize ? bytes.readUInt32BE(HEIGHT_AT) : 0,
    }),
    toPNG: () => bytes,
    toDataURL: () => `data:image/png;base64,${bytes.toString('base64')}`,
    resize: () => image(bytes),
    setTemplateImage: () => {},
    addRepresentation: () => {},
  });
}

export const nativeImage = standIn<typeof Electron.NativeImage>('nativeImage', {
  createEmpty: () => image(Buffer.alloc(0)),
  // As in Electron, a file that is not there makes an empty image.
  createFromPath: (path) => image(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  createFromBuffer: image,
  createFromDataURL: (url) => image(Buffer.from(url.split(',')[1] ?? '', 'base64')),
});
