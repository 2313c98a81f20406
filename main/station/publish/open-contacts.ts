import { NOT_OPEN } from '../floor/contacts.ts';
import type { Contacts, LiveContact } from '../floor/contacts.ts';
import { outcome } from '../floor/legs.ts';
import type { OpenLevels } from '../slots/figures.ts';
import { LEAF_MS } from '../slots/row.ts';

/**
 * Contacts that wait or talk, by the five minutes they began to, for the peaks of slots that start later. Kept by what
 * each commit changes: looking at thousands of contacts for every frame took longer than all other cells. What a contact is
 * counted as stands in the contact itself, as the start of the leaf it began in, + 1 when in service: so many pass here
 * that looking them up would take longer than all else.
 */
export class OpenContacts implements OpenLevels {
  private readonly waiting = new Map<number, number>();
  private readonly serves = new Map<number, number>();

  constructor(contacts: Pick<Contacts, 'all'>) {
    this.changed(contacts.all());
  }

  /**
   * These contacts changed. Returns the start of the first leaf in which others are counted now, Infinity when there is
   * none: levels before later times may be other ones.
   */
  changed(contacts: Iterable<LiveContact>): number {
    let first = Infinity;
    for (const live of contacts) {
      const before = live.shownAs;
      const now = heldBy(live);
      if (before === now) continue;
      live.shownAs = now;
      if (before !== NOT_OPEN) first = Math.min(first, this.count(before, -1));
      if (now !== NOT_OPEN) first = Math.min(first, this.count(now, 1));
    }
    return first;
  }

  waitingBefore(time: number): number {
    return sumBefore(this.waiting, time);
  }

  servingBefore(time: number): number {
    return sumBefore(this.serves, time);
  }

  /** Contacts in service now. */
  serving(): number {
    return sumBefore(this.serves, Infinity);
  }

  /** Returns the start of the leaf. */
  private count(held: number, sign: 1 | -1): number {
    const serves = held % LEAF_MS;
    const counts = serves === 1 ? this.serves : this.waiting;
    const leaf = held - serves;
    const left = (counts.get(leaf) ?? 0) + sign;
    if (left === 0) counts.delete(leaf);
    else counts.set(leaf, left);
    return leaf;
  }
}

function heldBy({ view }: LiveContact): number {
  const { state, legs } = view;
  if (state === 3) return leafOf(legs[legs.length - 1]!.endAt) + 1;
  // Neither waits for its first answer nor talks.
  if (state !== 2) return NOT_OPEN;
  for (const leg of legs) if (leg.outcome === outcome.answered) return NOT_OPEN;
  return leafOf(legs[0]!.offeredAt);
}

/** Slots start with a leaf, so what began before one of them began in an earlier leaf. */
function leafOf(time: number): number {
  return time - (time % LEAF_MS);
}

function sumBefore(counts: ReadonlyMap<number, number>, time: number): number {
  let sum = 0;
  for (const [leaf, count] of counts) if (leaf < time) sum += count;
  return sum;
}
