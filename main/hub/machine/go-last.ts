import { constants, setPriority } from 'node:os';

/**
 * Lets everything else go before this thread. Only on Linux, where it is said of the thread that says it; elsewhere it would
 * be of the whole process, and nothing is done.
 */
export function goLast(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
}
