import type { OpenContact } from '../floor/open-contact.ts';
import type { OpenWaits } from './figures.ts';
import type { Grouping } from './grouping.ts';

/** Offer times of those still waiting, and answer times of those in service, by group. @param legs count in queue scope. */
export function openWaitsOf(
  contacts: Iterable<OpenContact>,
  grouping: Grouping,
  legs: boolean,
): Map<number, OpenWaits> {
  const found = new Map<number, { offered: number[]; served: number[] }>();
  for (const { dims, waitsSince, stays } of contacts) {
    const [site = 0, channel = 0, business = 0, language = 0, ivrKey = 0] = dims;
    const note = (kind: 'offered' | 'served', time: number, queue: number): void => {
      const group = grouping.ofParts({ site, channel, business, language, ivrKey, queue, agent: 0 });
      if (group === undefined) return;
      let waits = found.get(group);
      if (!waits) found.set(group, (waits = { offered: [], served: [] }));
      waits[kind].push(time);
    };
    if (!legs && waitsSince !== 0) note('offered', waitsSince, 0);
    for (const { queue, offeredAt, answeredAt } of stays) {
      if (answeredAt !== 0) note('served', answeredAt, legs ? queue : 0);
      else if (legs) note('offered', offeredAt, queue);
    }
  }
  for (const waits of found.values()) {
    waits.offered.sort((a, b) => a - b);
    waits.served.sort((a, b) => a - b);
  }
  return found;
}
