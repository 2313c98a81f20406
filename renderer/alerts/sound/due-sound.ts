import type { Severity } from '../../../shared/model/fault.ts';
import type { OpenNotice } from '../../../shared/alerts-text/open-notices.ts';

/** One sound for everything that is due at once. */
export interface DueSound {
  /** Of the most urgent. */
  severity: Severity;
  /** The notices it is for, the most urgent first. */
  notices: string[];
  /** Those that were not heard before, the most urgent first. */
  fresh: OpenNotice[];
}

/**
 * What has to sound now; null for nothing. A notice sounds once; a critical one again and again until somebody takes it
 * on. @param open the most urgent first
 * @param heard when each notice sounded last, ms; @param repeatMs 0: never again
 */
export function dueSound(
  open: readonly OpenNotice[],
  heard: ReadonlyMap<string, number>,
  now: number,
  repeatMs: number,
): DueSound | null {
  const due = open.filter(({ notice, alerts }) => {
    const last = heard.get(notice.id);
    if (last === undefined) return true;
    return repeatMs > 0 && alerts[0].severity === 'critical' && now - last >= repeatMs;
  });
  const [first] = due;
  if (first === undefined) return null;
  return {
    severity: first.alerts[0].severity,
    notices: due.map(({ notice }) => notice.id),
    fresh: due.filter(({ notice }) => !heard.has(notice.id)),
  };
}
