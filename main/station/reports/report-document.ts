import type { MadeReport, ReportArgs } from '../../../shared/contract/asks/report-asks.ts';
import { dimensionNames } from '../../../shared/measure/counters.ts';
import type { Dimension } from '../../../shared/measure/counters.ts';
import { reportFigures } from '../../../shared/measure/report-figures.ts';
import type { ReportFigure } from '../../../shared/measure/report-figures.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type {
  Summary,
  SummaryChart,
  SummaryColumn,
  SummaryTable,
  SummaryValue,
} from '../../../shared/model/summary.ts';
import { reportNotes } from '../../../shared/report-text/report-notes.ts';
import { differenceText, figureText, labelText, slotText } from '../../../shared/report-text/report-text.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { formatCount } from '../../../shared/words/format.ts';
import { figureTitle } from '../../../shared/words/figure-name.ts';
import type { Words } from '../../../shared/words/words.ts';

/** What a report becomes a document with. */
export interface DocumentParts {
  settings: Settings;
  args: ReportArgs;
  words: Words;
  title: string;
  /** Rows that this format has room for. */
  most: number;
  /** Now, epoch ms. */
  writtenAt: number;
  simulated: boolean;
}

/** More bars than this are a blur. */
const MOST_BARS = 400;
/** Figures that are told in a sentence each. */
const TOLD = 8;

/** A report as the document that every format of files is written from: its values, none computed anew. */
export function reportDocument(made: MadeReport, parts: DocumentParts): Summary {
  const { settings, args, words, title, writtenAt, simulated } = parts;
  const zone = createZone(settings.zone);
  const figures = reportFigures(args.figures);
  return {
    version: 1,
    kind: 'report',
    language: words.language,
    centre: settings.centre,
    zone: settings.zone,
    title: title || words.say('summary.title.report'),
    shift: '',
    team: '',
    leader: '',
    date: formatLocal(zone, args.from, 'date'),
    from: args.from,
    to: args.to,
    writtenAt,
    issue: 1,
    changes: [],
    simulated,
    digest: digestOf(made, parts, zone, figures),
    tables: [
      totalTable(made, figures, words),
      ...(args.slot === 'total' && args.by.length === 0 ? [] : [rowTable(made, parts, zone, figures)]),
    ],
    charts: chartsOf(made, parts, figures),
  };
}

function digestOf(
  { total }: MadeReport,
  { args, words }: DocumentParts,
  zone: Zone,
  figures: readonly ReportFigure[],
): string[] {
  const { say } = words;
  const minute = (ms: number): string => formatLocal(zone, ms, 'isoMinute').replace('T', ' ');
  const scope = Object.entries(args.scope).map(
    ([name, label]) =>
      `${say(`dimension.${name as Dimension}`)} ${labelText(name as Dimension, label, {}, words)}`,
  );
  const told = figures.slice(0, TOLD).map((figure, at) => {
    const [now, before] = [total.now[at] ?? null, total.before?.[at] ?? null];
    const said = { figure: figureTitle(figure.name, words), value: figureText(figure, now) };
    return total.before === null
      ? say('report.digest.figure', said)
      : say('report.digest.compared', {
          ...said,
          before: figureText(figure, before),
          difference: differenceText(figure, now, before),
        });
  });
  return [
    say('report.digest', {
      from: minute(args.from),
      to: minute(args.to),
      ledger: say(`ledger.${args.ledger}`),
    }),
    ...(args.by.length > 0
      ? [say('report.digest.by', { by: args.by.map((name) => say(`dimension.${name}`)).join(' × ') })]
      : []),
    ...(scope.length > 0 ? [say('report.digest.scope', { scope: scope.join(' · ') })] : []),
    ...told,
  ];
}

/** What all rows amount to: the total stands by itself, so that spreadsheets can filter and sum up the rows. */
function totalTable({ total }: MadeReport, figures: readonly ReportFigure[], words: Words): SummaryTable {
  return {
    key: 'total',
    title: words.say('report.total'),
    columns: figureColumns(figures, total.before !== null, words),
    rows: [figureValues(figures, total.now, total.before)],
    notes: [],
  };
}

function rowTable(
  made: MadeReport,
  { args, words, most }: DocumentParts,
  zone: Zone,
  figures: readonly ReportFigure[],
): SummaryTable {
  const by = dimensionNames.filter((name) => args.by.includes(name));
  const single = zone.dayOf(args.from).date === zone.dayOf(args.to - 1).date;
  const texts = made.slots.map(({ start, running }) => {
    const text = slotText(zone, start, { slot: args.slot, single, words });
    return running ? `${text} ${words.say('report.running')}` : text;
  });
  const labels = made.groups.map((group) =>
    group.map((label, at) => labelText(by[at]!, label, made.names, words)),
  );
  const all = made.rows.length + made.left;
  const rows = made.rows.slice(0, most);
  const told = {
    by,
    figures: args.figures,
    versions: made.versions.length,
    unmatched: made.compared !== null && made.slots.some(({ before }) => before === null),
  };
  return {
    key: 'report',
    title: words.say('report.table'),
    columns: [
      { key: 'slot', title: words.say('report.col.slot'), kind: 'text' },
      { key: 'start', title: words.say('report.from'), kind: 'time' },
      ...by.map((name): SummaryColumn => ({
        key: name,
        title: words.say(`dimension.${name}`),
        kind: 'text',
      })),
      ...figureColumns(figures, made.total.before !== null, words),
    ],
    rows: rows.map((row) => [
      texts[row.slot] ?? '',
      made.slots[row.slot]?.start ?? null,
      ...(labels[row.group] ?? []),
      ...figureValues(figures, row.now, made.total.before === null ? null : (row.before ?? [])),
    ]),
    notes: [
      words.say(`ledger.${args.ledger}.text`),
      ...reportNotes(told, words),
      ...(rows.length < all
        ? [words.say('report.note.cut', { shown: formatCount(rows.length), all: formatCount(all) })]
        : []),
    ],
  };
}

const kinds = { count: 'count', share: 'rate', seconds: 'duration', ms: 'duration' } as const;

function figureColumns(figures: readonly ReportFigure[], compared: boolean, words: Words): SummaryColumn[] {
  return figures.flatMap(({ name, unit }): SummaryColumn[] => {
    const title = figureTitle(name, words);
    const own = { key: name, title, kind: kinds[unit] };
    if (!compared) return [own];
    return [
      own,
      { ...own, key: `${name}Then`, title: `${title} · ${words.say('report.then')}` },
      { ...own, key: `${name}Difference`, title: `${title} · ${words.say('report.difference')}` },
    ];
  });
}

/** @param before of the compared range; null: nothing is compared */
function figureValues(
  figures: readonly ReportFigure[],
  now: readonly (number | null)[],
  before: readonly (number | null)[] | null,
): SummaryValue[] {
  return figures.flatMap((figure, at) => {
    const [here, there] = [inUnits(figure, now[at]), inUnits(figure, before?.[at])];
    if (before === null) return [here];
    return [here, there, here === null || there === null ? null : rounded(here - there)];
  });
}

/** Documents have durations in ms, reports averages in seconds. */
function inUnits({ unit }: ReportFigure, value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  return unit === 'seconds' ? Math.round(value * 1e6) / 1000 : value;
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** The first count as bars, the first rate as a line: slot by slot, or group by group where there is one slot. */
function chartsOf(
  made: MadeReport,
  { args, words, settings }: DocumentParts,
  figures: readonly ReportFigure[],
): SummaryChart[] {
  const alone = args.by.length === 0 || (made.slots.length === 1 && args.by.length === 1);
  if (!alone || made.rows.length < 2 || made.rows.length > MOST_BARS) return [];
  const bar = figures.find(({ unit }) => unit === 'count');
  const line = figures.find(({ unit }) => unit === 'share');
  const shown = [bar, line].filter((figure) => figure !== undefined);
  if (shown.length === 0) return [];
  return [
    {
      key: 'curve',
      title: words.say('report.chart.title', {
        figure: shown.map(({ name }) => figureTitle(name, words)).join(' · '),
        ledger: words.say(`ledger.${args.ledger}`),
      }),
      table: 'report',
      category: args.by[0] ?? 'slot',
      bars: bar === undefined ? [] : [bar.name],
      stacked: false,
      lines: line === undefined ? [] : [line.name],
      target: line?.name === 'connectRate' ? settings.targets.connectRate : null,
    },
  ];
}
