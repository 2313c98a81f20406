import { memo } from 'react';
import { useCell, useStation, useTopic, useWall } from '../../link/use-station.ts';
import { alike } from '../alike.ts';
import { inSteps } from '../in-steps.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { type ClassRow, classRows } from './view.ts';
import '../parts/rows.css';
import './panel.css';

const STEPS = 400;
/** Room of the names, in sizes of their type. */
const ROOM = 8;

/** What the orders in hand are about: each class with its share. `most`: rows there is room for. */
export function Panel({ most }: { most: number }) {
  const { words } = useWall();
  const shares = useTopic('orderShares') ?? {};
  const nodes = useCell('trees', 'categories')?.nodes ?? [];
  if (useStation() === undefined) return null;
  const rows = classRows(shares, nodes, most, ROOM, words);
  const title = words.say('orders.classes');
  return (
    <Tile name="order-classes" title={title}>
      <table className="rows class-rows">
        <thead>
          <tr>
            <th scope="col" className="row-name">
              {title}
            </th>
            <td />
            <th scope="col">{words.say('orders.share')}</th>
            <th scope="col">{words.say('orders.openShort')}</th>
            <th scope="col">{words.say('orders.rateShort')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      <StaleMark />
      {rows.length === 0 && <p className="note">{words.say('orders.classesNone')}</p>}
    </Tile>
  );
}

const Row = memo(function Row({ row: { name, share, shareText, open, rate } }: { row: ClassRow }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="class-bar" aria-hidden="true">
        <i style={{ width: inSteps(share, STEPS) }} />
      </td>
      <td>{shareText}</td>
      <td>{open}</td>
      <td>{rate}</td>
    </tr>
  );
}, alike);
