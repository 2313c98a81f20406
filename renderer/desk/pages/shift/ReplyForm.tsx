import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { momentText } from '../../../../shared/alerts-text/alert-line.ts';
import type { Handover } from '../../../../shared/model/handover.ts';
import { mayAs } from '../../../../shared/model/person.ts';
import { NOTE_LENGTH } from '../../../../shared/model/shift-note.ts';
import { useWall, useWho } from '../../../link/use-station.ts';
import { DeedLine } from '../../parts/DeedLine.tsx';
import { useAddress } from '../../use-address.ts';
import { whoText } from './item-texts.ts';
import { shiftAddress } from './shift-address.ts';
import { useDutyAct } from './use-duty-act.ts';
import { useItemSight } from './use-item-sight.ts';

/** A shift that waits to be taken over: accepted or declined by whom it is addressed to, or a duty manager in place. */
export function ReplyForm({ handover }: { handover: Handover }) {
  const { words, zone, now } = useItemSight();
  const { say } = words;
  const who = useWho();
  const fields = useId();
  const [, change] = useAddress(shiftAddress);
  const [name, setName] = useState('');
  const { deed, run } = useDutyAct();
  const { id, shift, to, at, remark } = handover;
  const unnamed = who.id === '';
  const inPlace = !unnamed && who.name !== to && mayAs(who.role, 'manager');
  const told = { shift: shift.name, by: whoText(handover, words), at: momentText(zone, at, now), to };
  const accept = () => void run('handover.accept', { id, name }, say('desk.shift.handover.accepted'));
  const decline = (reason: string) =>
    void run('handover.decline', { id, name, reason }, say('desk.shift.handover.declined'));
  return (
    <form
      className="handover-form"
      aria-label={say('desk.shift.handover')}
      onSubmit={(event) => {
        event.preventDefault();
        accept();
      }}
    >
      <p>
        <b>{say('desk.shift.handover.waits', told)}</b>
      </p>
      {remark !== '' && <p className="note-words">{remark}</p>}
      <p>
        <Button onClick={() => change({ handover: id })}>{say('desk.shift.handover.items')}</Button>
      </p>
      {unnamed && (
        <>
          <label htmlFor={`${fields}-name`}>{say('desk.shift.handover.name')}</label>
          <Input
            id={`${fields}-name`}
            className="handover-to"
            maxLength={128}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </>
      )}
      <Button type="primary" htmlType="submit" disabled={deed.busy}>
        {inPlace ? say('desk.shift.handover.acceptInPlace', { name: to }) : say('desk.shift.handover.accept')}
      </Button>
      <Decline busy={deed.busy} decline={decline} />
      <DeedLine deed={deed} />
    </form>
  );
}

function Decline({ busy, decline }: { busy: boolean; decline: (reason: string) => void }) {
  const { say } = useWall().words;
  const field = useId();
  const [reason, setReason] = useState('');
  return (
    <>
      <label htmlFor={field}>{say('desk.shift.handover.reason')}</label>
      <div className="handover-decline">
        <Input
          id={field}
          maxLength={NOTE_LENGTH}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button disabled={busy} onClick={() => decline(reason.trim())}>
          {say('desk.shift.handover.decline')}
        </Button>
      </div>
    </>
  );
}
