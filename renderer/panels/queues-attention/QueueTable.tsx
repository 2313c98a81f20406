import { memo } from 'react';
import { useWall } from '../../link/use-station.ts';
import { LevelCell } from '../parts/LevelCell.tsx';
import { alike } from '../alike.ts';
import type { QueueRow } from './view.ts';

export function QueueTable({ title, rows }: { title: string; rows: QueueRow[] }) {
  const { words } = useWall();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{title}</th>
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
      <LevelCell text={row.depth.text} level={row.depth.level} />
      <LevelCell text={row.wait.text} level={row.wait.level} />
      <LevelCell text={row.rate.text} level={row.rate.level} />
      <LevelCell text={row.today.text} level={row.today.level} />
    </tr>
  );
}, alike);
