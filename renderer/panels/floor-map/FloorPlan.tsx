import { type CSSProperties, memo, type ReactNode, useMemo } from 'react';
import { formatCount } from '../../../shared/words/format.ts';
import { CellLayer } from '../../charts/CellLayer.tsx';
import type { CellBox } from '../../charts/canvas-picture.ts';
import { useWall } from '../../link/use-station.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { seatCells } from './draw-seats.ts';
import { teamBarColumns } from './draw-team-bars.ts';
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
    return (
      <Named teams={view.teams} blocks={blocks} kind="seats">
        <CellLayer picture={seatCells(view.teams, blocks, cell, palette, now)} />
      </Named>
    );
  }
  const teams = restOfTeams(view.teams, layout.rest, (count) => words.say('floor.rest', { count }));
  // Many teams in one row have no bar: it could not be compared with the others, and their counts need its room.
  const barred = layout.rest === 0 ? teams : teams.slice(0, -1);
  return (
    <Named teams={teams} blocks={layout.rows} kind="bars">
      {teamBarColumns(barred, layout.rows, palette).map(({ column, box, picture }) => (
        <CellLayer key={column} picture={picture} style={placeOf(box)} />
      ))}
    </Named>
  );
}

/** What the canvases show, and the teams' names over it. */
function Named(given: {
  teams: readonly NamedTeam[];
  blocks: readonly Block[];
  kind: 'seats' | 'bars';
  children: ReactNode;
}) {
  const { words } = useWall();
  return (
    <>
      {given.children}
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

/** A place in design units as a style. */
function placeOf({ x, y, width, height }: CellBox): CSSProperties {
  const rem = (units: number) => `${units / 100}rem`;
  return { left: rem(x), top: rem(y), width: rem(width), height: rem(height) };
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
  place,
  kind,
  rest,
}: Pick<NamedTeam, 'name' | 'counts' | 'over'> & { place: Block; kind: 'seats' | 'bars'; rest: boolean }) {
  const { words } = useWall();
  const { height, ...style } = placeOf(place);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <p
      className={`team-line team-${kind}`}
      data-rest={rest || undefined}
      style={kind === 'bars' ? { ...style, height } : style}
    >
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
