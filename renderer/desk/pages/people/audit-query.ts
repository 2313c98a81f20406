import type { AskInput } from '../../../../shared/contract/asks.ts';
import { auditKinds } from '../../../../shared/model/audit.ts';
import { parseLocal } from '../../../../shared/time/parse-local.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';

/** What is typed above the journal; days as `YYYY-MM-DD`, '' = open. */
export interface AuditFilter {
  text: string;
  kinds: readonly string[];
  from: string;
  /** Included. */
  to: string;
}

/** What to ask for a filter; what is no day, or no kind, is as good as not said. */
export function auditQuery({ text, kinds, from, to }: AuditFilter, zone: Zone): AskInput<'audit.list'> {
  const start = dayOf(from, zone)?.start;
  const end = dayOf(to, zone)?.end;
  return {
    text: text.trim(),
    kinds: auditKinds.filter((kind) => kinds.includes(kind)),
    ...(start !== undefined && { from: start }),
    ...(end !== undefined && { to: end }),
  };
}

function dayOf(date: string, zone: Zone): { start: number; end: number } | undefined {
  const { ms } = parseLocal(zone, date);
  return ms === undefined ? undefined : zone.dayOf(ms);
}
