import { Button, Checkbox, Drawer, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { ALL_DISPLAYS } from '../../../../shared/model/all-displays.ts';
import { DISPLAY_LIMITS, wallLanguages, wallThemes } from '../../../../shared/model/display.ts';
import type { DisplayCell, DisplayPlan, PlanCell } from '../../../../shared/model/display.ts';
import { formatSpan } from '../../../../shared/words/format.ts';
import { useWall } from '../../../link/use-station.ts';
import { DeedLine } from '../../parts/DeedLine.tsx';
import { useAct } from '../../parts/use-act.ts';
import { type PlanForm, planFormOf, planOf, withOneMore } from './plan-form.ts';
import { StopList } from './StopList.tsx';

/** Says what a display, or all of them, are to show. */
export function PlanDrawer({
  id,
  name,
  display,
  plan,
  may,
  close,
}: {
  id: string;
  name: string;
  display: DisplayCell | undefined;
  plan: PlanCell | undefined;
  may: boolean;
  close: () => void;
}) {
  const { client, words } = useWall();
  const { say } = words;
  const { deed, act } = useAct();
  const [form, setForm] = useState(() => planFormOf(plan?.plan ?? null, display));
  const next = planOf(form);
  const off = !may || deed.busy;
  const send = (sent: DisplayPlan | null) =>
    act(
      () => client.ask('displays.plan', { display: id, plan: sent }),
      say(sent === null ? 'hall.plan.cleared' : 'hall.plan.saved'),
    );
  const reset = async () => {
    if ((await send(null)) !== undefined) setForm(planFormOf(null, undefined));
  };
  return (
    <Drawer
      open
      size="30rem"
      title={id === ALL_DISPLAYS ? say('hall.plan.title.all') : say('hall.plan.title', { name })}
      onClose={close}
      footer={
        <div className="drawer-foot">
          <DeedLine deed={deed} />
          <span className="gap" />
          <Button disabled={off || (plan?.plan ?? null) === null} onClick={() => void reset()}>
            {say('hall.plan.reset')}
          </Button>
          <Button type="primary" disabled={off || next === null} onClick={() => void (next && send(next))}>
            {say('hall.plan.save')}
          </Button>
        </div>
      }
    >
      {!may && <p className="dim">{say('hall.plan.readOnly', { role: say('desk.role.manager') })}</p>}
      <PlanFields
        form={form}
        one={id !== ALL_DISPLAYS}
        off={!may}
        set={(patch) => setForm({ ...form, ...patch })}
      />
    </Drawer>
  );
}

interface FieldsParts {
  form: PlanForm;
  /** A single display. */
  one: boolean;
  off: boolean;
  set: (patch: Partial<PlanForm>) => void;
}

function PlanFields({ form, one, off, set }: FieldsParts) {
  const { words } = useWall();
  const { say } = words;
  const name = useId();
  return (
    <div className="plan-fields">
      {one && (
        <div className="field">
          <label htmlFor={name}>{say('hall.plan.name')}</label>
          <Input
            id={name}
            value={form.name}
            disabled={off}
            maxLength={DISPLAY_LIMITS.nameLength}
            placeholder={say('hall.plan.name.hint')}
            onChange={({ target }) => set({ name: target.value })}
          />
        </div>
      )}
      <Playlist form={form} one={one} off={off} set={set} />
      <Looks form={form} off={off} set={set} />
    </div>
  );
}

function Playlist({ form: { stops, pinned }, one, off, set }: FieldsParts) {
  const { words } = useWall();
  const { say } = words;
  const round = stops.reduce((sum, { seconds }) => sum + (Number(seconds) || 0), 0);
  return (
    <section>
      <h3>
        {say('hall.plan.stops')}
        {stops.length > 1 && (
          <small className="dim"> {say('hall.plan.total', { span: formatSpan(round * 1000, words) })}</small>
        )}
      </h3>
      {stops.length === 0 && (
        <p className="dim">
          {say('hall.plan.stops.none', { by: say(one ? 'hall.plan.by.all' : 'hall.plan.by.address') })}
        </p>
      )}
      <StopList stops={stops} off={off} change={(changed) => set({ stops: changed })} />
      <Button
        disabled={off || stops.length >= DISPLAY_LIMITS.stops}
        onClick={() => set({ stops: withOneMore(stops) })}
      >
        {say('hall.plan.add')}
      </Button>
      {stops.length > 1 && (
        <Checkbox disabled={off} checked={pinned} onChange={({ target }) => set({ pinned: target.checked })}>
          {say('hall.plan.pin')}
        </Checkbox>
      )}
    </section>
  );
}

function Looks({
  form,
  off,
  set,
}: {
  form: PlanForm;
  off: boolean;
  set: (patch: Partial<PlanForm>) => void;
}) {
  const { words } = useWall();
  const { say } = words;
  return (
    <section className="plan-looks">
      <Choice
        label={say('hall.plan.theme')}
        value={form.theme}
        off={off}
        options={wallThemes.map((value) => ({ value, label: say(`desk.theme.${value}`) }))}
        set={(theme) => set({ theme })}
      />
      <Choice
        label={say('hall.plan.language')}
        value={form.language}
        off={off}
        options={wallLanguages.map((value) => ({ value, label: say(`desk.language.${value}`) }))}
        set={(language) => set({ language })}
      />
      <Choice
        label={say('hall.plan.sound')}
        value={form.sound === null ? null : form.sound ? 'on' : 'off'}
        off={off}
        options={(['on', 'off'] as const).map((value) => ({ value, label: say(`hall.plan.sound.${value}`) }))}
        set={(sound) => set({ sound: sound === null ? null : sound === 'on' })}
      />
    </section>
  );
}

/** One of a few, or nothing said. */
function Choice<Value extends string>({
  label,
  value,
  options,
  off,
  set,
}: {
  label: string;
  value: Value | null;
  options: { value: Value; label: string }[];
  off: boolean;
  set: (value: Value | null) => void;
}) {
  const { words } = useWall();
  const id = useId();
  const all: { value: Value | ''; label: string }[] = [
    { value: '', label: words.say('hall.plan.asIs') },
    ...options,
  ];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value ?? ''}
        disabled={off}
        options={all}
        onChange={(chosen) => set(options.find((each) => each.value === chosen)?.value ?? null)}
      />
    </div>
  );
}
