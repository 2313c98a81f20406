import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** How big one file may grow (bytes) and how many old ones are kept beside it. */
export interface RotationLimits {
  maxBytes: number;
  keep: number;
}

/** A text file that starts anew when it is full: `x.log`, then `x.log.1` (newest old one) … `x.log.<keep>`. */
export interface RotatingFile {
  write(line: string): void;
  close(): void;
}

/**
 * Opens the file for appending, makes its folder. Writes are synchronous: log lines are rare, and the last ones before
 * a crash are the ones that matter.
 * @throws the system's error when the file cannot be opened; later failures go to `onFault` and cost only lines.
 */
export function openRotatingFile(
  path: string,
  limits: RotationLimits,
  onFault: (cause: Error) => void,
): RotatingFile {
  mkdirSync(dirname(path), { recursive: true });
  let handle = openSync(path, 'a', 0o600);
  let size = fstatSync(handle).size;

  function turn(): void {
    closeSync(handle);
    try {
      shift(path, limits.keep);
    } finally {
      // Whatever became of the old files, there is a handle to write to.
      handle = openSync(path, 'a', 0o600);
      size = fstatSync(handle).size;
    }
  }

  return {
    write(line) {
      try {
        const bytes = Buffer.byteLength(line);
        if (size > 0 && size + bytes > limits.maxBytes) turn();
        writeSync(handle, line);
        size += bytes;
      } catch (fault) {
        onFault(fault instanceof Error ? fault : new Error(String(fault)));
      }
    },
    close() {
      closeSync(handle);
    },
  };
}

function shift(path: string, keep: number): void {
  rmSync(`${path}.${keep}`, { force: true });
  for (let n = keep - 1; n >= 1; n -= 1) {
    if (existsSync(`${path}.${n}`)) renameSync(`${path}.${n}`, `${path}.${n + 1}`);
  }
  if (keep > 0) renameSync(path, `${path}.1`);
  else rmSync(path);
}
