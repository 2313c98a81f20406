import type { Counters, Ledger, Peaks } from '../../../shared/measure/counters.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { SlotLine } from '../../../shared/contract/asks/rows-asks.ts';
import { slotsBetween } from '../../../shared/time/slots.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { report } from '../slots/report.ts';
import type { FigureReader } from '../slots/query.ts';
import type { ReportValue } from '../slots/report-rows.ts';

const noPeaks: Peaks = {
  waitMsMax: 0,
  depthMax: 0,
  depthMaxAt: null,
  depthEnd: 0,
  inServiceMax: 0,
  inServiceMaxAt: null,
};

/** The slots of a local day as a report has them. @throws RangeError for a date that is none */
export function slotList(
  reader: FigureReader,
  settings: Settings,
  asked: { queue: string; day: string; ledger: Ledger },
): SlotLine[] {
  const zone = createZone(settings.zone);
  const { start: from, end: to } = zone.dayByDate(asked.day);
  const scope = asked.queue === '' ? {} : { queue: asked.queue };
  const { columns, rows } = report(reader, settings, {
    from,
    to,
    slot: settings.slot,
    ledger: asked.ledger,
    by: [],
    scope,
  });
  const found = new Map<number, Pick<SlotLine, 'counters' | 'peaks'>>();
  for (const values of rows) {
    const row = Object.fromEntries(columns.map((column, at) => [column, values[at]]));
    found.set(Number(row['start']), { counters: countersOf(columns, values), peaks: peaksOf(row) });
  }
  return slotsBetween(zone, from, to, settings.slot).map(({ start, end }) => ({
    start,
    end,
    ...(found.get(start) ?? { counters: {}, peaks: noPeaks }),
  }));
}

/** Counters stand between the start and the peaks. */
function countersOf(columns: readonly string[], values: readonly ReportValue[]): Partial<Counters> {
  const counters: Record<string, number> = {};
  for (let at = columns.indexOf('start') + 1; columns[at] !== 'waitMsMax'; at++) {
    const value = values[at];
    if (typeof value === 'number' && value !== 0) counters[columns[at]!] = value;
  }
  return counters;
}

function peaksOf(row: Record<string, unknown>): Peaks {
  const time = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  return {
    waitMsMax: Number(row['waitMsMax']),
    depthMax: Number(row['depthMax']),
    depthMaxAt: time(row['depthMaxAt']),
    depthEnd: Number(row['depthEnd']),
    inServiceMax: Number(row['inServiceMax']),
    inServiceMaxAt: time(row['inServiceMaxAt']),
  };
}
