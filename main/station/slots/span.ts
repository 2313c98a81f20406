import type { Contact } from '../floor/contact.ts';
import type { ContactView } from '../floor/legs.ts';
import { outcome } from '../floor/legs.ts';
import { emptyAccount, readAccount } from './account.ts';
import type { Account } from './account.ts';
import type { Combos } from './combos.ts';
import { NOWHERE } from './unit.ts';
import type { Unit } from './unit.ts';

/**
 * One interval a contact spends waiting or in service in one scope: what peaks and longest waits are rebuilt from.
 * `to` = 0: still going on.
 */
export interface Span {
  kind: 'wait' | 'service';
  /** Leaf combination, −1 = none (agents); quarter-hour scope. */
  leaf: number;
  quarter: number;
  from: number;
  to: number;
  outcome: number;
  completedAt: number;
}

/** All spans of a contact. */
export function spansOf(combos: Combos, contact: Contact, view: ContactView): Span[] {
  return spansOfAccount(readAccount(emptyAccount(), combos, contact, view));
}

/** All spans of what is counted of a contact. */
export function spansOfAccount({ offered, whole, legs, legCount }: Account): Span[] {
  if (!offered) return [];
  const spans = [wait(whole, whole.leaf, whole.quarter)];
  for (let i = 0; i < legCount; i++) {
    const leg = legs[i]!;
    spans.push(wait(leg, leg.leaf, leg.quarter));
    if (leg.outcome !== outcome.answered) continue;
    spans.push(service(leg, leg.leaf, leg.quarter), service(leg, whole.leaf, 0));
    spans.push(wait(leg, NOWHERE, leg.agent));
  }
  return spans;
}

function wait(unit: Unit, leaf: number, quarter: number): Span {
  const { offeredAt, endAt, completedAt } = unit;
  return { kind: 'wait', leaf, quarter, from: offeredAt, to: endAt, outcome: unit.outcome, completedAt };
}

function service(leg: Unit, leaf: number, quarter: number): Span {
  const { endAt, talkEnd } = leg;
  return { kind: 'service', leaf, quarter, from: endAt, to: talkEnd, outcome: leg.outcome, completedAt: 0 };
}
