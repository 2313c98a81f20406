import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type {
  MadeReport,
  ReportAnswer,
  ReportArgs,
  ReportSlot,
} from '../../../shared/contract/asks/report-asks.ts';
import { dimensionNames } from '../../../shared/measure/counters.ts';
import type { Dimension } from '../../../shared/measure/counters.ts';
import { reportFigures } from '../../../shared/measure/report-figures.ts';
import { REPORT_LIMITS } from '../../../shared/model/saved-report.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { comparedRange } from '../../../shared/time/compared-range.ts';
import { alignedOrError } from '../../../shared/time/parse-local.ts';
import { slotsBetween } from '../../../shared/time/slots.ts';
import type { Slot } from '../../../shared/time/slots.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { formulasIn } from '../slots/formulas.ts';
import type { FigureReader } from '../slots/query.ts';
import { queueNames } from '../slots/queue-names.ts';
import { refusing } from '../slots/refusing.ts';
import { report } from '../slots/report.ts';
import { groupKey, reportSide, rowKey } from './report-side.ts';
import type { ReportSide } from './report-side.ts';

/** What a report of the desk reads. */
export type DeskReportReader = FigureReader & Parameters<typeof queueNames>[0];

/**
 * A report as the desk shows it: the figures of `callwall report` in the slots that have begun, beside those of the range it
 * is compared with. @param now the centre's, epoch ms
 * @throws AskRefusal when such figures are not kept, or the range is not on edges of the slots
 */
export function deskReport(
  reader: DeskReportReader,
  settings: Settings,
  args: ReportArgs,
  now: number,
): ReportAnswer {
  const zone = createZone(settings.zone);
  for (const edge of [args.from, args.to]) {
    const error = alignedOrError(zone, edge, args.slot);
    if (error !== null) throw new AskRefusal('args', error);
  }
  const slots = slotsBetween(zone, args.from, args.to, args.slot).filter(({ start }) => start <= now);
  const cells = slots.length * groupsOf(reader, args);
  const most = REPORT_LIMITS.cells;
  const made = cells > most ? null : makeReport(reader, settings, zone, args, slots, now);
  return { made, cells, most };
}

function makeReport(
  reader: DeskReportReader,
  settings: Settings,
  zone: Zone,
  args: ReportArgs,
  slots: readonly Slot[],
  now: number,
): MadeReport {
  const by = dimensionNames.filter((name) => args.by.includes(name));
  const formulas = formulasIn(reader, settings);
  const { compare, slot, ledger, scope } = args;
  const range = { start: args.from, end: args.to };
  const compared =
    compare === null ? null : comparedRange(zone, range, slots, slot, compare.with, compare.from);
  const sideOf = (from: number, to: number): ReportSide => {
    const query = { from, to, slot, ledger, by, scope };
    return refusing(() =>
      reportSide(report(reader, settings, query), reportFigures(args.figures), query, formulas),
    );
  };
  const here = sideOf(args.from, slots.at(-1)?.end ?? args.to);
  const there = compared === null || slots.length === 0 ? null : sideOf(compared.start, compared.end);
  const shown = slots.map(({ start, end, label }, at): ReportSlot => {
    const other = compared?.slots[at] ?? null;
    const before = other === null ? null : { start: other.start, end: other.end };
    return { start, end, label, running: end > now, before };
  });
  return {
    ...linesOf(shown, here, there),
    total: { now: here.total, before: there?.total ?? null },
    compared: compared && { start: compared.start, end: compared.end },
    names: by.includes('queue') ? Object.fromEntries(queueNames(reader)) : {},
    versions: formulas.between(args.from, args.to).map(({ version }) => version),
    seconds: [...new Set(formulas.between(args.from, args.to).flatMap((each) => each.serviceLevelSeconds))],
  };
}

/** Every slot that has begun with every group that either side has. */
function linesOf(
  slots: ReportSlot[],
  here: ReportSide,
  there: ReportSide | null,
): Pick<MadeReport, 'slots' | 'groups' | 'rows' | 'left'> {
  const groups = new Map([...(there?.groups ?? []), ...here.groups].map((each) => [groupKey(each), each]));
  const keys = [...groups.keys()].toSorted();
  const rows: MadeReport['rows'] = [];
  const most = Math.min(REPORT_LIMITS.rows, slots.length * keys.length);
  for (let at = 0; at < most; at++) {
    const [slot, group] = [Math.floor(at / keys.length), at % keys.length];
    const { start, before } = slots[slot]!;
    const key = keys[group]!;
    rows.push({
      slot,
      group,
      now: here.values.get(rowKey(start, key)) ?? here.nothing,
      before:
        there === null || before === null
          ? null
          : (there.values.get(rowKey(before.start, key)) ?? there.nothing),
    });
  }
  return {
    slots,
    groups: keys.map((key) => groups.get(key)!),
    rows,
    left: slots.length * keys.length - rows.length,
  };
}

/** As many groups as a report can have: not more than combinations were ever seen, nor than its dimensions have values. */
function groupsOf(reader: DeskReportReader, { by }: ReportArgs): number {
  if (by.length === 0) return 1;
  const values = by.map((name: Dimension) => reader.namesOf([name]).length + 1);
  return Math.min(
    values.reduce((product, count) => product * count, 1),
    reader.combos().length + 1,
  );
}
