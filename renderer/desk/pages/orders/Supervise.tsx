import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { OrderRow } from '../../../../shared/contract/asks/order-asks.ts';
import { useWall } from '../../../link/use-station.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { useChange, useMay } from '../../parts/use-change.ts';
import { useTimeText } from '../../parts/use-time-text.ts';

/** 督办: once, with a comment; says since when it is supervised. `done`: it was. */
export function Supervise({ row, done }: { row: OrderRow; done: () => void }) {
  const { say } = useWall().words;
  const timeText = useTimeText();
  const may = useMay('orders.supervise');
  const [asking, setAsking] = useState(false);
  if (row.supervisedAt !== null)
    return <p role="status">{say('orders.supervise.done', { at: timeText(row.supervisedAt) })}</p>;
  if (!may) return null;
  if (row.state === 'closed') return <p className="dim">{say('orders.supervise.closed')}</p>;
  return (
    <p>
      <Button type="primary" onClick={() => setAsking(true)}>
        {say('orders.supervise')}
      </Button>
      {asking && <Dialog order={row.order} done={done} close={() => setAsking(false)} />}
    </p>
  );
}

function Dialog({ order, done, close }: { order: string; done: () => void; close: () => void }) {
  const { say } = useWall().words;
  const id = useId();
  const [comment, setComment] = useState('');
  const { busy, fault, run } = useChange('orders.supervise');
  const act = async () => {
    if ((await run({ order, comment })) === undefined) return;
    close();
    done();
  };
  return (
    <Modal
      open
      title={say('orders.supervise.title', { order })}
      okText={say('orders.supervise.ok')}
      cancelText={say('orders.supervise.cancel')}
      confirmLoading={busy}
      onOk={() => void act()}
      onCancel={close}
    >
      <p className="dim">{say('orders.supervise.text')}</p>
      <label htmlFor={id}>{say('orders.supervise.comment')}</label>
      <Input.TextArea
        id={id}
        autoFocus
        maxLength={500}
        rows={3}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      {fault !== undefined && <ErrorNote fault={fault} />}
    </Modal>
  );
}
