import type { OrderDimension, ReportedOrders } from '../../station/orders/order-report.ts';
import { csvText } from '../../../shared/csv/csv-text.ts';
import { parseLocal } from '../../../shared/time/parse-local.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { Command, CommandLine } from '../cli/command.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { formatOf, formatOption } from '../cli/formats.ts';
import { jsonText } from '../cli/json-text.ts';
import { timeText } from '../cli/time-range.ts';
import { usageProblem } from '../problem.ts';
import { settingsInForce } from '../station-settings.ts';

const dimensions = ['kind', 'unit', 'category', 'region', 'owner'] as const satisfies OrderDimension[];
const TIP = 'callwall help orders';

/** `orders`: what the work orders amount to at a moment; works beside a running station. */
export const orders: Command = {
  name: 'orders',
  usage: '--data DIR --at T [--by D,D] [--format json|csv]',
  summary: 'the work orders at a moment: created, closed, open, overdue, late; also beside a running station',
  options: {
    data: dataOption,
    at: { value: 'T', help: 'the moment: what happened by then counts' },
    by: { value: 'D,D', help: `a row for each ${dimensions.join(', ')}` },
    format: formatOption,
  },
  async run(line, io) {
    const format = formatOf(line) ?? 'json';
    const folder = dataFolder(line, io.env);
    const settings = settingsInForce(folder, io.env);
    const by = dimensionsOf(line);
    const { createZone } = await import('../../../shared/time/zone-day.ts');
    const zone = createZone(settings.zone);
    const at = momentOf(line, zone);
    // Loaded here because they bring the database in, which other commands do without.
    const [{ openData }, { GoneOrders, orderReport }] = await Promise.all([
      import('../open-data.ts'),
      import('../../station/orders/order-report.ts'),
    ]);
    const reader = openData(folder);
    try {
      const { total, rows, unheard, removed } = orderReport(reader, settings, { at, by });
      const lines = rows.map((row) => ({ ...row.by, ...figures(row.figures) }));
      if (format === 'json')
        io.out(
          jsonText({
            at: timeText(zone, at),
            zone: zone.name,
            ...figures(total),
            unheard,
            removed,
            rows: lines,
          }),
        );
      // Links, of which each kind has others, are in JSON only.
      else
        io.print(
          csvText(
            [...by, ...columns],
            lines.map((row) => ({ ...row, links: undefined })),
          ),
        );
    } catch (fault) {
      if (fault instanceof GoneOrders) throw usageProblem(`--at: ${fault.message}`, TIP);
      throw fault;
    } finally {
      reader.close();
    }
    return 0;
  },
};

function dimensionsOf(line: CommandLine): OrderDimension[] {
  const names = (line.text('by') ?? '').split(',').filter((name) => name !== '');
  return names.map((name) => {
    const found = dimensions.find((each) => each === name);
    if (found === undefined)
      throw usageProblem(`--by ${name} is unknown`, `one or more of ${dimensions.join(',')}`);
    return found;
  });
}

function momentOf(line: CommandLine, zone: Zone): number {
  const parsed = parseLocal(zone, line.required('at'));
  if (parsed.ms !== undefined) return parsed.ms;
  throw usageProblem(`--at: ${parsed.error}`, `times are in the zone of the centre, ${zone.name}`);
}

function figures({ links, ...counts }: ReportedOrders) {
  const { created, closed, closedWithLimit, closedLate, graded, satisfied } = counts;
  return {
    ...counts,
    onTimeRate: rate(closedWithLimit - closedLate, closedWithLimit),
    closingRate: rate(closed, created),
    satisfaction: rate(satisfied, graded),
    links: Object.fromEntries(
      Object.entries(links).map(([key, link]) => [
        key,
        { ...link, timeliness: rate(link.doneInTime, link.done + link.overdue) },
      ]),
    ),
  };
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1e6) / 1e6;
}

const columns = [
  'created',
  'closed',
  'open',
  'overdueOpen',
  'closedWithLimit',
  'closedLate',
  'onTimeRate',
  'closingRate',
  'soon',
  'suspended',
  'supervised',
  'flagged',
  'graded',
  'satisfied',
  'satisfaction',
] as const;
