import { useWall } from '../../../link/use-station.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { HotspotTable } from './HotspotTable.tsx';
import { SpanInputs } from './SpanInputs.tsx';
import { HISTORY_DAYS, MOST_LISTED } from './hotspots-limits.ts';
import { useSpan } from './use-span.ts';

/** The hotspots of some days. */
export function HistoryTab() {
  const { say } = useWall().words;
  const span = useSpan(HISTORY_DAYS);
  const { answer, fault, again } = useAsk('hotspots.list', span && { ...span, limit: MOST_LISTED });
  return (
    <>
      <div className="hotspots-bar">{span !== null && <SpanInputs span={span} />}</div>
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      {answer === undefined && fault === undefined && <Loading rows={8} />}
      {answer?.rows.length === 0 && <EmptyNote title={say('desk.hotspots.history.none')} />}
      {answer !== undefined && answer.rows.length > 0 && (
        <HotspotTable list={answer.rows} label={say('desk.hotspots.tab.history')} past />
      )}
      {answer?.rows.length === MOST_LISTED && (
        <p className="hotspots-dim">{say('desk.hotspots.history.most', { count: MOST_LISTED })}</p>
      )}
    </>
  );
}
