import { formatCount } from '../../../../shared/words/format.ts';
import { useWall } from '../../../link/use-station.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { WindowedRows } from '../../parts/WindowedRows.tsx';
import { SeatFigure } from './SeatFigure.tsx';
import { TeamDay } from './TeamDay.tsx';
import type { SeatRow } from './seat-book.ts';
import { byTeam, type TeamSeats } from './seat-list.ts';
import { StateStack } from './StateBar.tsx';

/** Height of a row, rem; floor.css has the same. */
const ROW_REM = 2.1;

/** The teams one below the other, with a bar as long as each has seats. `show`: lists a team's seats. */
export function TeamTable({
  rows,
  now,
  show,
}: {
  rows: readonly SeatRow[];
  now: number;
  show: (team: string) => void;
}) {
  const { say } = useWall().words;
  const teams = byTeam(rows, now);
  const most = Math.max(1, ...teams.map(({ total }) => total));
  const heads = [
    say('desk.floor.team'),
    say('desk.floor.byState'),
    say('desk.floor.seats'),
    say('agents.ready'),
    say('agents.talking'),
    say('agents.holding'),
    say('agents.acw'),
    say('agents.notReady'),
    say('floor.over'),
    say('live.today'),
    say('desk.floor.handled'),
    say('desk.floor.handleTime'),
  ];
  return (
    <div className="team-table">
      <WindowedRows
        count={teams.length}
        rowRem={ROW_REM}
        label={say('desk.floor.view.teams')}
        head={
          <div className="team-line-row seat-head" role="row" aria-rowindex={1}>
            {heads.map((text) => (
              <span key={text} role="columnheader">
                {text}
              </span>
            ))}
          </div>
        }
        row={(at) => {
          const team = teams[at];
          return team && <TeamLine team={team} most={most} at={at} show={show} />;
        }}
      />
    </div>
  );
}

function TeamLine({
  team,
  most,
  at,
  show,
}: {
  team: TeamSeats;
  most: number;
  at: number;
  show: (team: string) => void;
}) {
  const { say } = useWall().words;
  const { states, total, over } = team;
  const name = team.name === '' ? say('floor.noTeam') : team.name;
  const scope = { kind: 'team', key: team.key, name } as const;
  const counts = [
    ['seats.online', say('desk.floor.seats'), total],
    ['seats.ready', say('agents.ready'), states.ready],
    ['seats.talking', say('agents.talking'), states.talking],
    ['seats.holding', say('agents.holding'), states.holding],
    ['seats.acw', say('agents.acw'), states.acw],
    ['seats.notReady', say('agents.notReady'), states.notReady],
  ] as const;
  return (
    <div className="team-line-row" role="row" aria-rowindex={at + 2}>
      <span role="cell">
        <button
          type="button"
          className="figure-button"
          title={say('desk.floor.showTeam', { team: name })}
          onClick={() => show(team.key)}
        >
          {name}
        </button>
      </span>
      <span role="cell">
        <StateStack counts={team} of={most} />
      </span>
      {counts.map(([gauge, title, count]) => (
        <span role="cell" key={gauge}>
          <SeatFigure gauge={gauge} scope={scope} name={title}>
            {formatCount(count)}
          </SeatFigure>
        </span>
      ))}
      <span role="cell" className={over > 0 ? 'over' : ''}>
        {over > 0 && <Glyph name="warning" />}
        <SeatFigure gauge="stateOverLimit" scope={scope} name={say('floor.over')}>
          {formatCount(over)}
        </SeatFigure>
      </span>
      <TeamDay scope={scope} />
    </div>
  );
}
