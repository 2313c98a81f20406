import { Button, Input, Select } from 'antd';
import { rosterTemplates, withTemplate } from '../../../../../shared/model/roster-templates.ts';
import type { Shift } from '../../../../../shared/model/roster.ts';
import { useWall } from '../../../../link/use-station.ts';
import { Glyph } from '../../../../panels/parts/Glyph.tsx';
import { Field, TextField } from '../fields.tsx';
import { removeShift, renameShift } from '../roster-edit.ts';
import { useField, useSettings } from '../use-settings.ts';
import { useRoster } from '../use-roster.ts';
import { RosterMonth } from './RosterMonth.tsx';
import { RosterRotation } from './RosterRotation.tsx';
import { RosterTeams } from './RosterTeams.tsx';

/** The shifts of every day, the teams that have them, and who has which on a date. */
export function ShiftsSection() {
  const { say } = useWall().words;
  const { plan, off, put } = useRoster();
  return (
    <>
      <p className="set-text">{say('settings.shifts.text')}</p>
      <Templates />
      {plan.shifts.map((shift, at) => (
        <ShiftRow key={at} shift={shift} at={at} />
      ))}
      <Button
        disabled={off}
        onClick={() => put({ ...plan, shifts: [...plan.shifts, { name: '', from: '', to: '' }] })}
      >
        {say('settings.shifts.add')}
      </Button>
      <RosterTeams />
      {plan.roster.teams.length > 0 && plan.shifts.length > 0 && <RosterRotation />}
      <RosterProblems />
      {plan.shifts.length > 0 && <RosterMonth />}
    </>
  );
}

/** What is wrong in the roster, with its place: dates that are not open have no field to say it at. */
function RosterProblems() {
  const { problems } = useSettings();
  return (
    <ul className="set-list">
      {[...problems]
        .filter(([place]) => place.startsWith('roster'))
        .map(([place, why]) => (
          <li key={place} className="set-note" data-level="critical">
            <Glyph name="critical" />
            <code>{place}</code> {why}
          </li>
        ))}
    </ul>
  );
}

function Templates() {
  const { client, words } = useWall();
  const { say } = words;
  const { plan, off, put } = useRoster();
  const today = client.station.value?.today.date ?? '';
  return (
    <section>
      <h3>{say('roster.templates')}</h3>
      <p className="dim">{say('roster.templates.text')}</p>
      <div className="roster-acts">
        {rosterTemplates.map((template) => (
          <Button
            key={template.id}
            disabled={off}
            onClick={() => put(withTemplate(plan, template, today, say))}
          >
            {say(`roster.template.${template.id}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}

function ShiftRow({ shift, at }: { shift: Shift; at: number }) {
  const { say } = useWall().words;
  const { plan, off, put } = useRoster();
  const name = useField(['shifts', at, 'name']);
  return (
    <fieldset className="set-row">
      <legend className="unseen">{say('settings.shifts.one', { at: at + 1 })}</legend>
      <Field id={name.id} label={say('settings.shifts.name')} problem={name.problem}>
        <Input
          id={name.id}
          value={shift.name}
          disabled={off}
          maxLength={128}
          autoComplete="off"
          aria-describedby={`${name.id}-note`}
          onChange={({ target }) => put(renameShift(plan, at, target.value))}
        />
      </Field>
      <TextField path={['shifts', at, 'from']} label={say('settings.shifts.from')} placeholder="08:00" />
      <TextField path={['shifts', at, 'to']} label={say('settings.shifts.to')} placeholder="16:00" />
      <Button
        type="text"
        disabled={off}
        aria-label={say('settings.remove.at', { at: at + 1 })}
        onClick={() => put(removeShift(plan, at))}
      >
        ×
      </Button>
      <ShiftDays shift={shift} at={at} />
    </fieldset>
  );
}

const months = Array.from({ length: 12 }, (_, at) => at + 1);

/** What kind a shift is, and on which days of which months it is held. */
function ShiftDays({ shift, at }: { shift: Shift; at: number }) {
  const { say } = useWall().words;
  const { plan, off, put } = useRoster();
  const { name, from, to, kind, days, months: held } = shift;
  const change = (next: Pick<Shift, 'kind' | 'days' | 'months'>) => {
    const said = { kind, days, months: held, ...next };
    const others = {
      ...(said.kind && { kind: said.kind }),
      ...(said.days && { days: said.days }),
      ...(said.months && { months: said.months }),
    };
    // What is as usual is not written down.
    put({ ...plan, shifts: plan.shifts.with(at, { name, from, to, ...others }) });
  };
  const label = (what: string) => `${name} ${what}`;
  return (
    <div className="roster-days">
      <Select
        aria-label={label(say('roster.kind'))}
        disabled={off}
        value={kind ?? 'usual'}
        options={(['usual', 'peak'] as const).map((value) => ({ value, label: say(`roster.kind.${value}`) }))}
        onChange={(value) => change({ kind: value === 'usual' ? undefined : value })}
      />
      <Select<'every' | 'work' | 'rest'>
        aria-label={label(say('roster.days'))}
        disabled={off}
        value={days ?? 'every'}
        options={(['every', 'work', 'rest'] as const).map((value) => ({
          value,
          label: say(`roster.days.${value}`),
        }))}
        onChange={(value) => change({ days: value === 'every' ? undefined : value })}
      />
      <Select
        mode="multiple"
        className="roster-months"
        aria-label={label(say('roster.months'))}
        disabled={off}
        placeholder={say('roster.months.every')}
        value={held ?? []}
        options={months.map((value) => ({ value, label: say('roster.month', { month: value }) }))}
        onChange={(value) =>
          change({ months: value.length === 0 ? undefined : value.toSorted((a, b) => a - b) })
        }
      />
    </div>
  );
}
