import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { InputError } from './input-error.ts';

/** Unit: bytes after unpacking; more would not fit into one text. */
const LARGEST = 400 << 20;

/** A recorded file: its text and what it is known by. */
export interface Recording {
  text: string;
  /** Of the uncompressed bytes, hex. */
  sha256: string;
}

/**
 * Reads a file, unpacks gzip (told by its first bytes, not its name), decodes UTF-8, UTF-16 with a byte-order mark, or
 * else GB18030, which Chinese office programs still export.
 * @throws InputError when the file is missing, damaged or too large.
 */
export async function readRecording(file: string): Promise<Recording> {
  const packed = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const what =
      error.code === 'ENOENT' ? 'there is no such file' : `cannot be read (${error.code ?? error.message})`;
    throw new InputError(
      `${file}: ${what}. Tip: check the path, relative to the folder the command is started in`,
      { cause: error },
    );
  });
  const bytes = unpack(file, packed);
  return { text: decode(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
}

function unpack(file: string, bytes: Buffer): Buffer {
  if (bytes.length > LARGEST)
    throw new InputError(`${file}: larger than ${LARGEST >> 20} MiB. Tip: cut it into parts by time`);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `${file}: the gzip data is damaged or unpacks to more than ${LARGEST >> 20} MiB (${why}). Tip: copy the file again, or cut it by time`,
      { cause: error },
    );
  }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
