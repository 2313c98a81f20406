import { memo } from 'react';
import { useStation, useTopic, useWall } from '../../link/use-station.ts';
import { alike } from '../alike.ts';
import { LevelCell } from '../parts/LevelCell.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useLinesTaken } from '../use-lines-taken.ts';
import { type ScreenForm, useScreenForm } from '../use-screen-form.ts';
import { type LeagueRow, leagueView } from './view.ts';
import '../parts/rows.css';
import './panel.css';

/** Teams there is room for, in two tables side by side (one below the other on an upright screen). */
const most: Record<ScreenForm, number> = { wide: 24, strip: 30, portrait: 22 };
/** Fewer beside the line of a message and beside the banner of an alert, two from each table. */
const LINE = 4;

/** The teams in the order of their connect rate. */
export function Panel() {
  const { words } = useWall();
  const league = useTopic('league');
  const station = useStation();
  const form = useScreenForm();
  const { alert, message } = useLinesTaken();
  if (station === undefined) return null;
  const view = leagueView(league ?? {}, station, most[form] - (message ? LINE : 0) - (alert ? LINE : 0));
  const unsure = [...view.first, ...view.last].some(({ rate }) => rate.interval !== '');
  return (
    <Tile
      name={`league-table ${view.last.length > 0 ? '' : 'league-few'} ${unsure ? 'league-unsure' : ''}`}
      title={words.say('scene.league')}
    >
      <Teams rows={view.first} title={words.say('league.team')} />
      {view.last.length > 0 && (
        <Teams rows={view.last} title={words.say(view.between > 0 ? 'league.last' : 'league.team')} />
      )}
      {view.between > 0 && (
        <p className="note league-between">{words.say('league.between', { count: view.between })}</p>
      )}
      {view.first.length === 0 && <p className="note">{words.say('league.none')}</p>}
      <StaleMark />
    </Tile>
  );
}

function Teams({ rows, title }: { rows: LeagueRow[]; title: string }) {
  const { words } = useWall();
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{words.say('league.place')}</span>
          </th>
          <th scope="col" className="row-name">
            {title}
          </th>
          <th scope="col">{words.say('slots.rate')}</th>
          <th scope="col">{words.say('league.handle')}</th>
          <th scope="col">{words.say('league.satisfied')}</th>
          <th scope="col">{words.say('league.sample')}</th>
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

const Row = memo(function Row({ row }: { row: LeagueRow }) {
  return (
    <tr>
      <td>{row.place}</td>
      <th scope="row">{row.name}</th>
      <LevelCell {...row.rate} />
      <td>{row.handle}</td>
      <td>{row.satisfied}</td>
      <td className="sample">{row.sample}</td>
    </tr>
  );
}, alike);
