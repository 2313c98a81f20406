import { memo } from 'react';
import type { MixDimension } from '../../../shared/contract/topics.ts';
import { useStation, useTopic, useWall } from '../../link/use-station.ts';
import { alike } from '../alike.ts';
import { inSteps } from '../in-steps.ts';
import { LevelCell } from '../parts/LevelCell.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { type MixRow, mixRows } from './view.ts';
import '../parts/rows.css';
import './panel.css';

const STEPS = 400;

/** The day by one dimension: who came in, asked for a human, was answered. `most`: rows there is room for. */
export function Panel({ dimension, most }: { dimension: MixDimension; most: number }) {
  const { words } = useWall();
  const mix = useTopic('mix');
  const station = useStation();
  if (station === undefined) return null;
  const rows = mixRows(mix ?? {}, dimension, most, station, words);
  const title = words.say(`mix.${dimension}`);
  return (
    <Tile name={`mix-table mix-${dimension}`} title={title}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col" colSpan={2} className="row-name">
              {title}
            </th>
            <th scope="col">{words.say('mix.entered')}</th>
            <th scope="col">{words.say('mix.offered')}</th>
            <th scope="col">{words.say('slots.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="note">{words.say('mix.none')}</p>}
      <StaleMark />
    </Tile>
  );
}

const Row = memo(function Row({ row }: { row: MixRow }) {
  const { bar } = row;
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td className="mix-bar" aria-hidden="true">
        <span>
          <i className="mix-entered" style={{ width: inSteps(bar.entered, STEPS) }} />
          <i className="mix-offered" style={{ width: inSteps(bar.offered, STEPS) }} />
          <i className="mix-answered" style={{ width: inSteps(bar.answered, STEPS) }} />
        </span>
      </td>
      <td>{row.entered}</td>
      <td>{row.offered}</td>
      <LevelCell {...row.rate} />
    </tr>
  );
}, alike);
