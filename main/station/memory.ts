import type { FormulaVersion } from '../../shared/model/formula.ts';
import type { Archive, ArchiveState } from './archive-port.ts';
import { createContacts } from './floor/contacts.ts';
import type { Contacts } from './floor/contacts.ts';
import { readLegs } from './floor/legs.ts';
import type { Seat } from './floor/seats.ts';
import { Visits } from './floor/visits.ts';
import { WaitWatch } from './alerts/wait-watch.ts';
import { createNames } from './names.ts';
import type { Names } from './names.ts';
import { OrderBook } from './orders/order-book.ts';
import { orderRules } from './orders/order-rules.ts';
import type { OrderSettings } from './orders/order-rules.ts';
import { createCombos } from './slots/combos.ts';
import type { Combos } from './slots/combos.ts';
import { Formulas } from './slots/formulas.ts';
import { createRolling } from './slots/rolling.ts';
import type { Rolling } from './slots/rolling.ts';
import { createRows } from './slots/rows.ts';
import type { Rows } from './slots/rows.ts';
import { spansOf, spansOfAccount } from './slots/span.ts';
import type { Span } from './slots/span.ts';
import type { TallyContext } from './slots/tally.ts';
import type { WaitSink } from './slots/trace.ts';
import { teamsByQueue } from './floor/team-queues.ts';

/** What the station knows: everything an event may change before it is committed. */
export interface Memory {
  names: Names;
  combos: Combos;
  rows: Rows;
  rolling: Rolling;
  /** Waits that end, for the alerts; and where they are told, which is there and in `rolling`. */
  waits: WaitWatch;
  ended: WaitSink;
  contacts: Contacts;
  visits: Visits;
  seats: Map<number, Seat>;
  /** What `roster.*` events said, by name code. */
  roster: Map<number, Record<string, unknown>>;
  orders: OrderBook;
  context: TallyContext;
  /** Days before it are closed: what happened on them is not counted any more. Epoch ms, 0 = none. */
  limits: { purgedBefore: number };
}

/**
 * The memory as of an archive's state; what is not in it is loaded when an event asks for it.
 * @param versions of the formula settings, at least one.
 */
export function recall(
  archive: Archive,
  state: ArchiveState,
  versions: readonly FormulaVersion[],
  sourceOf: (id: string) => number | undefined,
  settings: OrderSettings,
): Memory {
  const names = createNames(state.names, sourceOf, state.dataNames);
  const combos = createCombos(state.combos);
  const formulas = new Formulas(versions);
  const rows = createRows(
    {
      newestRow: (of) => archive.newestRow(of),
      loadRow: (of, start, combo) => archive.loadRow(of, start, combo),
      loadTracks: (of, start, combo) => archive.loadTracks(of, start, combo),
      rowsBetween: (of, from, to) => archive.rowsBetween(of, from, to),
      unsealed: () => archive.unsealed(),
      // Rows ask only once events come, and then the contacts are there.
      spansBetween: (from, to) => spansBetween(archive, contacts, context, from, to),
    },
    formulas,
  );
  const context: TallyContext = { rows, combos, formulas, width: formulas.width };
  const rolling = createRolling(formulas);
  for (const { second, counts } of state.seconds) rolling.restore(second, counts);
  const contacts = createContacts(archive, state.openContacts, state.nextContact, combos);
  const seats = new Map(state.seats.map((seat) => [seat.agent, seat]));
  const waits = new WaitWatch(combos, teamsByQueue(names, state.roster, seats));
  const ended: WaitSink = {
    ended(scope, unit, sign) {
      rolling.ended(scope, unit, sign);
      waits.ended(unit, sign);
    },
  };
  const visits = new Visits(archive, state.newest);
  const orders = new OrderBook({ archive, names, sourceOf, rules: orderRules(settings, names.text) });
  const limits = { purgedBefore: archive.purged().before };
  const { roster } = state;
  return {
    names,
    combos,
    rows,
    rolling,
    waits,
    ended,
    contacts,
    visits,
    seats,
    roster,
    orders,
    context,
    limits,
  };
}

/** Spans of contacts in memory as they are there, and of the others as stored. */
function* spansBetween(
  archive: Archive,
  contacts: Contacts,
  context: TallyContext,
  from: number,
  to: number,
): Generator<readonly Span[]> {
  // What is counted of them: the event at hand may be in its contact's view already.
  for (const { account, contact, view } of contacts.all())
    yield account ? spansOfAccount(account) : spansOf(context.combos, contact, view);
  for (const contact of archive.contactsBetween(from, to)) {
    if (!contacts.holds(contact.source, contact.id))
      yield spansOf(context.combos, contact, readLegs(contact));
  }
}
