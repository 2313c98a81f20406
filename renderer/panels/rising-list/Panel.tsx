import { memo, useRef } from 'react';
import { useTrees } from '../../complaints/use-trees.ts';
import { useStation, useTopic, useWall } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { alike } from '../alike.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useRoom } from '../use-room.ts';
import { type RisingRoom, type RisingRow, risingView } from './view.ts';
import '../parts/rows.css';
import './panel.css';

/** Design units: heights of the head and of a row; the columns but the first, as panel.css has them; type, and what is after a name. */
const SIZES = { head: 42, row: 46, columns: 552, where: 160, type: 28, after: 24 };

function roomFor({ width, height }: { width: number; height: number }): RisingRoom {
  const ems = (column: number) => (column - SIZES.after) / SIZES.type;
  return {
    rows: Math.max(1, Math.floor((height - SIZES.head) / SIZES.row)),
    whatEms: ems(width - SIZES.columns),
    whereEms: ems(SIZES.where),
  };
}

/** What else grows, and since when. */
export function Panel() {
  const { words } = useWall();
  const { say } = words;
  const hotspots = useTopic('hotspots') ?? {};
  const topics = useTopic('risingTopics') ?? {};
  const trees = useTrees();
  const station = useStation();
  const place = useRef<HTMLDivElement>(null);
  const measured = useRoom(place);
  if (station === undefined) return null;
  const room = roomFor(measured ?? { width: 0, height: 0 });
  const zone = zoneNamed(station.zone);
  const view = risingView({ hotspots, topics, trees, zone, dayStart: station.today.start, room, words });
  const title = say(view.hotspots ? 'hotspots.rising' : 'hotspots.rising.alone');
  return (
    <Tile name="rising-list" title={title}>
      <div className="chart-head">
        <h2 className="label">
          {title} {view.rows.length === 0 && <em>{say('hotspots.rising.none')}</em>}
        </h2>
        <StaleMark />
      </div>
      <div ref={place} className="rising-room">
        {view.rows.length > 0 && measured !== null && <Rows title={title} rows={view.rows} />}
        {view.more > 0 && <p className="note">{say('hotspots.rising.more', { count: view.more })}</p>}
      </div>
    </Tile>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly RisingRow[] }) {
  const { say } = useWall().words;
  return (
    <table className="rows">
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col" className="row-name">
            {say('hotspots.rising.what')}
          </th>
          <th scope="col" className="row-name">
            {say('hotspots.rising.where')}
          </th>
          <th scope="col">{say('hotspots.rising.n')}</th>
          <th scope="col">{say('hotspots.rising.expected')}</th>
          <th scope="col">{say('hotspots.rising.degree')}</th>
          <th scope="col">{say('hotspots.rising.since')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
    </table>
  );
}

const Row = memo(function Row({ row }: { row: RisingRow }) {
  return (
    <tr>
      <th scope="row">{row.what}</th>
      <td className="row-name">{row.where}</td>
      <td>{row.n}</td>
      <td className="usual">{row.expected}</td>
      <td data-level={row.level}>
        {row.level !== 'normal' && <Glyph name={row.level} />}
        {row.degree}
      </td>
      <td>{row.since}</td>
    </tr>
  );
}, alike);
