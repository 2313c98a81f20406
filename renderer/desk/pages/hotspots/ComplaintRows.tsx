import type { ComplaintRow } from '../../../../shared/contract/asks/hotspot-asks.ts';
import type { TreePath } from '../../../../shared/model/hotspot.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { placeLine } from '../../../complaints/place-names.ts';
import { useTrees } from '../../../complaints/use-trees.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { MOST_LISTED } from './hotspots-limits.ts';
import type { Span } from './shown-hotspot.ts';

/** The complaints of a class in a region and a time, the newest first. */
export function ComplaintRows({ question }: { question: Span & { category: TreePath; region: TreePath } }) {
  const { say } = useWall().words;
  const { category, region, from, to } = question;
  const { answer, fault, again } = useAsk('complaints.rows', {
    from,
    to,
    category: [...category],
    region: [...region],
    limit: MOST_LISTED,
  });
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (answer === undefined) return <Loading rows={4} />;
  if (answer.rows.length === 0) return <p className="hotspots-dim">{say('desk.hotspots.complaints.none')}</p>;
  return (
    <>
      <table className="hotspot-table" aria-label={say('desk.hotspots.complaints')}>
        <thead>
          <tr>
            <th scope="col">{say('desk.hotspots.complaint.at')}</th>
            <th scope="col">{say('desk.hotspots.complaint.id')}</th>
            <th scope="col">{say('desk.hotspots.complaint.place')}</th>
            <th scope="col">{say('desk.hotspots.complaint.text')}</th>
            <th scope="col">{say('desk.hotspots.complaint.contact')}</th>
            <th scope="col">{say('desk.hotspots.complaint.order')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row) => (
            <Row key={`${row.source} ${row.complaint}`} row={row} />
          ))}
        </tbody>
      </table>
      {answer.more && (
        <p className="hotspots-dim">{say('desk.hotspots.complaints.more', { count: answer.rows.length })}</p>
      )}
    </>
  );
}

function Row({ row }: { row: ComplaintRow }) {
  const { words } = useWall();
  const trees = useTrees();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  return (
    <tr>
      <td className="time">{formatLocal(zone, row.at, 'isoMinute').replace('T', ' ')}</td>
      <th scope="row">{row.complaint}</th>
      <td>{placeLine(row, trees, words)}</td>
      <td className="complaint-text">{row.text}</td>
      <td>{row.contact}</td>
      <td>{row.order}</td>
    </tr>
  );
}
