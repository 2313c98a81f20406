import type { BaseCounter } from '../../../shared/measure/counters.ts';
import { distanceToTarget } from '../../../shared/measure/distance-to-target.ts';
import { keptFraction } from '../../../shared/measure/metric.ts';
import type { MetricCode } from '../../../shared/measure/metric.ts';
import { metrics } from '../../../shared/measure/metrics.ts';
import { confidence } from '../../../shared/measure/wilson.ts';
import type { SummaryTable, SummaryValue } from '../../../shared/model/summary.ts';
import type { Span } from '../../../shared/time/slots.ts';
import { formatCount } from '../../../shared/words/format.ts';
import { formulasIn } from '../slots/formulas.ts';
import { figureRows, numberOf } from './report-figures.ts';
import type { FigureRow } from './report-figures.ts';
import type { Sight } from './summary-asked.ts';
import { column, counterTitle, metricValue, rounded, table } from './summary-table.ts';

const rates = [
  'connectRate',
  'serviceLevel',
  'abandonRate',
  'overallConnectRate',
  'fcr',
  'repeatRate',
  'satisfaction',
  'complaintRate',
  'occupancy',
  'utilisation',
] as const satisfies MetricCode[];
const times = ['asa', 'att', 'hold', 'acw', 'aht'] as const satisfies MetricCode[];
const counts = [
  'offered',
  'answered',
  'abandoned',
  'abandonedShort',
  'flowedOut',
  'lost',
  'open',
  'ivrEntered',
  'ivrLeft',
  'selfServed',
  'refused',
  'callbacks',
  'transferred',
  'ringNoAnswer',
  'complaints',
] as const satisfies BaseCounter[];
/** What these divide is time, not contacts. */
const ofTime: ReadonlySet<MetricCode> = new Set(['occupancy', 'utilisation']);

/** The centre's figures of the span and of those it is compared with; null: nothing is known of that time. */
export interface CentreFigures {
  now: FigureRow;
  previous: FigureRow | null;
  earlier: FigureRow | null;
}

/** Reads them once: every table and line takes them from here. */
export function centreFigures(sight: Sight): CentreFigures {
  const of = (span: Span): FigureRow => figureRows(sight, span, 'total', [])[0] ?? {};
  const known = (span: Span | null): FigureRow | null => {
    const row = span && of(span);
    return row !== null && counts.some((name) => (numberOf(row, name) ?? 0) > 0) ? row : null;
  };
  return { now: of(sight.span), previous: known(sight.previous), earlier: known(sight.earlier) };
}

/** Rates against target and against earlier times; then averages and volumes. */
export function kpiTables(sight: Sight, figures: CentreFigures): SummaryTable[] {
  const { words, kind } = sight;
  const { now, previous, earlier } = figures;
  const compared = (of: 'rate' | 'duration' | 'count') => [
    { ...column(words, `previous.${kind}`, of), key: 'previous' },
    { ...column(words, `earlier.${kind}`, of), key: 'earlier' },
  ];
  const all = (of: (row: FigureRow) => number | null): SummaryValue[] =>
    [now, previous, earlier].map((row) => row && of(row));
  const open = numberOf(now, 'open') ?? 0;
  const peaks = [
    ['waitMsMax', 'duration'],
    ['depthMax', 'count'],
  ] as const;
  const [longest, deepest] = peaks.map(([name]) => [
    words.say(`peak.${name}`),
    ...all((row) => numberOf(row, name)),
  ]);
  return [
    table(
      words,
      'kpi',
      [
        column(words, 'metric', 'text'),
        column(words, 'value', 'rate'),
        column(words, 'target', 'rate'),
        column(words, 'gap', 'rate'),
        column(words, 'distance', 'text'),
        ...compared('rate'),
        column(words, 'contacts', 'count'),
        column(words, 'low', 'rate'),
        column(words, 'high', 'rate'),
      ],
      rates.map((code) => rateRow(sight, figures, code)),
      [
        words.say('summary.note.offer'),
        words.say('summary.note.interval'),
        ...(open > 0 ? [words.say('summary.note.open', { n: formatCount(open) })] : []),
      ],
    ),
    table(
      words,
      'kpiTimes',
      [column(words, 'metric', 'text'), column(words, 'value', 'duration'), ...compared('duration')],
      [
        ...times.map((code) => [
          words.say(`metric.${code}`),
          ...all((row) => metricValue(code, numberOf(row, code))),
        ]),
        longest!,
      ],
    ),
    table(
      words,
      'kpiCounts',
      [column(words, 'metric', 'text'), column(words, 'value', 'count'), ...compared('count')],
      [...counts.map((name) => [counterTitle(words, name), ...all((row) => numberOf(row, name))]), deepest!],
    ),
  ];
}

function rateRow(sight: Sight, figures: CentreFigures, code: (typeof rates)[number]): SummaryValue[] {
  const { words, settings } = sight;
  const value = numberOf(figures.now, code);
  const target = code === 'connectRate' || code === 'serviceLevel' ? settings.targets[code] : null;
  const { numerator, denominator } = fractionOf(sight, figures.now, code);
  const contacts = ofTime.has(code) ? null : denominator;
  // Complaints may come from elsewhere and then are no share of the contacts.
  const sampled = contacts !== null && numerator !== null && numerator <= contacts;
  const interval = sampled ? confidence(numerator, contacts) : null;
  return [
    words.say(`metric.${code}`),
    value,
    target,
    value === null || target === null ? null : rounded(value - target),
    code === 'connectRate' ? distanceText(sight, figures.now) : null,
    figures.previous && numberOf(figures.previous, code),
    figures.earlier && numberOf(figures.earlier, code),
    contacts,
    interval && rounded(interval.low),
    interval && rounded(interval.high),
  ];
}

function fractionOf({ reader, settings, span }: Sight, row: FigureRow, code: MetricCode) {
  const { context } = formulasIn(reader, settings).ofSlot(
    span.start,
    span.end,
    numberOf(row, 'formulaVersion') ?? 0,
  );
  const counters = Object.fromEntries(Object.keys(row).map((name) => [name, numberOf(row, name)]));
  return keptFraction(metrics[code], counters, { ...context, ledger: 'offer' });
}

/** How far the connect rate is from its target, in contacts; null where nothing was offered. */
export function distanceText({ words, settings, reader, span }: Sight, now: FigureRow): string | null {
  const of = (name: BaseCounter): number => numberOf(now, name) ?? 0;
  const { excludeShortAbandons } = formulasIn(reader, settings).ofSlot(
    span.start,
    span.end,
    numberOf(now, 'formulaVersion') ?? 0,
  ).context;
  const distance = distanceToTarget(
    {
      offered: of('offered'),
      answered: of('answered'),
      open: of('open'),
      abandonedShort: of('abandonedShort'),
    },
    { target: settings.targets.connectRate, excludeShortAbandons },
  );
  if (distance === null || (distance.kind !== 'outOfReach' && distance.contacts === Infinity)) return null;
  if (distance.kind === 'outOfReach') return words.say('summary.distance.out');
  return words.say(`summary.distance.${distance.kind}`, { n: formatCount(distance.contacts) });
}
