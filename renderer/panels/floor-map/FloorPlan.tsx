import { memo } from 'react';
import { formatCount } from '../../../shared/words/format.ts';
import { CanvasLayer } from '../../charts/CanvasLayer.tsx';
import type { ChartSize } from '../../charts/chart-look.ts';
import { useWall } from '../../link/use-station.ts';
import { alike } from '../alike.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { drawSeats } from './draw-seats.ts';
import { drawTeamBars } from './draw-team-bars.ts';
import { type Block, layoutFloor } from './layout.ts';
import { restOfTeams } from './rest-of-teams.ts';
import type { FloorTeam, FloorView } from './view.ts';

/** The seats or bars on a canvas, with the teams' names and figures over it. `room`: in design units. */
export function FloorPlan({
  view,
  room,
  now,
}: {
  view: FloorView;
  room: { width: number; height: number };
  now: number;
}) {
  const { words, palette } = useWall();
  const layout = layoutFloor(
    view.teams.map(({ seats }) => seats.length),
    room,
  );
  if (layout.kind === 'seats') {
    const { cell, blocks } = layout;
    const seats = view.teams.map((team) =>
      team.seats.map((seat) => `${seat.number} ${seat.state} ${seat.overMs > 0}`),
    );
    const picture = {
      data: JSON.stringify([palette.ground, cell, blocks, seats, cell.texts ? now : 0]),
      draw: (pen: CanvasRenderingContext2D, size: ChartSize) =>
        drawSeats(pen, size, view.teams, blocks, cell, palette, now),
    };
    return <Named picture={picture} teams={view.teams} blocks={blocks} kind="seats" />;
  }
  const teams = restOfTeams(view.teams, layout.rest, (count) => words.say('floor.rest', { count }));
  const picture = {
    data: JSON.stringify([palette.ground, layout.rows, teams.map(({ counts }) => counts)]),
    draw: (pen: CanvasRenderingContext2D, size: ChartSize) =>
      drawTeamBars(pen, size, teams, layout.rows, layout.rest, palette),
  };
  return <Named picture={picture} teams={teams} blocks={layout.rows} kind="bars" />;
}

function Named(given: {
  picture: Parameters<typeof CanvasLayer>[0]['picture'];
  teams: readonly Omit<FloorTeam, 'seats'>[];
  blocks: readonly Block[];
  kind: 'seats' | 'bars';
}) {
  const { words } = useWall();
  return (
    <>
      <CanvasLayer picture={given.picture} />
      {given.teams.map(({ key, name, counts, over }, at) => {
        const block = given.blocks[at];
        if (block === undefined) return null;
        const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
        return (
          <TeamLine
            key={key}
            name={name === '' ? words.say('floor.noTeam') : name}
            ready={formatCount(counts.ready)}
            total={formatCount(total)}
            over={over}
            place={{ x: block.x, y: block.y, width: block.width, height: block.height }}
            kind={given.kind}
          />
        );
      })}
    </>
  );
}

/** A team's name, how many are ready of how many, and how many are over a limit. */
const TeamLine = memo(function TeamLine(given: {
  name: string;
  ready: string;
  total: string;
  over: number;
  place: { x: number; y: number; width: number; height: number };
  kind: 'seats' | 'bars';
}) {
  const { words } = useWall();
  const { x, y, width, height } = given.place;
  const rem = (units: number) => `${units / 100}rem`;
  const style = {
    left: rem(x),
    top: rem(y),
    width: rem(width),
    ...(given.kind === 'bars' ? { height: rem(height) } : {}),
  };
  return (
    <p className={`team-line team-${given.kind}`} style={style}>
      <span className="team-name">{given.name}</span>
      <span className="team-ready">
        {given.ready} / {given.total}
      </span>
      <span className="team-over">
        {given.over > 0 && (
          <>
            <Glyph name="warning" />
            <span className="unseen">{words.say('floor.over')}</span>
            <span>{given.over}</span>
          </>
        )}
      </span>
    </p>
  );
}, alike);
