import { Button, Checkbox, Input, Select } from 'antd';
import type { ExtraShift, RosterException } from '../../../../../shared/model/roster.ts';
import { withException } from '../../../../../shared/time/roster-csv.ts';
import { leaderOf, shiftsOn } from '../../../../../shared/time/roster.ts';
import { useWall } from '../../../../link/use-station.ts';
import { useRoster } from '../use-roster.ts';

type Said = Omit<RosterException, 'date' | 'shift'>;

/** One date of the roster: what is other than planned with its shifts, and those held on it only. */
export function RosterDay({ date, close }: { date: string; close: () => void }) {
  const { say } = useWall().words;
  const { plan, off, put } = useRoster();
  const { roster } = plan;
  const planned = shiftsOn({ ...plan, roster: { ...roster, exceptions: [], extra: [] } }, date);
  const setExtra = (extra: ExtraShift[]) => put({ ...plan, roster: { ...roster, extra } });
  const name = freshName(say('roster.day.extraName'), roster.extra, date);
  return (
    <section className="roster-day" aria-label={say('roster.day', { date })}>
      <div className="calendar-head">
        <h4>{say('roster.day', { date })}</h4>
        <Button onClick={close}>{say('roster.day.close')}</Button>
      </div>
      <ul className="set-list">
        {planned.map((shift, at) =>
          planned.findIndex((each) => each.name === shift.name) < at ? null : (
            <PlannedShift
              key={shift.name}
              date={date}
              planned={shift}
              single={planned.filter((each) => each.name === shift.name).length === 1}
            />
          ),
        )}
        <ExtraShifts date={date} set={setExtra} />
      </ul>
      <Button
        disabled={off}
        onClick={() => setExtra([...roster.extra, { date, name, from: '18:00', to: '22:00' }])}
      >
        {say('roster.day.addExtra')}
      </Button>
    </section>
  );
}

/** The shifts that are held on this date only. */
function ExtraShifts({ date, set }: { date: string; set: (extra: ExtraShift[]) => void }) {
  const { say } = useWall().words;
  const { plan, off } = useRoster();
  const { extra: all } = plan.roster;
  return all.map(
    (extra, at) =>
      extra.date === date && (
        <li key={at}>
          <Input
            aria-label={say('roster.day.extra')}
            value={extra.name}
            disabled={off}
            maxLength={128}
            onChange={({ target }) => set(all.with(at, { ...extra, name: target.value }))}
          />
          <ShiftFields
            shift={extra.name}
            date={date}
            said={extra}
            planned={{ name: extra.name, from: extra.from, to: extra.to }}
            times
            change={(next) => set(all.with(at, { ...extra, ...next }))}
          />
          <Button
            disabled={off}
            type="text"
            aria-label={say('roster.day.remove', { shift: extra.name })}
            onClick={() => set(all.toSpliced(at, 1))}
          >
            ×
          </Button>
        </li>
      ),
  );
}

/** A name that no other extra shift of the date has. */
function freshName(name: string, extra: readonly ExtraShift[], date: string): string {
  const names = extra.filter((each) => each.date === date).map((each) => each.name);
  for (let at = 1; ; at += 1) {
    const fresh = at === 1 ? name : `${name} ${at}`;
    if (!names.includes(fresh)) return fresh;
  }
}

interface Planned {
  name: string;
  from: string;
  to: string;
  team?: string | null | undefined;
}

function PlannedShift({ date, planned, single }: { date: string; planned: Planned; single: boolean }) {
  const { say } = useWall().words;
  const { plan, off, put } = useRoster();
  const shift = planned.name;
  const { roster } = plan;
  const said: Said = roster.exceptions.find((each) => each.date === date && each.shift === shift) ?? {};
  const set = (next: Said) => put({ ...plan, roster: withException(roster, { ...next, date, shift }) });
  return (
    <li>
      <Checkbox
        checked={said.none !== true}
        disabled={off}
        aria-label={say('roster.day.held', { shift })}
        onChange={({ target }) => set(target.checked ? {} : { none: true })}
      >
        {shift}
      </Checkbox>
      {said.none !== true && (
        <ShiftFields
          shift={shift}
          date={date}
          said={said}
          planned={planned}
          times={single}
          change={(next) => set({ ...said, ...next })}
        />
      )}
      <Button
        disabled={off || Object.keys(said).length === 0}
        aria-label={say('roster.day.planOf', { shift })}
        onClick={() => set({})}
      >
        {say('roster.day.plan')}
      </Button>
    </li>
  );
}

const asPlanned = '\u0000planned';
const nobody = '\u0000nobody';

/** Who has a shift of one date, who leads it, and from when to when. */
function ShiftFields({
  shift,
  date,
  said,
  planned,
  times,
  change,
}: {
  shift: string;
  date: string;
  said: Said;
  planned: Planned;
  times: boolean;
  change: (next: Pick<Said, 'team' | 'leader'> & { from?: string; to?: string }) => void;
}) {
  const { say } = useWall().words;
  const { plan, off } = useRoster();
  const { teams } = plan.roster;
  const team = said.team === undefined ? (planned.team ?? null) : said.team;
  const asUsual = planned.team ?? say('roster.team.none');
  return (
    <>
      <Select
        className="roster-team-choice"
        aria-label={say('roster.day.team', { shift })}
        disabled={off}
        value={said.team === undefined ? asPlanned : (said.team ?? nobody)}
        options={[
          { value: asPlanned, label: `${asUsual} (${say('roster.day.planned')})` },
          { value: nobody, label: say('roster.team.none') },
          ...teams.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={(value) =>
          change({ team: value === asPlanned ? undefined : value === nobody ? null : value })
        }
      />
      <Input
        className="roster-leader"
        aria-label={say('roster.day.leader', { shift })}
        placeholder={leaderOf(teams, team, date) ?? say('roster.leader.none')}
        value={said.leader ?? ''}
        disabled={off}
        maxLength={128}
        onChange={({ target }) => change({ leader: target.value === '' ? undefined : target.value })}
      />
      {times &&
        (['from', 'to'] as const).map((end) => (
          <Input
            key={end}
            className="roster-time"
            aria-label={say(`roster.day.${end}`, { shift })}
            value={said[end] ?? planned[end]}
            disabled={off}
            onChange={({ target }) => change({ [end]: target.value })}
          />
        ))}
    </>
  );
}
