import { baseCounters } from '../../../shared/measure/counters.ts';
import type { Contact } from '../floor/contact.ts';
import type { ContactView, Extra } from '../floor/legs.ts';
import type { Combos } from './combos.ts';
import { emptyUnit, NOWHERE, readLegUnit, readWholeUnit } from './unit.ts';
import type { Unit } from './unit.ts';

/** Something counted beside the units, in one place. Times in epoch ms. */
export interface Mark {
  leaf: number;
  quarter: number;
  agent: number;
  /** Its counter's column, and what it says more (a survey's grade). */
  column: number;
  detail: number;
  /** When it happened; under which time the offer ledger has it; and the completion ledger, 0 = not yet. */
  time: number;
  offeredAt: number;
  completedAt: number;
}

/**
 * All that a contact amounts to, ready to be counted: a pure function of its facts, written anew in place for every
 * event. What lies behind the counts is left over from earlier contents.
 */
export interface Account {
  /** Has it been offered; only then `whole` means anything. */
  offered: boolean;
  whole: Unit;
  legs: Unit[];
  legCount: number;
  marks: Mark[];
  markCount: number;
}

/** The account of a contact nothing is known of. */
export function emptyAccount(): Account {
  return { offered: false, whole: emptyUnit(), legs: [emptyUnit()], legCount: 0, marks: [], markCount: 0 };
}

const columns = Object.fromEntries(baseCounters.map((name, index) => [name, index])) as Record<
  Extra['kind'],
  number
>;

/** Writes into `account` what a contact amounts to now. */
export function readAccount(account: Account, combos: Combos, contact: Contact, view: ContactView): Account {
  const { legs, extras } = view;
  const centre = combos.ofContact(contact);
  account.offered = legs.length > 0;
  account.legCount = legs.length;
  account.markCount = 0;
  if (account.offered) readWholeUnit(account.whole, contact, view, centre);
  for (let i = 0; i < legs.length; i++) {
    const unit = (account.legs[i] ??= emptyUnit());
    readLegUnit(unit, combos, contact, view, i, centre);
  }
  for (let i = 0; i < extras.length; i++) readMarks(account, combos, view, extras[i]!, centre);
  return account;
}

/** Things beside the legs: in the offer ledger at the offer of the unit they belong to, else and elsewhere at their own time. */
function readMarks(account: Account, combos: Combos, view: ContactView, extra: Extra, centre: number): void {
  const whole = account.offered ? account.whole : null;
  place(account, extra, whole, centre, 0, NOWHERE);
  if (extra.queue === 0 && extra.agent === 0) return;
  const leg = legOf(account, view, extra) ?? whole;
  const { queue, agent } = extra;
  if (queue !== 0)
    place(account, extra, leg, combos.withQueue(centre, queue), combos.ofQueue(queue), NOWHERE);
  if (agent !== 0) place(account, extra, leg, NOWHERE, NOWHERE, combos.ofAgent(agent));
}

/** The leg something beside it belongs to: the newest in its queue by then. */
function legOf(account: Account, { legs }: ContactView, extra: Extra): Unit | null {
  if (extra.queue === 0) return null;
  for (let i = legs.length - 1; i >= 0; i--) {
    const leg = legs[i]!;
    if (leg.queue === extra.queue && leg.offeredAt <= extra.time) return account.legs[i]!;
  }
  return null;
}

function place(
  account: Account,
  extra: Extra,
  unit: Unit | null,
  leaf: number,
  quarter: number,
  agent: number,
): void {
  const mark = (account.marks[account.markCount++] ??= emptyMark());
  mark.leaf = leaf;
  mark.quarter = quarter;
  mark.agent = agent;
  mark.column = columns[extra.kind];
  mark.detail = extra.detail;
  mark.time = extra.time;
  mark.offeredAt = unit ? unit.offeredAt : extra.time;
  mark.completedAt = unit ? unit.completedAt : extra.time;
}

function emptyMark(): Mark {
  return {
    leaf: NOWHERE,
    quarter: NOWHERE,
    agent: NOWHERE,
    column: 0,
    detail: 0,
    time: 0,
    offeredAt: 0,
    completedAt: 0,
  };
}
