import type { LinkedHotspot, OrderRow, OrderStory } from '../../../shared/contract/asks/order-asks.ts';
import type { DueOrder } from '../../../shared/model/order.ts';
import { orderSteps } from './order.ts';
import type { Order } from './order.ts';
import { pathOf } from './order-rules.ts';
import { OWN_LIMIT } from './read-order.ts';
import type { LimitView, OrderView } from './read-order.ts';

type Text = (code: number) => string;

/** What every screen may see of an order, without its limit. */
function baseOf(
  view: OrderView,
  label: string,
  text: Text,
): Omit<DueOrder, 'state' | 'link' | 'dueAt' | 'leftMs'> {
  const { created, urgent, supervisedAt, kind, category, region, unit } = view;
  return {
    order: label,
    kind: kind.key,
    created,
    category: pathOf(text(category)),
    region: pathOf(text(region)),
    unit: text(unit),
    urgent,
    supervisedAt,
  };
}

/** Key of the link that a limit is of. */
function linkOf({ kind }: OrderView, { at }: LimitView): string {
  return kind.links[at]?.key ?? OWN_LIMIT;
}

/** An order with a limit, as the wall shows it; undefined: it has none ahead or behind it. */
export function dueOrderOf(view: OrderView, label: string, text: Text): DueOrder | undefined {
  const { next } = view;
  if (next === null || next.dueAt === null || next.state === 'done' || next.state === 'off') return undefined;
  const { dueAt, leftMs, state } = next;
  return { ...baseOf(view, label, text), link: linkOf(view, next), state, dueAt, leftMs };
}

/** An order in a list of the desk. */
export function orderRowOf(view: OrderView, label: string, text: Text): OrderRow {
  const { closedAt, late, flagged, owner, state: at } = view;
  const due = closedAt === null ? dueOrderOf(view, label, text) : undefined;
  return {
    ...baseOf(view, label, text),
    state: closedAt === null ? (due?.state ?? (view.suspended ? 'suspended' : 'running')) : 'closed',
    at,
    link: due?.link ?? null,
    dueAt: due?.dueAt ?? null,
    leftMs: due?.leftMs ?? null,
    owner: text(owner),
    closedAt,
    late,
    flagged,
  };
}

/** What happened to an order by `at` (epoch ms), how each link stands then, and the hotspots it is linked to. */
export function orderStoryOf(
  { facts }: Pick<Order, 'facts'>,
  { at, view, linked }: { at: number; view: OrderView; linked: readonly LinkedHotspot[] },
  label: string,
  text: Text,
): OrderStory {
  const past = facts.filter(({ time }) => time <= at);
  return {
    row: orderRowOf(view, label, text),
    contact: view.contact,
    grade: view.grade === 0 ? null : view.grade,
    events: past.map(({ what, time, unit, owner, by, comment }) => ({
      at: time,
      what: orderSteps[what] ?? 'created',
      unit: text(unit),
      owner: text(owner),
      by,
      comment,
    })),
    links: view.limits.map((limit) => ({
      link: linkOf(view, limit),
      dueAt: limit.dueAt,
      doneAt: limit.doneAt,
      inTime: limit.inTime,
    })),
    hotspots: linked.map(({ id, since, category, region }) => ({ id, since, category, region })),
  };
}
