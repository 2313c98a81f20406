import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { PASSWORD_LENGTH } from '../../../shared/model/password.ts';
import { useWall } from '../../link/use-station.ts';
import { FaultLine } from '../parts/FaultLine.tsx';
import { usePersonChange } from '../parts/use-person-change.ts';

interface Typed {
  was: string;
  now: string;
  again: string;
}

/** Changes the password of who sits here; they stay signed in here and are signed out elsewhere. */
export function OwnPassword({ close }: { close: () => void }) {
  const { client, words } = useWall();
  const { say } = words;
  const [form] = Form.useForm<Typed>();
  const change = usePersonChange();
  const [differ, setDiffer] = useState(false);
  const save = async ({ was, now, again }: Typed) => {
    setDiffer(now !== again);
    if (now === again && (await change.make(() => client.ask('people.password', { was, now })))) close();
  };
  return (
    <Modal
      open
      title={say('people.mine')}
      okText={say('people.save')}
      cancelText={say('people.cancel')}
      confirmLoading={change.busy}
      onOk={() => form.submit()}
      onCancel={close}
      mask={{ closable: false }}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void save(typed)}>
        <Form.Item rules={[{ required: true }]} name="was" label={say('people.mine.was')}>
          <Input.Password autoComplete="current-password" maxLength={1024} autoFocus />
        </Form.Item>
        <Form.Item
          rules={[{ required: true }]}
          name="now"
          label={say('people.password.new')}
          extra={say('people.password.hint', { count: PASSWORD_LENGTH })}
        >
          <Input.Password autoComplete="new-password" maxLength={1024} />
        </Form.Item>
        <Form.Item rules={[{ required: true }]} name="again" label={say('door.first.again')}>
          <Input.Password autoComplete="new-password" maxLength={1024} />
        </Form.Item>
        <FaultLine text={differ ? say('door.first.differ') : change.fault} />
      </Form>
    </Modal>
  );
}
