import { AutoComplete, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { NOTE_LENGTH } from '../../../../shared/model/shift-note.ts';
import type { HandoverShift } from '../../../../shared/model/handover.ts';
import { useCell, useWall } from '../../../link/use-station.ts';
import { DeedLine } from '../../parts/DeedLine.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { useDutyAct } from './use-duty-act.ts';

/** Hands a shift over by name: to whom the roster has next, or somebody else who is known here. */
export function GiveForm({ shift }: { shift: HandoverShift }) {
  const { say } = useWall().words;
  const id = useId();
  const names = useAsk('handover.open', {}).answer?.names ?? [];
  const duty = useCell('duty', 'duty');
  const following = duty?.before?.start === shift.start ? duty.on : duty?.next;
  const [to, setTo] = useState(following?.leader ?? '');
  const [remark, setRemark] = useState('');
  const { deed, run } = useDutyAct();
  const give = () =>
    void run(
      'handover.give',
      { shift: shift.start, to: to.trim(), remark: remark.trim() },
      say('desk.shift.handover.given', { name: to.trim() }),
    );
  return (
    <form
      className="handover-form"
      aria-label={say('desk.shift.handover.of', { shift: shift.name })}
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <h3>{say('desk.shift.handover.of', { shift: shift.name })}</h3>
      <label htmlFor={`${id}-to`}>{say('desk.shift.handover.to')}</label>
      <AutoComplete
        id={`${id}-to`}
        className="handover-to"
        placeholder={say('desk.shift.handover.to.hint')}
        options={names.map((name) => ({ value: name }))}
        showSearch={{ filterOption: (text, option) => option?.value.includes(text) ?? false }}
        value={to}
        onChange={setTo}
      />
      <label htmlFor={`${id}-remark`}>{say('desk.shift.handover.remark')}</label>
      <Input
        id={`${id}-remark`}
        maxLength={NOTE_LENGTH}
        value={remark}
        onChange={({ target }) => setRemark(target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={deed.busy}>
        {say('desk.shift.handover.give')}
      </Button>
      <DeedLine deed={deed} />
    </form>
  );
}
