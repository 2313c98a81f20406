import { memo } from 'react';
import { useWall } from '../../link/use-station.ts';
import { LevelCell } from '../parts/LevelCell.tsx';
import { alike } from '../alike.ts';
import type { QueueRow } from './view.ts';
import '../parts/rows.css';

export function QueueTable({ title, rows }: { title: string; rows: QueueRow[] }) {
  const { words } = useWall();
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col" className="row-name">
            {title}
          </th>
          <th scope="col">{words.say('queues.depth')}</th>
          <th scope="col">{words.say('queues.wait')}</th>
          <th scope="col">{words.say('queues.rate')}</th>
          <th scope="col">{words.say('queues.today')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.queue} row={row} />
        ))}
      </tbody>
    </table>
  );
}

const Row = memo(function Row({ row }: { row: QueueRow }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <LevelCell {...row.depth} />
      <LevelCell {...row.wait} />
      <LevelCell {...row.rate} />
      <LevelCell {...row.today} />
    </tr>
  );
}, alike);
