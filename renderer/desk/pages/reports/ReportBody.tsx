import type { MadeReport, ReportArgs } from '../../../../shared/contract/asks/report-asks.ts';
import { reportFigures } from '../../../../shared/measure/report-figures.ts';
import { reportNotes } from '../../../../shared/report-text/report-notes.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ReportChart } from './ReportChart.tsx';
import { ReportTable } from './ReportTable.tsx';
import type { ChangeReports, ReportsAddress } from './reports-address.ts';
import { useReportTexts } from './use-report-texts.ts';

/** A report that has been made: chart, table, and what must be known to read it. */
export function ReportBody({
  made,
  args,
  address,
  change,
  busy,
}: {
  made: MadeReport;
  args: ReportArgs;
  address: ReportsAddress;
  change: ChangeReports;
  busy: boolean;
}) {
  const { words } = useWall();
  const { say } = words;
  const texts = useReportTexts(made, args);
  if (made.rows.length === 0) return <EmptyNote title={say('report.none')} text={say('report.none.text')} />;
  const figures = reportFigures(args.figures);
  const notes = reportNotes(
    {
      by: args.by,
      figures: args.figures,
      versions: made.versions.length,
      unmatched: made.compared !== null && made.slots.some(({ before }) => before === null),
    },
    words,
  );
  return (
    <>
      <ReportChart
        made={made}
        args={args}
        figures={figures}
        texts={texts}
        address={address}
        change={change}
      />
      <RowsSaid made={made} busy={busy} />
      <ReportTable
        made={made}
        args={args}
        figures={figures}
        texts={texts}
        address={address}
        change={change}
      />
      <ul className="report-notes">
        {[say(`ledger.${args.ledger}.text`), ...notes].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

/** How many rows there are, and what they are compared with. */
function RowsSaid({ made: { rows, left, compared }, busy }: { made: MadeReport; busy: boolean }) {
  const { say } = useWall().words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const all = formatCount(rows.length + left);
  const minute = (ms: number): string => formatLocal(zone, ms, 'isoMinute').replace('T', ' ');
  return (
    <p className="report-said" role="status" aria-busy={busy}>
      {left > 0
        ? say('report.left', { all, shown: formatCount(rows.length) })
        : say('report.rows', { rows: all })}
      {compared !== null && (
        <span>{say('report.compared', { from: minute(compared.start), to: minute(compared.end) })}</span>
      )}
    </p>
  );
}
