import { memo, type ReactNode } from 'react';
import { formatCount, formatWait } from '../../../../shared/words/format.ts';
import { useWall } from '../../../link/use-station.ts';
import { SeatMark } from '../../../panels/floor-map/SeatMark.tsx';
import { isOver } from '../../../panels/floor-map/view.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { WindowedRows } from '../../parts/WindowedRows.tsx';
import { SeatFigure } from './SeatFigure.tsx';
import type { SeatRow } from './seat-book.ts';
import { byTeam, type TeamSeats } from './seat-list.ts';

/** Height of a row, rem; floor.css has the same. */
const ROW_REM = 2.1;

/** Every listed seat in a row. `names`: whether this person may see who sits there. */
export function SeatTable({
  rows,
  grouped,
  names,
  now,
}: {
  rows: readonly SeatRow[];
  grouped: boolean;
  names: boolean;
  now: number;
}) {
  const { words } = useWall();
  const items: readonly (SeatRow | TeamSeats)[] = grouped
    ? byTeam(rows, now).flatMap((team) => [team, ...team.rows])
    : rows;
  return (
    <div className="seat-table" data-names={names || undefined}>
      <WindowedRows
        count={items.length}
        rowRem={ROW_REM}
        label={words.say('desk.floor.list')}
        head={<TableHead names={names} />}
        row={(at) => {
          const item = items[at];
          if (item === undefined) return null;
          if ('rows' in item) return <TeamRow team={item} at={at} />;
          const over = isOver(item, now);
          return (
            <SeatLine
              row={item}
              at={at}
              names={names}
              time={formatWait(now - item.since)}
              beyond={over ? formatWait(now - item.due) : ''}
            />
          );
        }}
      />
    </div>
  );
}

function TableHead({ names }: { names: boolean }) {
  const { say } = useWall().words;
  const cells = [
    say('desk.floor.number'),
    ...(names ? [say('desk.floor.name')] : []),
    say('desk.floor.stateName'),
    say('desk.floor.time'),
    say('desk.floor.limit'),
    say('desk.floor.team'),
  ];
  return (
    <div className="seat-line seat-head" role="row" aria-rowindex={1}>
      {cells.map((text) => (
        <span key={text} role="columnheader">
          {text}
        </span>
      ))}
    </div>
  );
}

const SeatLine = memo(function SeatLine(given: {
  row: SeatRow;
  at: number;
  names: boolean;
  time: string;
  beyond: string;
}) {
  const { words } = useWall();
  const { row, at, names, time, beyond } = given;
  const { number, name, teamName, state } = row;
  return (
    <div className="seat-line" role="row" aria-rowindex={at + 2} data-over={beyond !== '' || undefined}>
      <Cell>{number}</Cell>
      {names && <Cell>{name === '' ? <small>{words.say('desk.floor.noName')}</small> : name}</Cell>}
      <Cell>
        <svg className="seat-mark" viewBox="0 0 16 16" aria-hidden="true">
          <SeatMark state={state} />
        </svg>
        {words.say(`agents.${state}`)}
      </Cell>
      <Cell overdue>{time}</Cell>
      <Cell overdue>
        {beyond !== '' && (
          <>
            <Glyph name="warning" />
            {words.say('desk.floor.beyond', { time: beyond })}
          </>
        )}
      </Cell>
      <Cell>{teamName === '' ? words.say('floor.noTeam') : teamName}</Cell>
    </div>
  );
});

function TeamRow({ team, at }: { team: TeamSeats; at: number }) {
  const { words } = useWall();
  const { key, name, states, total, over } = team;
  const scope = { kind: 'team', key, name: name || words.say('floor.noTeam') } as const;
  return (
    <div className="team-row" role="row" aria-rowindex={at + 2}>
      <span role="cell">
        <b>{name === '' ? words.say('floor.noTeam') : name}</b>
        <SeatFigure gauge="seats.online" scope={scope} name={words.say('desk.floor.seats')}>
          {words.say('floor.team', { count: formatCount(total) })}
        </SeatFigure>
        <SeatFigure gauge="seats.ready" scope={scope} name={words.say('agents.ready')}>
          {words.say('agents.ready')} {formatCount(states.ready)}
        </SeatFigure>
        {over > 0 && (
          <span className="over">
            <Glyph name="warning" />
            <SeatFigure gauge="stateOverLimit" scope={scope} name={words.say('floor.over')}>
              {words.say('floor.over')} {formatCount(over)}
            </SeatFigure>
          </span>
        )}
      </span>
    </div>
  );
}

function Cell({ children, overdue = false }: { children: ReactNode; overdue?: boolean }) {
  return (
    <span role="cell" className={overdue ? 'cell overdue' : 'cell'}>
      {children}
    </span>
  );
}
