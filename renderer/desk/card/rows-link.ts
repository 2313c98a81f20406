import { waitOutcomes } from '../../../shared/contract/asks/rows-asks.ts';
import type { Ledger } from '../../../shared/measure/counters.ts';
import { ledgers } from '../../../shared/measure/counters.ts';
import type { AddressState } from '../address.ts';
import type { CardSubject } from './card-subject.ts';

/** The longest range whose contacts the page Live lists: a local day, ms. */
const LONGEST_MS = 25 * 3_600_000;

/**
 * Where the contacts behind a number are listed, as the state of the page Live; null where there are none to list: of a
 * team, or over more than a day. `ledger`: the one that is shown.
 */
export function rowsLink(
  { metric, scope, from, to, rolling }: CardSubject,
  ledger: Ledger,
): AddressState | null {
  if ((scope.kind !== 'centre' && scope.kind !== 'queue') || to <= from || to - from > LONGEST_MS)
    return null;
  const outcome = waitOutcomes.find((each) => each === metric);
  // A window's seconds end where they are counted: (from, to] is [from + 1 ms, to + 1 ms).
  const shift = rolling === true ? 1 : 0;
  return {
    ...(scope.kind === 'centre' ? { centre: true } : { queue: scope.key }),
    from: from + shift,
    to: to + shift,
    ...(ledger === ledgers[0] ? {} : { ledger }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}
