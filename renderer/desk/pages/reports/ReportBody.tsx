import { useMemo } from 'react';
import type { MadeReport, ReportArgs } from '../../../../shared/contract/asks/report-asks.ts';
import { reportFigures } from '../../../../shared/measure/report-figures.ts';
import { reportNotes } from '../../../../shared/report-text/report-notes.ts';
import { labelText, slotText } from '../../../../shared/report-text/report-text.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ReportChart } from './ReportChart.tsx';
import { ReportTable } from './ReportTable.tsx';
import type { ChangeReports, ReportsAddress } from './reports-address.ts';

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
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const queues = useTopic('queueNames');
  const texts = useMemo(() => {
    const { by, slot, from, to } = args;
    const single = zone.dayOf(from).date === zone.dayOf(to - 1).date;
    const names = { ...queues, ...made.names };
    const label = (at: number, text: string): string => labelText(by[at] ?? 'site', text, names, words);
    return {
      label,
      slots: made.slots.map(({ start }) => slotText(zone, start, { slot, single, words })),
      groups: made.groups.map((labels) => labels.map((text, at) => label(at, text)).join(' · ')),
    };
  }, [args, made, queues, words, zone]);
  if (made.rows.length === 0) return <EmptyNote title={say('report.none')} text={say('report.none.text')} />;
  const figures = reportFigures(args.figures);
  const all = made.rows.length + made.left;
  const minute = (ms: number): string => formatLocal(zone, ms, 'isoMinute').replace('T', ' ');
  const notes = reportNotes(
    {
      by: args.by,
      figures: args.figures,
      versions: made.versions.length,
      unmatched: made.compared !== null && made.slots.some(({ then }) => then === null),
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
      <p className="report-said" role="status" aria-busy={busy}>
        {made.left > 0
          ? say('report.left', { all: formatCount(all), shown: formatCount(made.rows.length) })
          : say('report.rows', { rows: formatCount(all) })}
        {made.compared !== null && (
          <span>
            {say('report.compared', { from: minute(made.compared.start), to: minute(made.compared.end) })}
          </span>
        )}
      </p>
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
