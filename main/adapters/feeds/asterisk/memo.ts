import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { cursorSchema } from './log-tail.ts';

/** What the source remembers over a restart of its own; `calls` is the book's business. */
const memoSchema = z.object({
  version: z.literal(1),
  /** Newest seq of the outbox when this was written: what came after it is read from there. */
  asOf: z.int().min(0),
  cursor: cursorSchema.nullable(),
  /** When the PBX was last heard, epoch ms; 0 = never. */
  heardAt: z.number(),
  calls: z.unknown(),
});
export type Memo = z.infer<typeof memoSchema>;

/** Where the memo is kept. */
export interface MemoStore {
  load(): Memo | null;
  save(memo: Memo): void;
}

/** A memo in a file of its own. One that cannot be understood counts as none: the source then starts as if new. */
export function memoFile(path: string): MemoStore {
  return {
    load() {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch (fault) {
        if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
        throw fault;
      }
      return parseMemo(text);
    },
    save(memo) {
      writeFileSync(`${path}.new`, JSON.stringify(memo), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}

function parseMemo(text: string): Memo | null {
  try {
    return memoSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}
