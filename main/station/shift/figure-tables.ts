import type { BaseCounter, Dimension } from '../../../shared/measure/counters.ts';
import type { MetricCode } from '../../../shared/measure/metric.ts';
import { valueOf } from '../../../shared/measure/metric.ts';
import { connectRateMetric } from '../../../shared/measure/rates.ts';
import type { SummaryColumn, SummaryTable, SummaryValue } from '../../../shared/model/summary.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import { formulasIn } from '../slots/formulas.ts';
import { createLabels } from '../slots/grouping.ts';
import { queueNames } from '../slots/queue-names.ts';
import { figureRows, numberOf, slotLengthOf } from './report-figures.ts';
import type { FigureRow } from './report-figures.ts';
import type { Sight } from './summary-asked.ts';
import { column, counterTitle, kindOfMetric, metricValue, rounded, saidOr, table } from './summary-table.ts';

const counted = [
  'offered',
  'answered',
  'abandoned',
  'flowedOut',
  'lost',
  'open',
] as const satisfies BaseCounter[];
const rated = [
  'connectRate',
  'serviceLevel',
  'abandonRate',
  'asa',
  'att',
  'hold',
  'acw',
  'aht',
] as const satisfies MetricCode[];
const ofTeams = ['answered', 'handled', 'ringNoAnswer'] as const satisfies BaseCounter[];
const ratedOfTeams = [
  'att',
  'hold',
  'acw',
  'aht',
  'occupancy',
  'utilisation',
  'satisfaction',
] as const satisfies MetricCode[];

/** The figures by time slot: what the curve is drawn from. */
export function slotTable(sight: Sight): SummaryTable {
  const { words, span } = sight;
  const slot = slotLengthOf(sight);
  const rows = figureRows(sight, span, slot, []).map((row) => [
    slotText(sight, Number(row['start']), slot === '1d'),
    ...figuresOf(row),
  ]);
  const columns = [column(words, 'slot', 'text'), ...figureColumns(words)];
  return table(words, 'slots', columns, rows, [words.say('summary.note.offer')]);
}

/** The time of a slot, with its date where the span has several. */
function slotText({ zone, span }: Sight, start: number, days: boolean): string {
  if (days) return formatLocal(zone, start, 'date');
  const text = formatLocal(zone, start, 'isoMinute');
  // A day with a clock change has 25 hours.
  return span.end - span.start <= 25 * 3_600_000 ? text.slice(11) : text.slice(5).replace('T', ' ');
}

/** By queue, the busiest first. */
export function queueTable(sight: Sight): SummaryTable {
  const { words, reader } = sight;
  const names = queueNames(reader);
  const rows = busiest(figureRows(sight, sight.span, 'total', ['queue'])).map((row) => {
    const label = String(row['queue']);
    return [label, names.get(label) ?? label, ...figuresOf(row)];
  });
  const columns = [column(words, 'queue', 'text'), column(words, 'name', 'text'), ...figureColumns(words)];
  return table(words, 'queues', columns, rows, [words.say('summary.note.queues')]);
}

/** By channel, language or business type, the busiest first. */
export function dimensionTable(
  sight: Sight,
  key: 'channels' | 'languages' | 'businesses',
  by: Extract<Dimension, 'channel' | 'language' | 'business'>,
): SummaryTable {
  const { words } = sight;
  const nameOf = (id: string): string =>
    (by === 'channel' ? words.sayKey(`channel.${id}`) : null) ?? saidOr(words, id);
  const rows = busiest(figureRows(sight, sight.span, 'total', [by])).map((row) => [
    nameOf(String(row[by])),
    ...figuresOf(row),
  ]);
  return table(words, key, [column(words, by, 'text'), ...figureColumns(words)], rows);
}

/** By team: what its agents did, and how its queues stood (metrics.md, Unit of counting). */
export function teamTable(sight: Sight): SummaryTable {
  const { words, reader, span } = sight;
  const labels = createLabels(reader.namesOf(['team']), reader.sourceIds());
  const teams = new Map(reader.namesOf(['team']).map((team) => [labels.shown(team.code), team]));
  const queueLabels = createLabels(reader.namesOf(['queue']), reader.sourceIds());
  const queues = new Map(
    figureRows(sight, span, 'total', ['queue']).map((row) => [String(row['queue']), row]),
  );
  const agents = new Map(figureRows(sight, span, 'total', ['team']).map((row) => [String(row['team']), row]));
  const rows = [...new Set([...teams.keys(), ...agents.keys()])].toSorted().flatMap((label) => {
    const team = teams.get(label);
    const mine = team === undefined ? [] : [...reader.queuesOf(team)];
    const ofQueues = mine
      .map((code) => queues.get(queueLabels.shown(code)))
      .filter((figures) => figures !== undefined);
    const row = agents.get(label);
    // A team of the roster that had nothing to do with this time.
    if (row === undefined && ofQueues.length === 0) return [];
    return [[saidOr(words, label), ...queueFigures(sight, ofQueues), ...agentFigures(row ?? {})]];
  });
  const columns = [
    column(words, 'team', 'text'),
    column(words, 'queueOffered', 'count'),
    column(words, 'queueConnectRate', 'rate'),
    ...counterColumns(words, ofTeams),
    ...metricColumns(words, ratedOfTeams),
  ];
  return table(words, 'teams', columns, rows, [words.say('summary.note.teams')]);
}

/** Of agents who did nothing every count is 0. */
function agentFigures(row: FigureRow): SummaryValue[] {
  return [
    ...ofTeams.map((name) => numberOf(row, name) ?? 0),
    ...ratedOfTeams.map((code) => metricValue(code, numberOf(row, code))),
  ];
}

/** Offers and connect rate of several queues together; a dash for a team without queues. */
function queueFigures({ reader, settings, span }: Sight, rows: readonly FigureRow[]): SummaryValue[] {
  if (rows.length === 0) return [null, null];
  const sum = (name: BaseCounter): number =>
    rows.reduce((total, row) => total + (numberOf(row, name) ?? 0), 0);
  const version = Math.max(...rows.map((row) => numberOf(row, 'formulaVersion') ?? 0));
  const { context } = formulasIn(reader, settings).ofSlot(span.start, span.end, version);
  const counters = {
    offered: sum('offered'),
    answered: sum('answered'),
    open: sum('open'),
    abandonedShort: sum('abandonedShort'),
    ended: sum('ended'),
  };
  const rate = valueOf(connectRateMetric, counters, { ...context, ledger: 'offer' });
  return [counters.offered, rate === null ? null : rounded(rate)];
}

function figureColumns(words: Words): SummaryColumn[] {
  return [
    ...counterColumns(words, counted),
    ...metricColumns(words, rated),
    { key: 'waitMsMax', title: words.say('peak.waitMsMax'), kind: 'duration' },
    { key: 'depthMax', title: words.say('peak.depthMax'), kind: 'count' },
  ];
}

function counterColumns(words: Words, names: readonly BaseCounter[]): SummaryColumn[] {
  return names.map((name) => ({ key: name, title: counterTitle(words, name), kind: 'count' }));
}

function metricColumns(words: Words, codes: readonly MetricCode[]): SummaryColumn[] {
  return codes.map((code) => ({ key: code, title: words.say(`metric.${code}`), kind: kindOfMetric(code) }));
}

/** In the order of `figureColumns`. */
function figuresOf(row: FigureRow): SummaryValue[] {
  return [
    ...counted.map((name) => numberOf(row, name)),
    ...rated.map((code) => metricValue(code, numberOf(row, code))),
    numberOf(row, 'waitMsMax'),
    numberOf(row, 'depthMax'),
  ];
}

/** Rows with anything to show: who never came to a queue is in none of the figures. */
function busiest(rows: readonly FigureRow[]): FigureRow[] {
  const some = rows.filter((row) => figuresOf(row).some((value) => value !== null && value !== 0));
  return some.toSorted((a, b) => Number(b['offered']) - Number(a['offered']));
}
