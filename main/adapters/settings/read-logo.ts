import { readFileSync, statSync } from 'node:fs';

/** A brand's picture, its kind told by its content. */
export interface Logo {
  type: 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/webp';
  body: Buffer;
}

/** More than any sign a few centimetres high needs. Unit: bytes. */
const MAX_BYTES = 512 << 10;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const SVG_NAMESPACE = /\sxmlns(:\w+)?\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/;
/** What may stand before the root of an SVG, one piece of it. */
const PROLOGUE = /^(?:\s+|<\?[^>]*>|<!--[^]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>)/i;

/** The logo in a file, or in one line what is wrong with it and what to do. Nothing is thrown. */
export function readLogo(file: string): Logo | string {
  let body: Buffer;
  try {
    const found = statSync(file);
    if (!found.isFile()) return `${file} is not a file: give the path of an SVG, PNG, JPEG or WebP file`;
    if (found.size > MAX_BYTES)
      return `${file} has ${Math.ceil(found.size / 1024)} KiB, at most 512 are shown: make the picture smaller`;
    body = readFileSync(file);
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
    return code === 'ENOENT'
      ? `there is no file ${file}: check the path`
      : `${file} cannot be read (${code}): check its rights`;
  }
  const type = typeOf(body);
  return type === undefined
    ? `${file} is no SVG, PNG, JPEG or WebP file by its content: give one of these`
    : { type, body };
}

function typeOf(body: Buffer): Logo['type'] | undefined {
  if (body.subarray(0, PNG.length).equals(PNG)) return 'image/png';
  if (body.subarray(0, JPEG.length).equals(JPEG)) return 'image/jpeg';
  if (body.toString('latin1', 0, 4) === 'RIFF' && body.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp';
  return isSvg(body) ? 'image/svg+xml' : undefined;
}

function isSvg(body: Buffer): boolean {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return false;
  }
  for (let piece = PROLOGUE.exec(text); piece !== null; piece = PROLOGUE.exec(text))
    text = text.slice(piece[0].length);
  const root = /^<(?:\w+:)?svg\b[^>]*>/.exec(text)?.[0];
  return root !== undefined && SVG_NAMESPACE.test(root) && /<\/(?:\w+:)?svg\s*>\s*$|\/>\s*$/.test(text);
}
