import type { OutgoingEvent } from '../source/outbox.ts';
import type { HotlineOptions, Unfinished } from './hotline.ts';
import { hotline } from './hotline.ts';

/**
 * A stretch of the past that may be sent when the present has begun: only what was finished by its end, and at its end
 * everybody goes home, so that nothing of it stands on today's floor. Nothing is cut and nothing restarts in it, because
 * those would be the present's. Run twice, since what ends in time is known at the end only.
 */
export function* past(
  options: HotlineOptions & { until: number },
): Generator<OutgoingEvent, void, undefined> {
  const quiet = options.profile.incidents.filter(({ kind }) => kind !== 'pbx-restart' && kind !== 'feed-cut');
  const calm = { ...options, profile: { ...options.profile, incidents: quiet } };
  const { contacts, orders, agents } = endOf(calm);
  for (const step of hotline(calm)) {
    if (!('type' in step)) continue;
    const { contact, order } = idsOf(step.data);
    if (!contacts.has(contact) && !orders.has(order)) yield step;
  }
  for (const agent of agents)
    yield { type: 'agent.state', time: options.until - 1, data: { agent, state: 'offline' } };
}

function endOf(options: HotlineOptions): Unfinished {
  const steps = hotline(options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

function idsOf(data: unknown): { contact: string; order: string } {
  const { contact, order }: { contact?: unknown; order?: unknown } =
    typeof data === 'object' && data !== null ? data : {};
  return {
    contact: typeof contact === 'string' ? contact : '',
    order: typeof order === 'string' ? order : '',
  };
}
