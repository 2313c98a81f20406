import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';

/** Where reading has come to: a byte offset, and by which first bytes the file is known again after a rotation. */
export const cursorSchema = z.object({
  offset: z.int().min(0),
  headBytes: z.int().min(0),
  headHash: z.string(),
});
export type LogCursor = z.infer<typeof cursorSchema>;

/** Whole lines read, and the cursor behind them. */
export interface LogRead {
  lines: string[];
  cursor: LogCursor;
  /** Lines may be missing: the file the cursor belonged to is gone, or was cut. */
  torn: boolean;
}

const HEAD = 256;
const CHUNK = 1 << 20;
/** Bytes of the log looked at when there is no cursor yet: enough for the calls that are still open. */
const FIRST_LOOK = 4 << 20;

/**
 * Reads what was added to a log since `cursor` (null = never read: the last 4 MiB). Only whole lines. A rotated log is
 * read to its end under its new name (`queue_log.1`, `queue_log-20261122` …), then the new one from its beginning. The
 * file is known by its first bytes and not by its inode, which network shares do not keep.
 * Throws the system's error when the log cannot be read.
 */
export function readLog(path: string, cursor: LogCursor | null): LogRead {
  const file = openSync(path, 'r');
  try {
    if (cursor === null) return firstLook(file);
    const { size } = fstatSync(file);
    if (size >= cursor.offset && isSame(file, cursor)) return readFrom(file, cursor.offset);
    const old = rotated(path, cursor);
    const fresh = readFrom(file, 0);
    return { ...fresh, lines: [...(old ?? []), ...fresh.lines], torn: old === null };
  } finally {
    closeSync(file);
  }
}

function firstLook(file: number): LogRead {
  const { size } = fstatSync(file);
  const from = Math.max(0, size - FIRST_LOOK);
  const read = readFrom(file, from);
  // Having begun within a line.
  return from === 0 ? read : { ...read, lines: read.lines.slice(1) };
}

function readFrom(file: number, offset: number): LogRead {
  const parts: Buffer[] = [];
  const { size } = fstatSync(file);
  for (let at = offset; at < size;) {
    const part = Buffer.alloc(Math.min(CHUNK, size - at));
    const count = readSync(file, part, 0, part.length, at);
    if (count === 0) break;
    parts.push(part.subarray(0, count));
    at += count;
  }
  const bytes = Buffer.concat(parts);
  // A line that is still being written is left for the next time.
  const whole = bytes.lastIndexOf(0x0a) + 1;
  const text = bytes.subarray(0, whole).toString('utf8');
  return {
    lines: text === '' ? [] : text.split(/\r?\n/).slice(0, -1),
    cursor: { offset: offset + whole, ...head(file, Math.min(HEAD, offset + whole)) },
    torn: false,
  };
}

function head(file: number, headBytes: number): { headBytes: number; headHash: string } {
  const bytes = Buffer.alloc(headBytes);
  const count = readSync(file, bytes, 0, headBytes, 0);
  return {
    headBytes,
    headHash: createHash('sha256').update(bytes.subarray(0, count)).digest('hex').slice(0, 16),
  };
}

function isSame(file: number, cursor: LogCursor): boolean {
  return head(file, cursor.headBytes).headHash === cursor.headHash;
}

/** The rest of the file that was moved away; null when no neighbour is that file. */
function rotated(path: string, cursor: LogCursor): string[] | null {
  const name = basename(path);
  for (const other of readdirSync(dirname(path), { withFileTypes: true })) {
    if (!other.isFile() || other.name === name || !other.name.startsWith(name)) continue;
    const file = openSync(join(dirname(path), other.name), 'r');
    try {
      const { size } = fstatSync(file);
      if (cursor.headBytes > 0 && size >= cursor.offset && isSame(file, cursor))
        return readFrom(file, cursor.offset).lines;
    } finally {
      closeSync(file);
    }
  }
  return null;
}
