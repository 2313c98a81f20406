import { statfs } from 'node:fs/promises';
import type { Clock, Log } from '../station/ports.ts';

/** The disk that a folder is on. Unit: bytes. */
export interface DiskSpace {
  free: number;
  total: number;
}

/** How full the disk of a folder is, as of the last look. */
export interface DiskWatch {
  /** Null when the system does not say, and before the first look. */
  read(): DiskSpace | null;
  close(): void;
}

/** How often it is looked at, ms: a disk fills over minutes. */
const PERIOD_MS = 30_000;

/** The room this process has on a folder's disk. Rejects with what the file system says. */
export async function diskSpace(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, total: blocks * bsize };
}

/**
 * Watches the disk that a folder is on, without waiting for it: one over a network may not answer.
 * @param look reads it; tests bring their own
 */
export function watchDisk(
  folder: string,
  { clock, log }: { clock: Clock; log: Log },
  look = diskSpace,
): DiskWatch {
  let space: DiskSpace | null = null;
  let failed = false;
  let closed = false;
  let cancel: () => void = () => undefined;
  async function beat(): Promise<void> {
    try {
      space = await look(folder);
      failed = false;
    } catch (cause) {
      space = null;
      const why = cause instanceof Error ? cause.message : String(cause);
      if (!failed) log.warn('the room left on the disk cannot be read', { why });
      failed = true;
    }
    if (!closed) cancel = clock.after(PERIOD_MS, () => void beat());
  }
  void beat();
  return {
    read: () => space,
    close() {
      closed = true;
      cancel();
    },
  };
}

/** The free share of a disk, 0 to 1; null where nothing is known of it. */
export function freeShare(space: DiskSpace | null): number | null {
  return space === null || space.total === 0 ? null : space.free / space.total;
}
