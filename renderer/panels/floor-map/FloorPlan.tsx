import { memo, useMemo } from 'react';
import { formatCount } from '../../../shared/words/format.ts';
import { CanvasLayer } from '../../charts/CanvasLayer.tsx';
import type { CellPicture } from '../../charts/canvas-picture.ts';
import { useWall } from '../../link/use-station.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { seatCells } from './draw-seats.ts';
import { teamBarCells } from './draw-team-bars.ts';
import { type Block, layoutFloor } from './layout.ts';
import { REST, restOfTeams } from './rest-of-teams.ts';
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
  const sizes = view.teams.map(({ seats }) => seats.length).join(' ');
  const layout = useMemo(() => layoutFloor(sizes.split(' ').map(Number), room), [sizes, room]);
  if (layout.kind === 'seats') {
    const { cell, blocks } = layout;
    const picture = seatCells(view.teams, blocks, cell, palette, now);
    return <Named picture={picture} teams={view.teams} blocks={blocks} kind="seats" />;
  }
  const teams = restOfTeams(view.teams, layout.rest, (count) => words.say('floor.rest', { count }));
  // Many teams in one row have no bar: it could not be compared with the others, and their counts need its room.
  const barred = layout.rest === 0 ? teams : teams.slice(0, -1);
  const picture = teamBarCells(barred, layout.rows, palette);
  return <Named picture={picture} teams={teams} blocks={layout.rows} kind="bars" />;
}

function Named(given: {
  picture: CellPicture;
  teams: readonly NamedTeam[];
  blocks: readonly Block[];
  kind: 'seats' | 'bars';
}) {
  const { words } = useWall();
  return (
    <>
      <CanvasLayer picture={given.picture} />
      {given.teams.map(({ key, name, counts, over }, at) => {
        const place = given.blocks[at];
        if (place === undefined) return null;
        return (
          <TeamLine
            key={key}
            name={name === '' ? words.say('floor.noTeam') : name}
            counts={counts}
            over={over}
            place={place}
            kind={given.kind}
            rest={key === REST}
          />
        );
      })}
    </>
  );
}

type NamedTeam = Omit<FloorTeam, 'seats'>;

/**
 * A team's name, how many are ready of how many, and how many are over a limit. What it is given is the same object while it
 * says the same.
 */
const TeamLine = memo(function TeamLine({
  name,
  counts,
  over,
  place: { x, y, width, height },
  kind,
  rest,
}: Pick<NamedTeam, 'name' | 'counts' | 'over'> & { place: Block; kind: 'seats' | 'bars'; rest: boolean }) {
  const { words } = useWall();
  const rem = (units: number) => `${units / 100}rem`;
  const style = {
    left: rem(x),
    top: rem(y),
    width: rem(width),
    ...(kind === 'bars' ? { height: rem(height) } : {}),
  };
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <p className={`team-line team-${kind}`} data-rest={rest || undefined} style={style}>
      <span className="team-name">{name}</span>
      <span className="team-ready">
        {formatCount(counts.ready)} / {formatCount(total)}
      </span>
      <span className="team-over">
        {over > 0 && (
          <>
            <Glyph name="warning" />
            <span className="unseen">{words.say('floor.over')}</span>
            <span>{over}</span>
          </>
        )}
      </span>
    </p>
  );
});
