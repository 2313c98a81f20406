import type { OutgoingEvent } from '../source/outbox.ts';
import { planFloor } from './floor-plan.ts';
import type { HotlineOptions } from './hotline.ts';
import { hotline } from './hotline.ts';

/** Longer than nearly every contact lasts: so much is held back, because what ends in time is known at the end only. */
const HELD_MS = 3_600_000;

type Past = HotlineOptions & { until: number };

/**
 * A stretch of the past that may be sent when the present has begun, without anything of it standing on today's floor:
 * a contact's events come together and the last one first, so that it is over as soon as it is heard of; none goes on
 * beyond the end. Nothing is cut and nothing restarts in it, because those would be the present's.
 */
export function* past(options: Past): Generator<OutgoingEvent, void, undefined> {
  const { profile, until } = options;
  const incidents = profile.incidents.filter(({ kind }) => kind !== 'pbx-restart' && kind !== 'feed-cut');
  const steps = hotline({ ...options, profile: { ...profile, incidents } });
  /** By contact, in the order in which they begin; what is of no contact is alone. */
  const held = new Map<unknown, OutgoingEvent[]>();
  const sent = new Set<string>();
  let next = steps.next();
  for (; next.done !== true; next = steps.next()) {
    const event = next.value;
    if (!('type' in event)) continue;
    const key = contactOf(event) ?? event;
    const before = held.get(key);
    if (before) before.push(event);
    else held.set(key, [event]);
    for (const [oldest, events] of held) {
      if (events[0]!.time >= event.time - HELD_MS) break;
      held.delete(oldest);
      if (typeof oldest === 'string') sent.add(oldest);
      yield* events.toReversed();
    }
  }
  const { contacts, agents } = next.value;
  for (const [key, events] of held)
    if (typeof key !== 'string' || !contacts.has(key) || sent.has(key)) yield* events.toReversed();
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

function contactOf({ data }: OutgoingEvent): string | null {
  const { contact }: { contact?: unknown } = typeof data === 'object' && data !== null ? data : {};
  return typeof contact === 'string' ? contact : null;
}
