import type { OutgoingEvent } from '../source/outbox.ts';
import { Fifo } from './fifo.ts';
import type { HotlineOptions } from './hotline.ts';
import { hotline } from './hotline.ts';

/** Longer than nearly every contact lasts: so much is held back, because what ends in time is known at the end only. */
const HELD_MS = 3_600_000;

/**
 * A stretch of the past that may be sent when the present has begun: no contact goes on beyond its end, and at its end
 * everybody goes home, so that nothing of it stands on today's floor. Nothing is cut and nothing restarts in it, because
 * those would be the present's.
 */
export function* past(
  options: HotlineOptions & { until: number },
): Generator<OutgoingEvent, void, undefined> {
  const { profile, until } = options;
  const incidents = profile.incidents.filter(({ kind }) => kind !== 'pbx-restart' && kind !== 'feed-cut');
  const steps = hotline({ ...options, profile: { ...profile, incidents } });
  const held = new Fifo<OutgoingEvent>(() => true);
  const sent = new Set<string>();
  let next = steps.next();
  for (; next.done !== true; next = steps.next()) {
    if (!('type' in next.value)) continue;
    held.push(next.value);
    while (held.first()!.time < next.value.time - HELD_MS) yield noting(sent, held.shift()!);
  }
  const { contacts, agents } = next.value;
  for (let event = held.shift(); event !== undefined; event = held.shift()) {
    const contact = contactOf(event);
    if (!contacts.has(contact) || sent.has(contact)) yield event;
  }
  for (const contact of contacts)
    if (sent.has(contact)) yield { type: 'contact.ended', time: until - 1, data: { contact } };
  for (const agent of agents)
    yield { type: 'agent.state', time: until - 1, data: { agent, state: 'offline' } };
}

/** Remembers contacts that are under way, and forgets them at their end. */
function noting(sent: Set<string>, event: OutgoingEvent): OutgoingEvent {
  const contact = contactOf(event);
  if (event.type === 'contact.entered') sent.add(contact);
  else if (event.type === 'contact.ended') sent.delete(contact);
  return event;
}

function contactOf({ data }: OutgoingEvent): string {
  const { contact }: { contact?: unknown } = typeof data === 'object' && data !== null ? data : {};
  return typeof contact === 'string' ? contact : '';
}
