import type { OutgoingEvent } from '../source/outbox.ts';
import { planFloor } from './floor-plan.ts';
import type { HotlineOptions } from './hotline.ts';
import { hotline } from './hotline.ts';

/** Longer than nearly every contact lasts: so much is held back, because what ends in time is known at the end only. */
const HELD_MS = 3_600_000;

type Past = HotlineOptions & { until: number };

/**
 * A stretch of the past that may be sent when the present has begun, without anything of it standing on today's floor:
 * a contact's events come together and its end first, so that it is over as soon as it is heard of; none goes on
 * beyond the end. An agent's come hour by hour, the last one first, because each that is put before a later one moves all
 * the time between. An order's come together when it is closed, its creation last, so that nobody is hurried for it; one
 * that is open at `ordersUntil` is left out, because nobody would ever close it. Nothing is cut and nothing restarts in
 * it, because those would be the present's.
 */
export function* past(options: Past): Generator<OutgoingEvent, void, undefined> {
  const { profile, until } = options;
  const incidents = profile.incidents.filter(({ kind }) => kind !== 'pbx-restart' && kind !== 'feed-cut');
  const steps = hotline({ ...options, profile: { ...profile, incidents } });
  /** By contact or agent, in the order in which they begin; what is of neither is alone. */
  const held = new Map<unknown, OutgoingEvent[]>();
  const sent = new Set<string>();
  const orders = new Map<string, OutgoingEvent[]>();
  let next = steps.next();
  for (; next.done !== true; next = steps.next()) {
    const event = next.value;
    if (!('type' in event)) continue;
    const order = orderOf(event);
    if (order !== null) {
      yield* orderClosedBy(orders, order, event);
      continue;
    }
    const key = contactOf(event) ?? agentOf(event) ?? event;
    const before = held.get(key);
    if (before) before.push(event);
    else held.set(key, [event]);
    for (const [oldest, events] of held) {
      if (events[0]!.time >= event.time - HELD_MS) break;
      held.delete(oldest);
      const contact = contactOf(events[0]!);
      if (contact !== null) sent.add(contact);
      yield* together(events);
    }
  }
  const { contacts, agents } = next.value;
  for (const events of held.values()) {
    const contact = contactOf(events[0]!);
    if (contact === null || !contacts.has(contact) || sent.has(contact)) yield* together(events);
  }
  for (const contact of contacts)
    if (sent.has(contact)) yield { type: 'contact.ended', time: until - 1, data: { contact } };
  for (const agent of agents)
    yield { type: 'agent.state', time: until - 1, data: { agent, state: 'offline' } };
}

/** Everybody is at home when the present begins, so that who worked earlier today is not seen working still. */
export function* everybodyHome({
  profile,
  seats,
  bank,
  start,
}: HotlineOptions): Generator<OutgoingEvent, void, undefined> {
  for (const { id } of planFloor(profile, seats, bank.quarters).agents)
    yield { type: 'agent.state', time: start, data: { agent: id, state: 'offline' } };
}

const ends = new Set([
  'contact.ended',
  'contact.wrapped',
  'contact.abandoned',
  'contact.selfServed',
  'contact.ivrLeft',
  'contact.refused',
]);

/**
 * The events of one contact, its end and its answer first, or of one agent, from the last to the first. An offer without
 * its answer would have waited to the end.
 */
function together(events: readonly OutgoingEvent[]): OutgoingEvent[] {
  if (events[0]?.type === 'agent.state') return events.toReversed();
  const {
    over = [],
    answers = [],
    rest = [],
  } = Object.groupBy(events, ({ type }) =>
    ends.has(type) ? 'over' : type === 'contact.answered' ? 'answers' : 'rest',
  );
  return [...over, ...answers, ...rest];
}

/** What was told of an order, when an event closes it: its creation last. */
function orderClosedBy(
  orders: Map<string, OutgoingEvent[]>,
  order: string,
  event: OutgoingEvent,
): OutgoingEvent[] {
  const told = [event, ...(orders.get(order) ?? [])];
  const { to }: { to?: unknown } = Object(event.data);
  if (to === 'closed') orders.delete(order);
  else orders.set(order, told);
  return to === 'closed' ? told : [];
}

function orderOf({ type, data }: OutgoingEvent): string | null {
  if (type !== 'order.created' && type !== 'order.moved') return null;
  const { order }: { order?: unknown } = typeof data === 'object' && data !== null ? data : {};
  return typeof order === 'string' ? order : null;
}

function contactOf({ data }: OutgoingEvent): string | null {
  const { contact }: { contact?: unknown } = typeof data === 'object' && data !== null ? data : {};
  return typeof contact === 'string' ? contact : null;
}

/** Told apart from a contact of the same name. */
function agentOf({ type, data }: OutgoingEvent): string | null {
  if (type !== 'agent.state') return null;
  const { agent }: { agent?: unknown } = typeof data === 'object' && data !== null ? data : {};
  return typeof agent === 'string' ? `agent ${agent}` : null;
}
