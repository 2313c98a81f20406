import type { Dimension, Ledger } from '../../../shared/measure/counters.ts';
import { dimensionNames, ledgers } from '../../../shared/measure/counters.ts';
import { allRatios } from '../../../shared/measure/ratios.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { SlotLength } from '../../../shared/time/slots.ts';
import { slotsBetween } from '../../../shared/time/slots.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { FigureCells } from './figure-cells.ts';
import { countersAt } from './figures.ts';
import { formulasIn } from './formulas.ts';
import type { Formulas } from './formulas.ts';
import { queryFigures } from './query.ts';
import type { FigureReader } from './query.ts';

/** A report as asked on the command line and, later, on the desk. Times in epoch ms, the range half-open. */
export interface ReportQuery {
  from: number;
  to: number;
  slot: SlotLength;
  ledger: Ledger;
  by: Dimension[];
  scope: Partial<Record<Dimension, string>>;
}

/** One row: slot, dimensions, counters, peaks, ratios; null where a figure does not exist. */
export type ReportRow = Record<string, string | number | null>;

/** A report in the shape of cli.md. */
export interface ReportResult {
  zone: string;
  ledger: Ledger;
  slot: SlotLength;
  from: string;
  to: string;
  rows: ReportRow[];
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
const stateTimes = ['readyMs', 'ringingMs', 'talkingMs', 'holdingMs', 'acwStateMs', 'notReadyMs'] as const;

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
  const notKept = changingColumns(formulas, query);
  const order = result.groups.map((labels, group) => ({
    labels,
    cells: result.cells[group] ?? new FigureCells(slots.length, formulas.width),
  }));
  order.sort((a, b) => compareLabels(a.labels, b.labels));
  const rows: ReportRow[] = [];
  slots.forEach((slot, index) => {
    for (const { labels, cells } of order) {
      const { version, names, context } = formulas.ofSlot(slot.start, slot.end, cells.formulaVersion(index));
      const counters = countersAt(cells.numbers, cells.counters(index), names);
      const ratios = allRatios(counters, { ...context, ledger: query.ledger });
      const row: ReportRow = { slot: slot.label, start: slot.start };
      by.forEach((dim, at) => (row[dim] = labels[at] ?? ''));
      Object.assign(row, notKept, counters, cells.peaks(index), ratios, { formulaVersion: version });
      if (!result.stateTimes) for (const name of stateTimes) row[name] = null;
      if (result.agents) for (const name of Object.keys(row)) if (isOfferOnly(name)) row[name] = null;
      rows.push(row);
    }
  });
  const [first] = slots;
  const last = slots[slots.length - 1];
  return {
    zone: settings.zone,
    ledger: query.ledger,
    slot: query.slot,
    from: zoneLabel(first?.start ?? query.from),
    to: zoneLabel(last?.end ?? query.to),
    rows,
  };

  function zoneLabel(ms: number): string {
    return slotsBetween(zone, ms, ms + 1, '5m')[0]?.label ?? '';
  }
}

/**
 * Where the formula changes within a report, its rows have the columns of all versions, null where one was not kept;
 * else only those of the one version, whatever versions came later.
 */
function changingColumns(formulas: Formulas, { from, to }: ReportQuery): ReportRow | null {
  const versions = formulas.between(from, to);
  if (versions.length < 2) return null;
  const shown = formulas.all[0]!.names.map((_, at) => versions.find((each) => each.names[at])?.names[at]);
  return Object.fromEntries(
    shown.filter((name) => name !== undefined && name !== null).map((name) => [name, null]),
  );
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
