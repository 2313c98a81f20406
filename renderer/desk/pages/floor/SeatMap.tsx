import { Tooltip } from 'antd';
import { type MouseEvent, useMemo, useRef, useState } from 'react';
import { formatCount, formatWait } from '../../../../shared/words/format.ts';
import { CellLayer } from '../../../charts/CellLayer.tsx';
import { roomOf } from '../../../charts/room.ts';
import { useWall } from '../../../link/use-station.ts';
import { seatCells } from '../../../panels/floor-map/draw-seats.ts';
import { FloorKeys } from '../../../panels/floor-map/FloorKeys.tsx';
import { NAME_HEIGHT } from '../../../panels/floor-map/layout.ts';
import { useRoom } from '../../../panels/use-room.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { layoutMap, type MapLayout, seatAt } from './map-layout.ts';
import type { SeatRow } from './seat-book.ts';
import { byTeam, type TeamSeats } from './seat-list.ts';

const rem = (units: number) => `${units / 100}rem`;

/** Every seat as a mark, by team, as on the wall; under the pointer it says which one it is. `find`: lists a seat. */
export function SeatMap({
  rows,
  now,
  find,
}: {
  rows: readonly SeatRow[];
  now: number;
  find: (number: string) => void;
}) {
  const { words } = useWall();
  const place = useRef<HTMLDivElement>(null);
  const room = useRoom(place);
  const teams = byTeam(rows, now);
  const over = teams.reduce((sum, team) => sum + team.over, 0);
  const said = { teams: teams.length, seats: rows.length, over };
  return (
    <div className="seat-map">
      <FloorKeys />
      <div
        className="seat-map-scroll"
        tabIndex={0}
        role="img"
        aria-label={words.say('desk.floor.map.describe', said)}
      >
        <div ref={place}>
          {room !== null && <Plan teams={teams} width={room.width} now={now} find={find} />}
        </div>
      </div>
    </div>
  );
}

function Plan({
  teams,
  width,
  now,
  find,
}: {
  teams: readonly TeamSeats[];
  width: number;
  now: number;
  find: (number: string) => void;
}) {
  const { palette } = useWall();
  const sizes = teams.map(({ total }) => total).join(' ');
  const layout = useMemo(() => layoutMap(sizes.split(' ').map(Number), width), [sizes, width]);
  const seats = teams.map(({ rows }) => ({ seats: rows }));
  return (
    <Pointed teams={teams} layout={layout} now={now} find={find}>
      <CellLayer picture={seatCells(seats, layout.blocks, layout.cell, palette, now)} />
      {teams.map((team, at) => {
        const head = layout.heads[at];
        return head && <TeamHead key={team.key} team={team} head={head} />;
      })}
    </Pointed>
  );
}

/** The map's ground, which knows the seat under the pointer. */
function Pointed({
  teams,
  layout,
  now,
  find,
  children,
}: {
  teams: readonly TeamSeats[];
  layout: MapLayout;
  now: number;
  find: (number: string) => void;
  children: React.ReactNode;
}) {
  const [at, setAt] = useState<{ team: number; seat: number } | null>(null);
  const look = (event: MouseEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { unit } = roomOf(event.currentTarget);
    const [x, y] = [(event.clientX - left) / unit, (event.clientY - top) / unit];
    const found = seatAt(
      layout,
      teams.map(({ total }) => total),
      x,
      y,
    );
    if (found?.team !== at?.team || found?.seat !== at?.seat) setAt(found);
  };
  const seat = at === null ? undefined : teams[at.team]?.rows[at.seat];
  return (
    // The list says the same for the keyboard.
    <div
      className="seat-map-plan"
      style={{ height: rem(layout.height) }}
      onMouseMove={look}
      onMouseLeave={() => setAt(null)}
      onClick={() => seat !== undefined && find(seat.number)}
    >
      {children}
      {seat !== undefined && at !== null && <SeatTip seat={seat} at={at} layout={layout} now={now} />}
    </div>
  );
}

/** Which seat the pointer is on. */
function SeatTip({
  seat,
  at,
  layout: { blocks, cell },
  now,
}: {
  seat: SeatRow;
  at: { team: number; seat: number };
  layout: MapLayout;
  now: number;
}) {
  const { words } = useWall();
  const block = blocks[at.team];
  if (block === undefined) return null;
  const pitch = cell.width + cell.gap;
  const place = {
    left: rem(block.x + (at.seat % block.perRow) * pitch),
    top: rem(block.y + NAME_HEIGHT + Math.floor(at.seat / block.perRow) * pitch),
  };
  const { number, name, teamName, state, since } = seat;
  const said = [number, name, teamName, words.say(`agents.${state}`), formatWait(now - since)];
  return (
    <Tooltip open title={said.filter((text) => text !== '').join(' · ')}>
      <i className="seat-map-point" style={place} />
    </Tooltip>
  );
}

function TeamHead({ team, head }: { team: TeamSeats; head: { x: number; y: number; width: number } }) {
  const { words } = useWall();
  const { name, states, total, over } = team;
  return (
    <p className="map-head" style={{ left: rem(head.x), top: rem(head.y), width: rem(head.width) }}>
      <b>{name === '' ? words.say('floor.noTeam') : name}</b>
      <span>
        {formatCount(states.ready)} / {formatCount(total)}
      </span>
      {over > 0 && (
        <span className="over">
          <Glyph name="warning" />
          <span className="unseen">{words.say('floor.over')}</span>
          {formatCount(over)}
        </span>
      )}
    </p>
  );
}
