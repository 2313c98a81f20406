import { closeSync, openSync, writeSync } from 'node:fs';
import { InputError } from '../replay/input-error.ts';
import type { Truth } from './truth.ts';

/** Unit: characters gathered before they are written. */
const ENOUGH = 1 << 16;

/** Where the truth goes: a line of JSON a thing. */
export interface TruthFile {
  write(line: Truth): void;
  close(): void;
}

/** @throws InputError when the file cannot be made. */
export function openTruthFile(file: string): TruthFile {
  const handle = open(file);
  let held = '';
  const flush = (): void => {
    if (held !== '') writeSync(handle, held);
    held = '';
  };
  return {
    write(line) {
      held += `${JSON.stringify(line)}\n`;
      if (held.length >= ENOUGH) flush();
    },
    close() {
      flush();
      closeSync(handle);
    },
  };
}

function open(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`${file}: the truth cannot be written there: ${why}. Tip: name another file`, {
      cause: error,
    });
  }
}
