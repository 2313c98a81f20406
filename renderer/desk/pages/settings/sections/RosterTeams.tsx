import { Button, Input } from 'antd';
import type { Team } from '../../../../../shared/model/roster.ts';
import { useWall } from '../../../../link/use-station.ts';
import { Field } from '../fields.tsx';
import { removeTeam, renameTeam } from '../roster-edit.ts';
import { useField } from '../use-settings.ts';
import { useRoster } from '../use-roster.ts';

/** The teams, and who leads each of them since when. */
export function RosterTeams() {
  const { say } = useWall().words;
  const { plan, off, put } = useRoster();
  const { roster } = plan;
  const { teams } = roster;
  return (
    <section>
      <h3>{say('roster.teams')}</h3>
      <p className="dim">{say(teams.length === 0 ? 'roster.teams.none' : 'roster.leader.hint')}</p>
      {teams.map((team, at) => (
        <TeamRow key={at} team={team} at={at} />
      ))}
      <Button
        disabled={off}
        onClick={() => put({ ...plan, roster: { ...roster, teams: [...teams, { name: '', leaders: [] }] } })}
      >
        {say('roster.teams.add')}
      </Button>
    </section>
  );
}

function TeamRow({ team, at }: { team: Team; at: number }) {
  const { say } = useWall().words;
  const { plan, off, put } = useRoster();
  const name = useField(['roster', 'teams', at, 'name']);
  const { set } = useField(['roster', 'teams', at, 'leaders']);
  return (
    <fieldset className="roster-team">
      <legend className="unseen">{say('roster.team.one', { at: at + 1 })}</legend>
      <Field id={name.id} label={say('roster.team')} problem={name.problem}>
        <Input
          id={name.id}
          value={team.name}
          disabled={off}
          maxLength={128}
          autoComplete="off"
          aria-describedby={`${name.id}-note`}
          onChange={({ target }) => put({ ...plan, roster: renameTeam(plan.roster, at, target.value) })}
        />
      </Field>
      <ul className="roster-leaders">
        {team.leaders.map((_leader, which) => (
          <LeaderRow key={which} team={team} at={at} which={which} />
        ))}
        <li>
          <Button disabled={off} onClick={() => set([...team.leaders, { name: '' }])}>
            {say('roster.leader.add')}
          </Button>
        </li>
      </ul>
      <Button
        type="text"
        disabled={off}
        aria-label={say('settings.remove.at', { at: at + 1 })}
        onClick={() => put({ ...plan, roster: removeTeam(plan.roster, at) })}
      >
        ×
      </Button>
    </fieldset>
  );
}

function LeaderRow({ team, at, which }: { team: Team; at: number; which: number }) {
  const { say } = useWall().words;
  const path = ['roster', 'teams', at, 'leaders'] as const;
  const name = useField([...path, which, 'name']);
  const from = useField([...path, which, 'from']);
  const { set, off } = useField(path);
  const leader = team.leaders[which]!;
  const asked = { team: team.name, at: which + 1 };
  return (
    <li>
      <Input
        aria-label={say('roster.leader.of', asked)}
        placeholder={say('roster.leader')}
        value={leader.name}
        disabled={off}
        maxLength={128}
        {...(name.problem !== undefined && { status: 'error' as const, 'aria-invalid': true })}
        onChange={({ target }) => name.set(target.value)}
      />
      <Input
        aria-label={say('roster.leader.from', asked)}
        placeholder={say('roster.leader.since')}
        value={leader.from ?? ''}
        disabled={off}
        {...(from.problem !== undefined && { status: 'error' as const, 'aria-invalid': true })}
        onChange={({ target }) => from.set(target.value === '' ? undefined : target.value)}
      />
      <Button
        type="text"
        disabled={off}
        aria-label={say('setup.of', {
          act: say('setup.sources.remove'),
          what: say('roster.leader.of', asked),
        })}
        onClick={() => set(team.leaders.toSpliced(which, 1))}
      >
        ×
      </Button>
    </li>
  );
}
