import type { QuarantineTotal } from '../../../../shared/contract/asks/health-asks.ts';

/** How many messages there are of a source and for a reason; empty for any. */
export function quarantineCount(totals: readonly QuarantineTotal[], source: string, code: string): number {
  return totals
    .filter((total) => (source === '' || total.source === source) && (code === '' || total.code === code))
    .reduce((sum, { count }) => sum + count, 0);
}
