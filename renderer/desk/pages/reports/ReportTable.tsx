import { type CSSProperties, memo, useMemo } from 'react';
import type {
  MadeReport,
  ReportArgs,
  ReportLine,
  ReportSlot,
} from '../../../../shared/contract/asks/report-asks.ts';
import type { Dimension } from '../../../../shared/measure/counters.ts';
import type { ReportFigure } from '../../../../shared/measure/report-figures.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { alike } from '../../../panels/alike.ts';
import { WindowedRows } from '../../parts/WindowedRows.tsx';
import { cardScope, isPartition, type Labels } from './report-card.ts';
import { type CardPlace, ReportCells } from './ReportCells.tsx';
import { ReportHead } from './ReportHead.tsx';
import { sortedRows } from './report-rows.ts';
import type { ChangeReports, ReportsAddress } from './reports-address.ts';
import type { ReportTexts } from './use-report-texts.ts';

/** Height of a row, rem; reports.css has the same. */
const ROW_REM = 2.1;

/** The rows of a report under their total. */
export function ReportTable({
  made,
  args,
  figures,
  texts,
  address: { sort, rising },
  change,
}: {
  made: MadeReport;
  args: ReportArgs;
  figures: readonly ReportFigure[];
  texts: ReportTexts;
  address: Pick<ReportsAddress, 'sort' | 'rising'>;
  change: ChangeReports;
}) {
  const { say } = useWall().words;
  const teams = useTopic('teamNames') ?? {};
  const { by, ledger } = args;
  const rows = useMemo(
    () => sortedRows(made, { by, figures: figures.map(({ name }) => name), sort, rising, text: texts.label }),
    [made, by, figures, sort, rising, texts],
  );
  const scoped = scopeLabels(args);
  const place = (labels: Labels): CardPlace => ({ scope: cardScope(labels, teams), ledger });
  const compared = made.total.before !== null;
  const head = (
    <ReportHead
      by={by}
      figures={figures}
      made={made}
      card={isPartition(by) ? place(scoped) : { scope: null, ledger }}
      span={{ start: args.from, end: args.to }}
      order={{ sort, rising, change }}
    />
  );
  return (
    <div
      className="report-table"
      style={columnsOf(by.length, figures.length, compared)}
      data-compared={compared || undefined}
    >
      <WindowedRows
        count={rows.length}
        rowRem={ROW_REM}
        label={say('report.table')}
        head={head}
        row={(at) => {
          const row = rows[at];
          const slot = row && made.slots[row.slot];
          if (row === undefined || slot === undefined) return null;
          const labels = groupLabels(by, made.groups[row.group] ?? [], texts);
          const card = place([...scoped, ...labels]);
          const name = texts.slots[row.slot] ?? '';
          return <Line {...{ at, name, slot, row, labels, figures, compared, card }} />;
        }}
      />
    </div>
  );
}

function scopeLabels({ scope }: ReportArgs): Labels {
  const pairs = Object.entries(scope) as [Dimension, string][];
  return pairs.map(([dimension, label]) => ({ dimension, label, text: label }));
}

function groupLabels(by: readonly Dimension[], labels: readonly string[], texts: ReportTexts): Labels {
  return by.map((dimension, at) => {
    const label = labels[at] ?? '';
    return { dimension, label, text: texts.label(at, label) };
  });
}

/** Widths of the columns, rem; all rows have the same. */
function columnsOf(dimensions: number, figures: number, compared: boolean): CSSProperties {
  const sides = compared ? ` ${'minmax(5.5rem, 1fr) '.repeat(2)}` : '';
  const columns = [
    '11.5rem',
    'minmax(8rem, 14rem) '.repeat(dimensions),
    `minmax(7.5rem, 1fr)${sides} `.repeat(figures),
  ].join(' ');
  const rem = 13 + dimensions * 9 + figures * (compared ? 21 : 8.4);
  return { '--columns': columns, '--width': `${rem}rem` } as CSSProperties;
}

const Line = memo(function Line(given: {
  at: number;
  name: string;
  slot: ReportSlot;
  row: ReportLine;
  labels: Labels;
  figures: readonly ReportFigure[];
  compared: boolean;
  card: CardPlace;
}) {
  const { at, name, slot, row, labels, figures, compared, card } = given;
  const { say } = useWall().words;
  return (
    <div className="report-line" role="row" aria-rowindex={at + 3} data-running={slot.running || undefined}>
      <span role="rowheader">
        {name}
        {slot.running && <small>{say('report.running')}</small>}
      </span>
      {labels.map(({ dimension, text }) => (
        <span key={dimension} role="cell" className="label" title={text}>
          {text}
        </span>
      ))}
      <ReportCells
        figures={figures}
        now={row.now}
        before={row.before}
        compared={compared}
        card={card}
        span={slot}
        other={slot.before}
      />
    </div>
  );
}, alike);
