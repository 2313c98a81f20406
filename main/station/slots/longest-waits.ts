import { outcome } from '../floor/legs.ts';
import type { Row } from './row.ts';
import type { Unit } from './unit.ts';

/** A unit's wait counts in a row. @param ledger 0 offer, 1 event, 2 completion */
export function stretch(row: Row, ledger: number, unit: Unit): void {
  const wait = unit.endAt - unit.offeredAt;
  if (wait <= row.waitMax[ledger]!) return;
  if (unit.outcome === outcome.flowedOut) (row.flowedOut ??= []).push({ ledger, wait });
  else row.waitMax[ledger] = wait;
}

/** A unit's wait counts in a row no more. */
export function shrink(row: Row, ledger: number, unit: Unit): void {
  const wait = unit.endAt - unit.offeredAt;
  if (wait <= 0) return;
  const { flowedOut } = row;
  // Whose wait it was does not matter: another one of the same length is as long.
  const at = flowedOut?.findLastIndex((each) => each.ledger === ledger && each.wait === wait) ?? -1;
  if (at >= 0) flowedOut!.splice(at, 1);
  else if (wait === row.waitMax[ledger]) row.seekMax = true;
}

/** Brings a row's longest waits up to what has flowed out for good; before the row is written or read. */
export function settleLongest(row: Row): void {
  for (const { ledger, wait } of row.flowedOut ?? [])
    row.waitMax[ledger] = Math.max(row.waitMax[ledger]!, wait);
  row.flowedOut = null;
}
