import type { SourceSnapshot } from '../../../shared/contract/feed.ts';
import type { CtiEvent } from '../../../shared/model/event.ts';
import { channelSchema } from '../../../shared/model/event.ts';
import { detail } from '../floor/contact.ts';
import type { ContactView } from '../floor/legs.ts';
import { outcome } from '../floor/legs.ts';
import type { Names } from '../names.ts';
import type { ContactFact } from './fact-of-event.ts';
import { factOfEventAt } from './fact-of-event.ts';

/** A fact taken from a snapshot, as the event under which the station stores it. */
export interface InferredFact {
  fact: ContactFact;
  event: CtiEvent;
}

/**
 * What a snapshot tells of a contact beyond what is known: events were lost, or are still to come and will replace it.
 */
export function inferFacts(
  said: SourceSnapshot['contacts'][number],
  view: ContactView,
  names: Names,
  source: number,
): InferredFact[] {
  const { contact, queue, agent } = said;
  const channel = channelSchema.safeParse(said.channel);
  const dims = {
    ...(channel.success ? { channel: channel.data } : {}),
    business: said.business,
    language: said.language,
    ivrKey: said.ivrKey,
    region: said.region,
    customer: said.customer,
    site: said.site,
  };
  const last = view.legs[view.legs.length - 1];
  const facts: InferredFact[] = [];
  const infer = (event: CtiEvent): void => {
    const fact = factOfEventAt(event, names, source, 0);
    if (!fact) return;
    if (event.type !== 'contact.entered') fact.fact.detail = detail.inferred.yes;
    facts.push({ fact, event });
  };
  if (said.state === 'ivr') {
    if (view.newest === 0)
      infer({ seq: 0, type: 'contact.entered', time: said.since, data: { contact, ...dims } });
    return facts;
  }
  const waits = said.state === 'waiting' || said.state === 'ringing';
  const offeredAt = said.offeredAt ?? (waits ? said.since : (said.answeredAt ?? said.since));
  const offered =
    last !== undefined && (last.queue === names.code('queue', source, queue) || queue === undefined);
  if (queue !== undefined && !offered) {
    infer({ seq: 0, type: 'contact.queued', time: offeredAt, data: { contact, queue, ...dims } });
  }
  const served = said.state === 'talking' || said.state === 'held';
  if (served && !(offered && last.outcome === outcome.answered)) {
    const time = said.answeredAt ?? said.since;
    infer({
      seq: 0,
      type: 'contact.answered',
      time,
      data: { contact, ...(queue === undefined ? {} : { queue }), ...(agent === undefined ? {} : { agent }) },
    });
  }
  return facts;
}
