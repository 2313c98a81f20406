import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a test has opened, closed in the opposite order at its end, whatever becomes of it. */
export interface Scratch {
  /** A new folder, gone at the end. */
  folder(): string;
  /** Has `close` called at the end; gives `opened` back. */
  keep<T>(opened: T, close: (opened: T) => unknown): T;
}

/** @param finished vitest's `onTestFinished` of the test, so that tests may run side by side */
export function scratch(finished: (run: () => Promise<void>) => void): Scratch {
  const closers: (() => unknown)[] = [];
  finished(async () => {
    for (const close of closers.toReversed()) await close();
  });
  return {
    folder() {
      const folder = mkdtempSync(join(tmpdir(), 'callwall-e2e-'));
      closers.push(() => rmSync(folder, { recursive: true, force: true }));
      return folder;
    },
    keep(opened, close) {
      closers.push(() => close(opened));
      return opened;
    },
  };
}
