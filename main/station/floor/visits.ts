import type { Contact } from './contact.ts';
import { contactDimensions } from './contact.ts';
import type { ContactView } from './legs.ts';

/** How long after a contact the same customer with the same business is a repeat (metrics.md, Ratios), ms. */
const REPEAT_MS = 7 * 86_400_000;
const BUSINESS = contactDimensions.indexOf('business');

/** What a contact is known by when its customer comes again. `business`: name code, 0 = not said. */
export interface Visit {
  customer: string;
  business: number;
  offeredAt: number;
}

/** Where visits are kept; what is added can be found at once. Times in epoch ms, `from` and `to` included. */
export interface VisitBook {
  /** Was there a visit of this customer for this business in `[from, to]`? */
  visited(customer: string, business: number, from: number, to: number): boolean;
  /** Codes of the contacts at the earliest of these visits. */
  nextVisit(customer: string, business: number, from: number, to: number): number[];
  addVisit(visit: Visit, contact: number): void;
  removeVisit(visit: Visit, contact: number): void;
}

/** A contact as a visit; null when nobody said who called, or it was never offered. */
export function visitOf(contact: Contact, view: ContactView): Visit | null {
  const first = view.legs[0];
  if (contact.customer === '' || first === undefined) return null;
  return { customer: contact.customer, business: contact.dims[BUSINESS]!, offeredAt: first.offeredAt };
}

/** Had the customer come for the same within the seven days before? Contacts of one instant do not repeat each other. */
export function isRepeat(book: Pick<VisitBook, 'visited'>, visit: Visit | null): boolean {
  if (visit === null) return false;
  const { customer, business, offeredAt } = visit;
  return book.visited(customer, business, offeredAt - REPEAT_MS, offeredAt - 1);
}

/**
 * Who visited when. Whether a contact is a repeat depends on the others alone, so that the order in which events come
 * does not matter: a contact that is heard of late makes a repeat of the one after it.
 */
export class Visits {
  private readonly book: VisitBook;
  /** No visit is later: in order of time there is nobody to look for behind. */
  private newest: number;

  /** @param newest time of the newest event, epoch ms. */
  constructor(book: VisitBook, newest: number) {
    this.book = book;
    this.newest = newest;
  }

  /** Moves a contact in the book; returns the codes of the contacts that may now be repeats, or none any more. */
  move(contact: Contact, was: Visit | null, is: Visit | null): number[] {
    if (same(was, is)) return [];
    const touched = new Set<number>();
    if (was) {
      this.book.removeVisit(was, contact.code);
      for (const code of this.after(was)) touched.add(code);
    }
    if (is) {
      for (const code of this.after(is)) touched.add(code);
      this.book.addVisit(is, contact.code);
      this.newest = Math.max(this.newest, is.offeredAt);
    }
    contact.repeat = isRepeat(this.book, is);
    touched.delete(contact.code);
    return [...touched];
  }

  isRepeat(visit: Visit | null): boolean {
    return isRepeat(this.book, visit);
  }

  private after({ customer, business, offeredAt }: Visit): number[] {
    if (offeredAt >= this.newest) return [];
    return this.book.nextVisit(customer, business, offeredAt + 1, offeredAt + REPEAT_MS);
  }
}

function same(a: Visit | null, b: Visit | null): boolean {
  if (a === null || b === null) return a === b;
  return a.offeredAt === b.offeredAt && a.business === b.business && a.customer === b.customer;
}
