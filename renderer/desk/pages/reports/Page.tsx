import { useEffect, useMemo } from 'react';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { FaultLine } from '../../parts/FaultLine.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { useAddress } from '../../use-address.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { ReportBar } from './ReportBar.tsx';
import { ReportBody } from './ReportBody.tsx';
import { questionOf } from './report-question.ts';
import { reportsAddress, stateOf } from './reports-address.ts';
import { SavedReports } from './SavedReports.tsx';
import { useSaved } from './use-saved.ts';
import './reports.css';

/** A range that still grows is asked for again this often, ms. */
const AGAIN_MS = 60_000;

/** 报表: any range by slot and dimensions, beside another range; kept for the centre, and written as files. */
export function Page() {
  const { words } = useWall();
  const { say } = words;
  const station = useStation();
  const [address, change] = useAddress(reportsAddress);
  const zone = zoneNamed(station?.zone ?? 'UTC');
  const today = station?.today.date ?? '';
  const question = useMemo(
    () => (today === '' ? null : questionOf(zone, address, today)),
    [zone, address, today],
  );
  const asked = useAsk('report.query', question?.args ?? null);
  const { again, answer } = asked;
  const saved = useSaved();
  const grows = question !== null && question.days.last >= today;
  useEffect(() => {
    if (!grows) return undefined;
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [again, grows]);
  if (question === null) return <Loading rows={12} />;
  const state = stateOf(address);
  const made = answer?.made;
  return (
    <div className="reports">
      <PageHead title={say('desk.page.reports')}>
        <SavedReports address={address} change={change} saved={saved} />
        <ExportMenu
          args={question.args}
          title={saved.reports.find(({ id }) => id === address.report)?.name ?? ''}
        />
      </PageHead>
      <ReportBar
        address={address}
        state={state}
        days={question.days}
        today={today}
        seconds={made?.seconds ?? station?.serviceLevelSeconds ?? []}
        change={change}
      />
      {question.problem !== null && <FaultLine text={say(question.problem)} />}
      {asked.fault !== undefined && <ErrorNote fault={asked.fault} again={again} />}
      {answer?.made === null && (
        <EmptyNote
          title={say('report.cells', { cells: formatCount(answer.cells), most: formatCount(answer.most) })}
        />
      )}
      {question.args !== null && answer === undefined && asked.fault === undefined && <Loading rows={12} />}
      {question.args !== null && made && (
        <ReportBody made={made} args={question.args} address={address} change={change} busy={asked.loading} />
      )}
    </div>
  );
}
