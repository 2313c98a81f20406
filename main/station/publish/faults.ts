import type { Fault } from '../../../shared/model/fault.ts';
import { SKEW_MS } from '../ingest/centre-clock.ts';
import type { SourceState } from '../ingest/source-state.ts';

/** How long a conflict stays on screen after the last refused attempt (ms). */
const CONFLICT_SHOWN_MS = 60_000;

/** The problems of the feeds as people see them; pure. @param now wall clock of the station, epoch ms. */
export function feedFaults(sources: readonly SourceState[], now: number): Fault[] {
  return sources.flatMap((source) => {
    const { record } = source;
    const params = { source: record.name || record.id };
    const faults: Fault[] = [];
    const fault = (
      code: string,
      severity: Fault['severity'],
      since: number,
      more: Fault['params'] = {},
      cause = '',
    ): void => {
      faults.push({
        code,
        severity,
        subject: record.id,
        words: `fault.${code}`,
        params: { ...params, ...more },
        tip: `fault.${code}.tip`,
        since,
        cause,
      });
    };
    if (source.state === 'down') fault('feed-down', 'critical', source.since);
    if (source.state === 'stale') fault('feed-silent', 'critical', source.since);
    if (record.missing > 0) fault('feed-gap', 'warning', source.since, { missing: record.missing });
    if (record.quarantined > 0) fault('quarantine', 'notice', source.since, { count: record.quarantined });
    if (now - source.conflictAt < CONFLICT_SHOWN_MS) fault('source-conflict', 'critical', source.conflictAt);
    if (source.skewMs !== null && Math.abs(source.skewMs) > SKEW_MS) {
      fault('clock-skew', 'warning', source.since, { seconds: Math.round(source.skewMs / 1000) });
    }
    return faults;
  });
}
