import type { Dimension, Ledger } from '../../../shared/measure/counters.ts';
import { dimensionNames, ledgers } from '../../../shared/measure/counters.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { SlotLength } from '../../../shared/time/slots.ts';
import { slotsBetween } from '../../../shared/time/slots.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { formulasIn } from './formulas.ts';
import { queryFigures } from './query.ts';
import type { FigureReader } from './query.ts';
import { reportColumns, reportRows } from './report-rows.ts';
import type { ReportValue } from './report-rows.ts';

/** A report as asked on the command line and, later, on the desk. Times in epoch ms, the range half-open. */
export interface ReportQuery {
  from: number;
  to: number;
  slot: SlotLength;
  ledger: Ledger;
  by: Dimension[];
  scope: Partial<Record<Dimension, string>>;
}

/** A report in the shape of cli.md, its rows as values in the order of the columns. */
export interface ReportResult {
  zone: string;
  ledger: Ledger;
  slot: SlotLength;
  from: string;
  to: string;
  columns: string[];
  /** To be taken once; made as they are taken, each in the same list. */
  rows: Iterable<readonly ReportValue[]>;
}

/** What only an offer knows: agents enter at the answer, so for them these figures do not exist (metrics.md). */
const offerOnly = new Set([
  'ivrEntered',
  'ivrLeft',
  'selfServed',
  'refused',
  'offered',
  'abandoned',
  'abandonedShort',
  'abandonedRinging',
  'flowedOut',
  'overflowAnswered',
  'lost',
  'open',
  'ended',
  'waitMsAbandoned',
  'queueMs',
  'callbacks',
  'depthMax',
  'depthMaxAt',
  'depthEnd',
  'inServiceMax',
  'inServiceMaxAt',
  'connectRate',
  'overallConnectRate',
  'serviceLevel',
  'abandonRate',
]);

/** Time in agents' states is not kept by queue, by dimension or by 5 minutes. */
const stateTimes = new Set(['readyMs', 'ringingMs', 'talkingMs', 'holdingMs', 'acwStateMs', 'notReadyMs']);

/** Makes a report. @throws Error with a message for people when the figures asked for are not kept. */
export function report(reader: FigureReader, settings: Settings, query: ReportQuery): ReportResult {
  const zone = createZone(settings.zone);
  const slots = slotsBetween(zone, query.from, query.to, query.slot);
  const formulas = formulasIn(reader, settings);
  const ledger = ledgers.indexOf(query.ledger);
  const by = dimensionNames.filter((dim) => query.by.includes(dim));
  const result = queryFigures(reader, {
    slots,
    by,
    ledger,
    scope: query.scope,
    fine: query.slot === '5m',
    width: formulas.width,
  });
  const order = result.groups.map((labels, group) => ({ labels, cells: result.cells[group] }));
  order.sort((a, b) => compareLabels(a.labels, b.labels));
  const [first] = slots;
  const last = slots[slots.length - 1];
  const columns = reportColumns(by, formulas, query.from, query.to);
  const hidden = (name: string): boolean =>
    (result.agents && isOfferOnly(name)) || (!result.stateTimes && stateTimes.has(name));
  return {
    zone: settings.zone,
    ledger: query.ledger,
    slot: query.slot,
    from: zoneLabel(first?.start ?? query.from),
    to: zoneLabel(last?.end ?? query.to),
    columns,
    rows: reportRows(columns, { slots, groups: order, formulas, ledger: query.ledger, hidden }),
  };

  function zoneLabel(ms: number): string {
    return slotsBetween(zone, ms, ms + 1, '5m')[0]?.label ?? '';
  }
}

function isOfferOnly(name: string): boolean {
  return offerOnly.has(name) || /^(abandonedIn|abandonedShortIn|callbacksIn)\d+$/.test(name);
}

function compareLabels(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i]! < b[i]!) return -1;
    if (a[i]! > b[i]!) return 1;
  }
  return 0;
}
