import { Button, Modal, Table } from 'antd';
import { useState } from 'react';
import type { WallToken } from '../../../../shared/contract/asks/people-asks.ts';
import { useWall } from '../../../link/use-station.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { FaultLine } from '../../parts/FaultLine.tsx';
import { MakeToken } from './MakeToken.tsx';
import { tokenState } from './token-state.ts';
import { usePersonChange } from '../../parts/use-person-change.ts';
import { useTimeText } from '../../parts/use-time-text.ts';

/** The walls' tokens, those that are over, too. */
export function WallTokens() {
  const { say } = useWall().words;
  const { answer, fault, again } = useAsk('walltokens.list', {});
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<WallToken | null>(null);
  // What is being typed above the table outlasts a question that was lost on its way.
  if (answer === undefined)
    return fault === undefined ? <Loading /> : <ErrorNote fault={fault} again={again} />;
  const close = () => {
    setMaking(false);
    setRevoking(null);
    again();
  };
  return (
    <>
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      <div className="above-table">
        <Button type="primary" onClick={() => setMaking(true)}>
          {say('tokens.make')}
        </Button>
        <p>{say('tokens.text')}</p>
      </div>
      {answer.tokens.length === 0 ? (
        <EmptyNote title={say('tokens.none')} text={say('tokens.none.text')} />
      ) : (
        <TokenTable tokens={answer.tokens} revoke={setRevoking} />
      )}
      {making && <MakeToken close={close} />}
      {revoking !== null && <RevokeDialog token={revoking} close={close} />}
    </>
  );
}

function TokenTable({ tokens, revoke }: { tokens: WallToken[]; revoke: (token: WallToken) => void }) {
  const { client, words } = useWall();
  const { say } = words;
  const time = useTimeText();
  const now = client.clock.real();
  return (
    <Table<WallToken>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={tokens}
      rowClassName={(token) => (tokenState(token, now) === 'good' ? '' : 'is-over')}
      columns={[
        { title: say('tokens.name'), dataIndex: 'name' },
        {
          title: say('people.state'),
          key: 'state',
          render: (_, token) => say(`tokens.state.${tokenState(token, now)}`),
        },
        { title: say('tokens.until'), dataIndex: 'until', render: (_, { until }) => time(until) },
        { title: say('tokens.since'), dataIndex: 'since', render: (_, { since }) => time(since) },
        { title: say('tokens.by'), dataIndex: 'by', render: (_, { by }) => by || say('audit.own') },
        {
          title: say('people.actions'),
          key: 'actions',
          render: (_, token) =>
            tokenState(token, now) === 'good' && (
              <Button size="small" danger onClick={() => revoke(token)}>
                {say('tokens.revoke')}
              </Button>
            ),
        },
      ]}
    />
  );
}

function RevokeDialog({ token, close }: { token: WallToken; close: () => void }) {
  const { client, words } = useWall();
  const { say } = words;
  const change = usePersonChange();
  const revoke = async () => {
    if (await change.make(() => client.ask('walltokens.revoke', { id: token.id }))) close();
  };
  return (
    <Modal
      open
      title={say('tokens.revoke.ask', { name: token.name })}
      okText={say('tokens.revoke')}
      okButtonProps={{ danger: true }}
      cancelText={say('people.cancel')}
      confirmLoading={change.busy}
      onOk={() => void revoke()}
      onCancel={close}
    >
      <p>{say('tokens.revoke.text')}</p>
      <FaultLine text={change.fault} />
    </Modal>
  );
}
