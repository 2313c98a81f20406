import { distanceToTarget } from '../../shared/measure/distance-to-target.ts';
import { orderFraction } from '../../shared/measure/order-metrics.ts';
import type { OrderFigures } from '../../shared/model/order.ts';
import { formatCount, formatTarget } from '../../shared/words/format.ts';
import type { Words } from '../../shared/words/words.ts';

/**
 * The target of the on-time rate, and how far the orders in hand are from it: how many may still be late, or how many
 * must be closed in time next. @param target a share, 0–1
 */
export function orderTargetText(
  counts: Pick<OrderFigures, 'closedWithLimit' | 'closedLate'>,
  target: number,
  { say }: Words,
): string {
  const { numerator: answered, denominator: offered } = orderFraction('onTimeRate', counts);
  const goal = { target, excludeShortAbandons: false };
  const distance = distanceToTarget({ offered, answered, open: 0, abandonedShort: 0 }, goal);
  const told = { target: formatTarget(target) };
  if (distance === null) return say('orders.target', told);
  if (distance.kind === 'outOfReach') return say('orders.target.out', told);
  const { kind, contacts } = distance;
  return say(`orders.target.${kind}`, { ...told, count: contacts, n: formatCount(contacts) });
}
