import type { Clock } from '../../station/ports.ts';

const windowMs = 60_000;
const allowed = 10;

/** Counts wrong tokens by peer address, so that nobody can try them out. */
export interface Attempts {
  /** True when this peer has shown too many wrong tokens within the last minute. */
  exhausted(peer: string): boolean;
  failed(peer: string): void;
}

export function createAttempts(clock: Pick<Clock, 'mono'>): Attempts {
  const failures = new Map<string, number[]>();
  function recent(peer: string): number[] {
    return (failures.get(peer) ?? []).filter((at) => at > clock.mono() - windowMs);
  }
  return {
    exhausted: (peer) => recent(peer).length >= allowed,
    failed(peer) {
      failures.set(peer, [...recent(peer), clock.mono()]);
      for (const other of failures.keys()) if (recent(other).length === 0) failures.delete(other);
    },
  };
}
