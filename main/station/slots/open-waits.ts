import type { Contact } from '../floor/contact.ts';
import { outcome, readLegs } from '../floor/legs.ts';
import type { OpenWaits } from './figures.ts';
import type { Grouping } from './grouping.ts';
import { emptyUnit, readWholeUnit } from './unit.ts';

/** Offer times of those still waiting, and answer times of those in service, by group. @param legs count in queue scope. */
export function openWaitsOf(
  contacts: Iterable<Contact>,
  grouping: Grouping,
  legs: boolean,
): Map<number, OpenWaits> {
  const found = new Map<number, { offered: number[]; served: number[] }>();
  const whole = emptyUnit();
  for (const contact of contacts) {
    const view = readLegs(contact);
    const [site = 0, channel = 0, business = 0, language = 0, ivrKey = 0] = contact.dims;
    const note = (kind: 'offered' | 'served', time: number, queue: number): void => {
      const group = grouping.ofParts({ site, channel, business, language, ivrKey, queue, agent: 0 });
      if (group === undefined) return;
      let waits = found.get(group);
      if (!waits) found.set(group, (waits = { offered: [], served: [] }));
      waits[kind].push(time);
    };
    if (view.legs.length === 0) continue;
    readWholeUnit(whole, contact, view, 0);
    if (!legs && whole.outcome === outcome.open) note('offered', whole.offeredAt, 0);
    for (const leg of view.legs) {
      const queue = legs ? leg.queue : 0;
      if (legs && leg.outcome === outcome.open) note('offered', leg.offeredAt, queue);
      if (leg.outcome === outcome.answered && leg.talkEnd === 0) note('served', leg.endAt, queue);
    }
  }
  for (const waits of found.values()) {
    waits.offered.sort((a, b) => a - b);
    waits.served.sort((a, b) => a - b);
  }
  return found;
}
