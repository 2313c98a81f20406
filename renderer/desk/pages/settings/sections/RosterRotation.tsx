import { Button, Select } from 'antd';
import type { Roster } from '../../../../../shared/model/roster.ts';
import { useWall } from '../../../../link/use-station.ts';
import { TextField } from '../fields.tsx';
import { useRoster } from '../use-roster.ts';

type Rotation = NonNullable<Roster['rotation']>;

/** How the teams take turns: for each day of a cycle, which team has which shift. */
export function RosterRotation() {
  const { client, words } = useWall();
  const { say } = words;
  const { plan, off, put } = useRoster();
  const { rotation, ...others } = plan.roster;
  const set = (next: Rotation) => put({ ...plan, roster: { ...others, rotation: next } });
  const start = client.station.value?.today.date ?? '';
  return (
    <section>
      <h3>{say('roster.rotation')}</h3>
      <p className="dim">{say('roster.rotation.text')}</p>
      {rotation === undefined ? (
        <Button disabled={off} onClick={() => set({ start, cycle: [{}] })}>
          {say('roster.rotation.begin')}
        </Button>
      ) : (
        <>
          <TextField path={['roster', 'rotation', 'start']} label={say('roster.rotation.start')} />
          <Cycle rotation={rotation} set={set} />
          <div className="roster-acts">
            <Button disabled={off} onClick={() => set({ ...rotation, cycle: [...rotation.cycle, {}] })}>
              {say('roster.rotation.add')}
            </Button>
            <Button
              disabled={off || rotation.cycle.length === 1}
              onClick={() => set({ ...rotation, cycle: rotation.cycle.slice(0, -1) })}
            >
              {say('roster.rotation.remove')}
            </Button>
            <Button disabled={off} onClick={() => put({ ...plan, roster: others })}>
              {say('roster.rotation.end')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Cycle({ rotation, set }: { rotation: Rotation; set: (next: Rotation) => void }) {
  const { say } = useWall().words;
  const { plan, off } = useRoster();
  const names = [...new Set(plan.shifts.map(({ name }) => name))];
  const teams = plan.roster.teams.map(({ name }) => ({ value: name, label: name }));
  const give = (at: number, shift: string, team: string) => {
    const { [shift]: _before, ...others } = rotation.cycle[at] ?? {};
    const day = team === '' ? others : { ...others, [shift]: team };
    set({ ...rotation, cycle: rotation.cycle.with(at, day) });
  };
  return (
    <table className="set-table">
      <thead>
        <tr>
          <td />
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rotation.cycle.map((day, at) => (
          <tr key={at}>
            <th scope="row">{say('roster.rotation.day', { at: at + 1 })}</th>
            {names.map((shift) => (
              <td key={shift}>
                <Select
                  className="roster-team-choice"
                  aria-label={say('roster.rotation.cell', { at: at + 1, shift })}
                  disabled={off}
                  value={day[shift] ?? ''}
                  options={[{ value: '', label: say('roster.team.none') }, ...teams]}
                  onChange={(team) => give(at, shift, team)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
