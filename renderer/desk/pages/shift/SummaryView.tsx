import type { Summary, SummaryTable, SummaryValueKind } from '../../../../shared/model/summary.ts';
import { chartsOf } from '../../../../shared/summary-text/chart-data.ts';
import { summaryHead } from '../../../../shared/summary-text/summary-head.ts';
import { targetOf, valueText } from '../../../../shared/summary-text/value-text.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { SummaryChart } from './SummaryChart.tsx';

/** A summary as the files have it: its head, the lines for a chat group, the charts and every table. */
export function SummaryView({ summary }: { summary: Summary }) {
  const { words } = useWall();
  const { say } = words;
  const zone = zoneNamed(summary.zone);
  const { title, subtitle, span, marks } = summaryHead(summary, zone, words);
  const { writtenAt, to, digest, tables } = summary;
  const at = formatLocal(zone, writtenAt, 'iso').replace('T', ' ');
  return (
    <article className="summary" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p>{subtitle}</p>
        <p className="dim">
          {span} · {say(writtenAt < to ? 'desk.shift.summary.running' : 'desk.shift.summary.asOf', { at })}
        </p>
        {marks.length > 0 && <p className="summary-marks">{marks.join(' · ')}</p>}
      </header>
      <ul className="summary-digest">
        {digest.slice(1).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="summary-charts">
        {chartsOf(summary).map((data) => (
          <SummaryChart key={data.chart.key} data={data} zone={zone} />
        ))}
      </div>
      {tables.map((table) => (
        <TableView key={table.key} summary={summary} table={table} />
      ))}
    </article>
  );
}

function TableView({ summary, table }: { summary: Summary; table: SummaryTable }) {
  const { say } = useWall().words;
  const zone = zoneNamed(summary.zone);
  const { key, title, columns, rows, notes } = table;
  const classOf = (kind: SummaryValueKind) => (kind === 'text' || kind === 'time' ? kind : 'number');
  return (
    <section data-table={key}>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className="dim">{say('desk.shift.summary.empty')}</p>
      ) : (
        <div className="table-room" role="region" tabIndex={0} aria-label={title}>
          <table className="shift-table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.key} scope="col" className={classOf(column.kind)}>
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                // Rows have no names of their own and never change places: another summary is drawn anew.
                <tr key={at}>
                  {columns.map((column, place) => (
                    <td key={column.key} className={classOf(column.kind)}>
                      {valueText(zone, column, row[place] ?? null, targetOf(summary, table, column.key, row))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {notes.map((note) => (
        <p key={note} className="dim">
          {note}
        </p>
      ))}
    </section>
  );
}
