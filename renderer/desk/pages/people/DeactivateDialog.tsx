import { Modal } from 'antd';
import type { Account } from '../../../../shared/contract/asks/people-asks.ts';
import { useWall } from '../../../link/use-station.ts';
import { FaultLine } from '../../parts/FaultLine.tsx';
import { usePersonChange } from '../../parts/use-person-change.ts';

/** Asks before somebody is put out. */
export function DeactivateDialog({ person, close }: { person: Account; close: () => void }) {
  const { client, words } = useWall();
  const { say } = words;
  const change = usePersonChange();
  const deactivate = async () => {
    if (await change.make(() => client.ask('people.deactivate', { id: person.id }))) close();
  };
  return (
    <Modal
      open
      title={say('people.deactivate.ask', { name: person.name })}
      okText={say('people.deactivate')}
      okButtonProps={{ danger: true }}
      cancelText={say('people.cancel')}
      confirmLoading={change.busy}
      onOk={() => void deactivate()}
      onCancel={close}
    >
      <p>{say('people.deactivate.text')}</p>
      <FaultLine text={change.fault} />
    </Modal>
  );
}
