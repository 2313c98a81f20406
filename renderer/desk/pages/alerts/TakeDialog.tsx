import { Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { useWall } from '../../../link/use-station.ts';
import { shelveTerms, termText } from '../../alerts/shelve-terms.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { useChange } from '../../parts/use-change.ts';

/** What somebody is about to do with alerts. */
export type Taking = 'acknowledge' | 'shelve' | 'escalate';

const receivers = ['shift-leader', 'duty-manager', 'administrator'] as const;
const [USUAL_MINUTES, USUAL_RECEIVER] = [30, 'duty-manager'] as const;
type Receiver = (typeof receivers)[number];
/** More than one question may name. */
const MOST = 500;

/** Asks for what belongs to it, a comment at least, and does it. */
export function TakeDialog({
  taking,
  alerts,
  close,
  done,
}: {
  taking: Taking;
  alerts: readonly string[];
  close: () => void;
  done: () => void;
}) {
  const { say } = useWall().words;
  const id = useId();
  const [comment, setComment] = useState('');
  const [minutes, setMinutes] = useState<number>(USUAL_MINUTES);
  const [to, setTo] = useState<Receiver>(USUAL_RECEIVER);
  // What somebody saw when they began, whatever goes meanwhile.
  const [asked] = useState(() => alerts.slice(0, MOST));
  const [left, setLeft] = useState(0);
  const acknowledge = useChange('alerts.acknowledge');
  const shelve = useChange('alerts.shelve');
  const escalate = useChange('alerts.escalate');
  const { busy, fault } = { acknowledge, shelve, escalate }[taking];
  const act = async () => {
    const answer = await (taking === 'acknowledge'
      ? acknowledge.run({ alerts: asked, comment })
      : taking === 'shelve'
        ? shelve.run({ alerts: asked, minutes, comment })
        : escalate.run({ alerts: asked, to, comment }));
    if (answer === undefined) return;
    setLeft(asked.length - answer.done.length);
    if (answer.done.length === asked.length) done();
  };
  return (
    <Modal
      open
      title={say(`alerts.dialog.${taking}`, { count: asked.length })}
      okText={say('alerts.dialog.ok')}
      cancelText={say('alerts.dialog.cancel')}
      confirmLoading={busy}
      onOk={() => (left > 0 ? done() : void act())}
      onCancel={left > 0 ? done : close}
    >
      <div className="take-dialog">
        {taking === 'shelve' && <Terms minutes={minutes} change={setMinutes} />}
        {taking === 'escalate' && <Receivers to={to} change={setTo} />}
        <label htmlFor={id}>{say('alerts.dialog.comment')}</label>
        <Input.TextArea
          id={id}
          autoFocus
          maxLength={500}
          rows={3}
          value={comment}
          onChange={({ target }) => setComment(target.value)}
        />
        {fault !== undefined && <ErrorNote fault={fault} />}
        {left > 0 && <p role="alert">{say('alerts.notDone', { count: left })}</p>}
      </div>
    </Modal>
  );
}

function Terms({ minutes, change }: { minutes: number; change: (minutes: number) => void }) {
  const { words } = useWall();
  return (
    <fieldset>
      <legend>{words.say('alerts.dialog.minutes')}</legend>
      <Radio.Group
        value={minutes}
        onChange={({ target }) => change(Number(target.value))}
        options={shelveTerms.map((term) => ({ value: term, label: termText(words, term) }))}
      />
    </fieldset>
  );
}

function Receivers({ to, change }: { to: Receiver; change: (to: Receiver) => void }) {
  const { say } = useWall().words;
  return (
    <fieldset>
      <legend>{say('alerts.dialog.to')}</legend>
      <Radio.Group
        value={to}
        onChange={({ target }) => change(receivers.find((each) => each === target.value) ?? to)}
        options={receivers.map((each) => ({ value: each, label: say(`alert.to.${each}`) }))}
      />
    </fieldset>
  );
}
