import { memo } from 'react';
import { useWall } from '../../link/use-station.ts';
import { alike } from '../alike.ts';
import { Glyph } from '../parts/Glyph.tsx';
import type { DueRow } from './view.ts';
import '../parts/rows.css';
import './panel.css';

const columns = ['time', 'order', 'what', 'unit', 'marks'] as const;

/** Orders a line each, under their title. */
export function DueTable({ rows, title }: { rows: readonly DueRow[]; title: string }) {
  const { say } = useWall().words;
  return (
    <table className="rows due-rows">
      <colgroup>
        {columns.map((column) => (
          <col key={column} className={`due-${column}`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col" colSpan={2} className="row-name">
            {title}
          </th>
          <th scope="col">{say('orders.kindLink')}</th>
          <th scope="col">{say('orders.unit')}</th>
          <th scope="col">
            <span className="unseen">{say('orders.marks')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.order} row={row} />
        ))}
      </tbody>
    </table>
  );
}

const Row = memo(function Row({ row }: { row: DueRow }) {
  const { say } = useWall().words;
  const { order, time, level, what, unit, suspended, marks } = row;
  return (
    <tr data-suspended={suspended || undefined}>
      <td data-level={level ?? undefined}>
        {level !== null && <Glyph name={level} />}
        {level !== null && <span className="unseen">{say(`level.${level}`)}</span>}
        {suspended && <Glyph name="paused" />}
        <time>{time}</time>
      </td>
      <th scope="row">{order}</th>
      <td className="due-text">{what}</td>
      <td>{unit}</td>
      <td className="due-text">
        {marks.map(({ name, text }) => (
          <span key={name} className={`mark-${name}`}>
            {text}
          </span>
        ))}
      </td>
    </tr>
  );
}, alike);
