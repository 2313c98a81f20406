import type {
  AlertItem,
  DutyItem,
  HotspotItem,
  ItemState,
  NoteItem,
  NoteSubject,
  OpenItems,
  OrderItem,
} from '../../../shared/model/duty-item.ts';
import { severities } from '../../../shared/model/fault.ts';
import type { ShiftNote } from '../../../shared/model/shift-note.ts';
import type { OpenedAlerts } from '../alerts/open-alerts.ts';
import { alertOf } from '../alerts/instance.ts';
import type { Episode, Instance } from '../alerts/instance.ts';
import type { Engine } from '../engine.ts';
import type { HotspotRecord } from '../hotspots/hotspot-archive.ts';
import type { SourceState } from '../ingest/source-state.ts';
import type { LiveOrder } from '../orders/order-book.ts';
import { orderFinder, orderLabel, orderOfLabel } from '../orders/order-label.ts';
import { dueOrderOf } from '../orders/order-row.ts';
import { OWN_LIMIT } from '../orders/read-order.ts';

/** So many orders are handed over one by one; of the others it is said how many there are. */
const ORDERS = 50;
/** Where no next shift is planned, orders of so much time (ms) are told. */
const USUAL_MS = 8 * 3_600_000;

/** What is looked through; other parts after a failure of the storage. */
export interface OpenItemParts {
  alerts: Pick<OpenedAlerts, 'alerts' | 'rules' | 'scopes'>;
  engine: Pick<Engine, 'orders' | 'complaints' | 'names'>;
  sources: readonly SourceState[];
  /** The centre's, epoch ms. */
  now: number;
}

/** What is open now. @param until end of the time in which orders are due, epoch ms; null: not known */
export function openItems(
  parts: OpenItemParts,
  notes: readonly ShiftNote[],
  until: number | null,
): OpenItems {
  const alerts = openAlertItems(parts);
  const hotspots = [...parts.engine.complaints.lives.values()].filter(isOpenHotspot).map(hotspotItem);
  const { overdue, due, items: orders } = openOrders(parts, until ?? parts.now + USUAL_MS);
  const follow = notes.map(noteItem);
  return {
    items: [...alerts, ...hotspots, ...orders, ...follow],
    counts: { alerts: alerts.length, hotspots: hotspots.length, overdue, due, notes: follow.length },
  };
}

/** What a note is to be about, as it is now; undefined: there is no such thing. */
export function subjectOf(
  parts: OpenItemParts,
  { kind, id }: Pick<NoteSubject, 'kind' | 'id'>,
): NoteSubject | undefined {
  if (kind === 'alert') {
    const instance = parts.alerts.alerts.book.byId(id);
    return instance?.episode ? alertItem(parts, instance, instance.episode) : undefined;
  }
  if (kind === 'hotspot') {
    const record = parts.engine.complaints.lives.get(id);
    return record && hotspotItem(record);
  }
  const live = orderOfLabel(finderOf(parts), id);
  return live && orderItem(parts, live);
}

/** How an item that was handed over is now. @param note that of its id, as it stands */
export function itemState(
  parts: OpenItemParts,
  item: DutyItem,
  note: (id: string) => ShiftNote | undefined,
): ItemState {
  switch (item.kind) {
    case 'alert': {
      const instance = parts.alerts.alerts.book.byId(item.id);
      if (!instance?.episode || instance.machine.state === 'inactive') return 'over';
      return instance.episode.acknowledged !== null ? 'taken' : 'open';
    }
    case 'hotspot': {
      const record = parts.engine.complaints.lives.get(item.id);
      if (record === undefined || !isOpenHotspot(record)) return 'over';
      return record.note.owner !== item.owner ? 'taken' : 'open';
    }
    case 'order':
      return isOrderDone(parts, item) ? 'over' : 'open';
    case 'note':
      return note(item.id)?.follow === true ? 'open' : 'over';
  }
}

function openAlertItems(parts: OpenItemParts): AlertItem[] {
  const items = [...parts.alerts.alerts.book.all()].flatMap((instance) => {
    const { episode, machine, shelved } = instance;
    if (episode === null || machine.firedAt === null || machine.state === 'inactive') return [];
    const isLeft = episode.acknowledged === null || shelved !== null;
    if (!isLeft || episode.inhibitedBy !== null || episode.backfill) return [];
    const item = alertItem(parts, instance, episode);
    return item === undefined ? [] : [item];
  });
  return items.toSorted(
    (a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity) || a.since - b.since,
  );
}

function alertItem(
  { alerts: { rules, scopes } }: OpenItemParts,
  instance: Instance,
  episode: Episode,
): AlertItem | undefined {
  const stored = rules.known(instance.rule);
  if (stored === undefined) return undefined;
  const { id, name, scope, severity, firedAt, pendingAt, shelved } = alertOf(
    instance,
    episode,
    stored,
    scopes.shown(instance.scope),
  );
  const since = firedAt ?? pendingAt;
  return { kind: 'alert', id, name, scope, severity, since, shelvedUntil: shelved?.until ?? null };
}

function isOpenHotspot({ past, endedAt, state }: HotspotRecord): boolean {
  return !past && endedAt === null && (state === 'emerging' || state === 'active');
}

function hotspotItem({ id, category, region, since, n, note }: HotspotRecord): HotspotItem {
  return { kind: 'hotspot', id, category, region, since, n, owner: note.owner };
}

function noteItem({ id, text, by, at }: ShiftNote): NoteItem {
  return { kind: 'note', id, text, by, since: at };
}

/** Those past their limit first, then those that come next; suspended ones stand still. */
function openOrders(
  parts: OpenItemParts,
  until: number,
): { overdue: number; due: number; items: OrderItem[] } {
  const { orders } = parts.engine;
  orders.pass(parts.now);
  const first = [
    ...orders.overdue.upTo(Number.MAX_VALUE, ORDERS),
    ...orders.running.upTo(until, ORDERS),
  ].slice(0, ORDERS);
  return {
    overdue: orders.overdue.within(Number.MAX_VALUE).length,
    due: orders.running.within(until).length,
    items: first.map(({ item }) => orderItem(parts, item)),
  };
}

function orderItem(parts: OpenItemParts, live: LiveOrder): OrderItem {
  const { orders, names } = parts.engine;
  const id = orderLabel(finderOf(parts), live.order);
  const view = orders.view(live);
  const due = dueOrderOf(view, id, names.text);
  return {
    kind: 'order',
    id,
    orderKind: view.kind.key,
    link: due?.link ?? null,
    dueAt: due?.dueAt ?? null,
  };
}

/** An order is done with when it is closed, or when that is done which it was handed over for. */
function isOrderDone(parts: OpenItemParts, { id, link }: OrderItem): boolean {
  const live = orderOfLabel(finderOf(parts), id);
  if (live === undefined) return true;
  const view = parts.engine.orders.view(live);
  if (view.closedAt !== null || link === null) return view.closedAt !== null;
  const limit = view.limits.find(({ at }) => (view.kind.links[at]?.key ?? OWN_LIMIT) === link);
  return limit !== undefined && limit.doneAt !== null;
}

function finderOf({ engine, sources }: OpenItemParts) {
  return orderFinder(engine.orders, sources);
}
