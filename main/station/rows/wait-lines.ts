import type { WaitLine, WaitOutcome } from '../../../shared/contract/asks/rows-asks.ts';
import type { Ledger } from '../../../shared/measure/counters.ts';
import type { Contact } from '../floor/contact.ts';
import type { ContactView } from '../floor/legs.ts';
import { outcome, readLegs } from '../floor/legs.ts';
import { createCombos } from '../slots/combos.ts';
import { emptyUnit, readLegUnit, readWholeUnit } from '../slots/unit.ts';
import type { Unit } from '../slots/unit.ts';
import type { RowNames } from './row-names.ts';

const outcomes: Record<number, WaitOutcome> = {
  [outcome.open]: 'open',
  [outcome.answered]: 'answered',
  [outcome.abandoned]: 'abandoned',
  [outcome.flowedOut]: 'flowedOut',
  [outcome.lost]: 'lost',
};

/** What of a contact is counted: a stay in a queue, or all of it (−1). */
export interface Counted {
  contact: Contact;
  view: ContactView;
  leg: number;
  unit: Unit;
}

/** The contact up to its first answer, as every scope but a queue counts it; nothing when it never asked for a human. */
export function wholeOf(contact: Contact): Counted[] {
  const view = readLegs(contact);
  if (view.legs.length === 0) return [];
  return [{ contact, view, leg: -1, unit: readWholeUnit(emptyUnit(), contact, view, 0) }];
}

/** Its stays in queues. */
export function legsOf(contact: Contact): Counted[] {
  const view = readLegs(contact);
  // Only for the times: under which combination they are counted does not matter here.
  const combos = createCombos([]);
  return view.legs.map((_, leg) => ({
    contact,
    view,
    leg,
    unit: readLegUnit(emptyUnit(), combos, contact, view, leg, 0),
  }));
}

/** When a ledger counts it, epoch ms; 0: not (yet). */
export function countedAt({ unit }: Counted, ledger: Ledger): number {
  if (ledger === 'offer') return unit.offeredAt;
  return ledger === 'event' ? unit.endAt : unit.completedAt;
}

export function outcomeOf({ unit }: Counted): WaitOutcome {
  return outcomes[unit.outcome] ?? 'open';
}

/** It as a row for people. */
export function waitLine(
  counted: Counted,
  { names, ledger, shortMs }: { names: RowNames; ledger: Ledger; shortMs: (at: number) => number },
): WaitLine {
  const { contact, view, leg, unit } = counted;
  const { legs } = view;
  const stay = leg < 0 ? (legs.find((each) => each.outcome === outcome.answered) ?? legs.at(-1)) : legs[leg];
  const [, channel = 0, business = 0, language = 0] = contact.dims;
  const ended = unit.endAt === 0 ? null : unit.endAt;
  return {
    contact: contact.code,
    leg,
    at: countedAt(counted, ledger),
    id: contact.id,
    queue: names.label((leg < 0 ? legs[0] : legs[leg])?.queue ?? 0),
    agent: unit.outcome === outcome.answered ? names.agent(stay?.agent ?? 0) : '',
    channel: names.label(channel),
    business: names.label(business),
    language: names.label(language),
    offeredAt: unit.offeredAt,
    endAt: ended,
    outcome: outcomeOf(counted),
    short: unit.outcome === outcome.abandoned && unit.endAt - unit.offeredAt < shortMs(unit.offeredAt),
    talkMs: unit.handled ? unit.talkMs : null,
    holdMs: unit.handled ? unit.holdMs : null,
    acwMs: unit.handled && unit.wrapAt !== 0 ? unit.acwMs : null,
  };
}
