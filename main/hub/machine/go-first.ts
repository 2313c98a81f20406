import { constants, setPriority } from 'node:os';
import type { Log } from '../../station/ports.ts';

/**
 * Asks the system to let this process go before others. A hall's wall is often drawn by the processors that also take the
 * calls in, and drawing may wait for a frame while an acknowledgement may not. Systems that reserve this for
 * administrators (Linux) leave the priority as it is, which is as good on a machine of its own.
 */
export function goFirst(log: Pick<Log, 'info'>): void {
  try {
    setPriority(constants.priority.PRIORITY_ABOVE_NORMAL);
  } catch (cause) {
    log.info('runs at normal priority', { why: cause instanceof Error ? cause.message : String(cause) });
  }
}
