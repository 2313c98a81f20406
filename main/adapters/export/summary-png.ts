import { crc32, deflateSync } from 'node:zlib';
import type { Summary } from '../../../shared/model/summary.ts';
import type { Words } from '../../../shared/words/words.ts';
import { createCanvas, fillOutlines } from './pages/canvas.ts';
import type { Canvas } from './pages/canvas.ts';
import { outlinesOf } from './pages/outlines.ts';
import { summaryPoster } from './pages/summary-poster.ts';
import { typeface } from './pages/typeface.ts';

/** Pixels a point. */
const SCALE = 2;

/**
 * One page for a chat group, 1080 pixels wide. The letters' outlines are filled here: a drawing library would be a native
 * one of 30 MB for each platform, for one picture.
 */
export function summaryPng(summary: Summary, words: Words): Uint8Array {
  const face = typeface();
  const { width, height, marks } = summaryPoster(face, summary, words);
  const canvas = createCanvas(width * SCALE, height * SCALE);
  for (const mark of marks)
    for (const outlines of outlinesOf(face, mark, SCALE)) fillOutlines(canvas, outlines, mark.ink);
  return pngOf(canvas);
}

/** PNG (ISO 15948) of 8 bits for each of red, green and blue, lines unfiltered. */
function pngOf({ width, height, pixels }: Canvas): Uint8Array {
  const lines = Buffer.alloc((width * 3 + 1) * height);
  for (let row = 0; row < height; row++)
    lines.set(pixels.subarray(row * width * 3, (row + 1) * width * 3), row * (width * 3 + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
