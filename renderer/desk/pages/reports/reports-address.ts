import { type Dimension, dimensionNames, type Ledger, ledgers } from '../../../../shared/measure/counters.ts';
import { reportFigures } from '../../../../shared/measure/report-figures.ts';
import { REPORT_LIMITS } from '../../../../shared/model/saved-report.ts';
import { type Comparison, comparisons } from '../../../../shared/time/compared-range.ts';
import { type SlotLength, slotLengths } from '../../../../shared/time/slots.ts';
import { changeAddress, readAddress } from '../../address.ts';
import { type ReportRange, reportRanges } from './report-range.ts';

/** Figures that answer most questions; the others are chosen. */
const usualFigures: readonly string[] = [
  'offered',
  'answered',
  'abandoned',
  'connectRate',
  'serviceLevel',
  'asa',
  'aht',
  'waitMsMax',
];

/** What of the page is in the address. `from`, `to`, `against`: local dates, `to` included. */
export const reportsAddress = {
  range: 'today',
  from: '',
  to: '',
  slot: '60m',
  ledger: 'offer',
  by: [] as readonly string[],
  /** As on the command line: `queue=sales`. */
  scope: [] as readonly string[],
  figures: usualFigures,
  compare: 'none',
  against: '',
  /** The figure that is drawn; empty: the first one. */
  chart: '',
  /** Column by which rows are sorted; empty: slot after slot. */
  sort: '',
  rising: false,
  /** The saved report this began with. */
  report: '',
};
export type ReportsAddress = typeof reportsAddress;
export type ChangeReports = (change: Partial<ReportsAddress>, step?: 'push' | 'replace') => void;

/** What an address asks for, whatever it says wrongly left out. */
export interface ReportState {
  range: ReportRange;
  slot: SlotLength;
  ledger: Ledger;
  by: Dimension[];
  scope: Partial<Record<Dimension, string>>;
  figures: string[];
  compare: Comparison | 'none';
}

export function stateOf(address: ReportsAddress): ReportState {
  const known = reportFigures([...new Set(address.figures)]).slice(0, REPORT_LIMITS.figures);
  const figures = known.length > 0 ? known.map(({ name }) => String(name)) : [...usualFigures];
  return {
    range: reportRanges.find((each) => each === address.range) ?? 'today',
    slot: slotLengths.find((each) => each === address.slot) ?? '60m',
    ledger: ledgers.find((each) => each === address.ledger) ?? 'offer',
    by: dimensionNames.filter((each) => address.by.includes(each)),
    scope: scopeOf(address.scope),
    figures,
    compare: comparisons.find((each) => each === address.compare) ?? 'none',
  };
}

/** `queue=sales` as dimension and value. */
function scopeOf(texts: readonly string[]): ReportState['scope'] {
  const pairs = texts.flatMap((text): [Dimension, string][] => {
    const [name, ...rest] = text.split('=');
    const dimension = dimensionNames.find((each) => each === name);
    return dimension === undefined || rest.length === 0 ? [] : [[dimension, rest.join('=')]];
  });
  return Object.fromEntries(pairs);
}

/** What a saved report keeps of an address: everything but which report it is. */
export function searchOf({ report: _own, ...state }: ReportsAddress): string {
  return changeAddress('', reportsAddress, state).slice(1);
}

/** The address that a saved report stands for. */
export function addressOf(search: string): ReportsAddress {
  return readAddress(search, reportsAddress);
}
