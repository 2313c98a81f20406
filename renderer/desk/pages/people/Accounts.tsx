import { Alert, Button, Table } from 'antd';
import { useState } from 'react';
import type { Account } from '../../../../shared/contract/asks/people-asks.ts';
import { useWall, useWho } from '../../../link/use-station.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { DeactivateDialog } from './DeactivateDialog.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { useTimeText } from '../../parts/use-time-text.ts';

/** What is open above the table; `add`: an account that does not exist yet. */
type Open = { what: 'add' } | { what: 'edit' | 'deactivate'; person: Account } | null;

/** Everybody who may, or might, sign in. */
export function Accounts() {
  const { say } = useWall().words;
  const { answer, fault, again } = useAsk('people.list', {});
  const [open, setOpen] = useState<Open>(null);
  // What is being typed above the table outlasts a question that was lost on its way.
  if (answer === undefined)
    return fault === undefined ? <Loading /> : <ErrorNote fault={fault} again={again} />;
  const nobody = answer.people.length === 0;
  const close = () => {
    setOpen(null);
    again();
  };
  return (
    <>
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      <OwnDeskNote />
      <div className="above-table">
        <Button type="primary" onClick={() => setOpen({ what: 'add' })}>
          {say(nobody ? 'people.add.first' : 'people.add')}
        </Button>
      </div>
      {nobody ? (
        <EmptyNote title={say('people.accounts.none')} text={say('people.accounts.none.text')} />
      ) : (
        <AccountTable people={answer.people} open={setOpen} />
      )}
      {open?.what === 'add' && <PersonDialog person={null} first={nobody} close={close} />}
      {open?.what === 'edit' && <PersonDialog person={open.person} first={false} close={close} />}
      {open?.what === 'deactivate' && <DeactivateDialog person={open.person} close={close} />}
    </>
  );
}

/** Where nobody signed in, it is said why that is enough. */
function OwnDeskNote() {
  const { say } = useWall().words;
  if (useWho().id !== '') return null;
  return <Alert type="info" title={say('people.own.title')} description={say('people.own.text')} />;
}

function AccountTable({ people, open }: { people: Account[]; open: (what: Open) => void }) {
  const { say } = useWall().words;
  const time = useTimeText();
  return (
    <Table<Account>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={people}
      rowClassName={({ active }) => (active ? '' : 'is-over')}
      columns={[
        { title: say('people.account'), dataIndex: 'account' },
        { title: say('people.name'), dataIndex: 'name' },
        { title: say('people.role'), dataIndex: 'role', render: (_, { role }) => say(`desk.role.${role}`) },
        {
          title: say('people.state'),
          dataIndex: 'active',
          render: (_, { active }) => say(active ? 'people.state.active' : 'people.state.inactive'),
        },
        {
          title: say('people.seen'),
          dataIndex: 'seen',
          render: (_, { seen }) => (seen === 0 ? say('people.never') : time(seen)),
        },
        {
          title: say('people.actions'),
          key: 'actions',
          render: (_, person) => (
            <span className="row-actions">
              <Button size="small" onClick={() => open({ what: 'edit', person })}>
                {say(person.active ? 'people.edit' : 'people.activate')}
              </Button>
              {person.active && (
                <Button size="small" danger onClick={() => open({ what: 'deactivate', person })}>
                  {say('people.deactivate')}
                </Button>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}
