import { strToU8, zipSync } from 'fflate';

/** A zip of texts by path, each dated `at` (epoch ms); the same texts and date give the same bytes in one time zone. */
export function zipFiles(files: Readonly<Record<string, string>>, at: number): Uint8Array {
  const packed = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  // The format knows no time before 1980.
  return zipSync(Object.fromEntries(packed), { level: 6, mtime: Math.max(at, Date.UTC(1980, 0, 2)) });
}
