import { memo } from 'react';
import { useWall } from '../../link/use-station.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { alike } from '../alike.ts';
import type { Figure, QueueRow } from './view.ts';

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
      <FigureCell figure={row.depth} />
      <FigureCell figure={row.wait} />
      <FigureCell figure={row.rate} />
      <FigureCell figure={row.today} />
    </tr>
  );
}, alike);

/** Only what needs somebody has a colour and a glyph. */
function FigureCell({ figure: { text, level } }: { figure: Figure }) {
  const { words } = useWall();
  if (level === null || level === 'normal') return <td>{text}</td>;
  return (
    <td data-level={level}>
      <Glyph name={level} />
      <span className="unseen">{words.say(`level.${level}`)}</span>
      {text}
    </td>
  );
}
