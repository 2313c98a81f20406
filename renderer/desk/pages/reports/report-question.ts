import type { ReportArgs } from '../../../../shared/contract/asks/report-asks.ts';
import type { Word } from '../../../../shared/words/words.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import { type Days, dateOr, daysOf } from './report-range.ts';
import { type ReportsAddress, stateOf } from './reports-address.ts';

/** What is asked of the station, or what is wrong with it, to be said before anybody is asked. */
export interface Question {
  days: Days;
  args: ReportArgs | null;
  problem: Word | null;
}

/** The question an address stands for on the local date `today`. */
export function questionOf(zone: Zone, address: ReportsAddress, today: string): Question {
  const state = stateOf(address);
  const { slot, ledger, by, scope, figures, compare } = state;
  const days = daysOf(zone, state.range, today, { first: address.from, last: address.to });
  const problem = problemOf(zone, days, state);
  if (problem !== null) return { days, args: null, problem };
  const against = zone.dayByDate(dateOr(zone, address.against, zone.shiftDay(days.first, -7))).start;
  const args: ReportArgs = {
    from: zone.dayByDate(days.first).start,
    to: zone.dayByDate(days.last).end,
    slot,
    ledger,
    by,
    scope,
    figures,
    compare:
      compare === 'none' ? null : compare === 'custom' ? { with: compare, from: against } : { with: compare },
  };
  return { days, args, problem: null };
}

function problemOf(
  zone: Zone,
  { first, last }: Days,
  { slot, by, scope }: ReturnType<typeof stateOf>,
): Word | null {
  if (first > last) return 'report.range.wrong';
  const wholeMonths = first.endsWith('-01') && zone.shiftDay(last, 1).endsWith('-01');
  if (slot === '1mo' && !wholeMonths) return 'report.range.months';
  const dimensions = [...by, ...Object.keys(scope)];
  const agents = dimensions.filter((name) => name === 'agent' || name === 'team');
  const alone = agents.length === 0 || (agents.length === dimensions.length && slot !== '5m');
  return alone ? null : 'report.agents.alone';
}
