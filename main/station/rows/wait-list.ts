import type { RowsAnswers, WaitOutcome } from '../../../shared/contract/asks/rows-asks.ts';
import type { AskArgs } from '../../../shared/contract/asks.ts';
import type { FormulaSettings } from '../../../shared/model/formula.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Contact } from '../floor/contact.ts';
import { formulasIn } from '../slots/formulas.ts';
import { rowNames } from './row-names.ts';
import type { RowsReader } from './rows-reader.ts';
import { type Counted, countedAt, legsOf, outcomeOf, waitLine, wholeOf } from './wait-lines.ts';

/**
 * The waits that a ledger counts in a range, in the order of time: exactly those of which the counters of that range are
 * the sum. A contact that waited longer than a day is not found by its end.
 */
export function waitList(
  reader: RowsReader,
  settings: FormulaSettings,
  asked: AskArgs<'rows.contacts'>,
  who: Person,
): RowsAnswers['rows.contacts'] {
  const { queue, ledger, from, to, outcome, after, limit } = asked;
  const names = rowNames(reader, who);
  const ofScope = (contact: Contact): Counted[] =>
    queue === ''
      ? wholeOf(contact)
      : legsOf(contact).filter(({ view, leg }) => names.isQueue(view.legs[leg]?.queue ?? 0, queue));
  const totals: Record<WaitOutcome, number> = { answered: 0, abandoned: 0, flowedOut: 0, lost: 0, open: 0 };
  const found: Place[] = [];
  for (const contact of reader.contactsBetween(from, to)) {
    for (const counted of ofScope(contact)) {
      const at = countedAt(counted, ledger);
      if (at < from || at >= to) continue;
      const ended = outcomeOf(counted);
      totals[ended] += 1;
      const place = { at, contact: contact.code, leg: counted.leg, counted };
      if ((outcome ?? ended) === ended && (after === undefined || compare(place, after) > 0))
        found.push(place);
    }
  }
  found.sort(compare);
  const formulas = formulasIn(reader, settings);
  const shortMs = (at: number): number => formulas.at(at).shortAbandonMs;
  return {
    waits: found.slice(0, limit).map(({ counted }) => waitLine(counted, { names, ledger, shortMs })),
    totals,
    more: found.length > limit,
  };
}

interface Place {
  at: number;
  contact: number;
  leg: number;
  counted: Counted;
}

function compare(one: Omit<Place, 'counted'>, other: Omit<Place, 'counted'>): number {
  return one.at - other.at || one.contact - other.contact || one.leg - other.leg;
}
