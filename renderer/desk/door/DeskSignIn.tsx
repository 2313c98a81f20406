import { Button, Form, Input } from 'antd';
import { useWall } from '../../link/use-station.ts';
import type { Credentials } from '../../session/session-api.ts';
import type { SessionGate } from '../../session/session-gate.ts';
import { DoorFault } from './DoorFault.tsx';
import { useDoor } from './use-door.ts';

/** Asks for account and password. */
export function DeskSignIn({ gate, host }: { gate: SessionGate; host: string }) {
  const { say } = useWall().words;
  const [form] = Form.useForm<Credentials>();
  const door = useDoor(gate, host);
  const submit = async (credentials: Credentials) => {
    await door.enter(credentials);
    form.setFieldValue('password', '');
  };
  return (
    <main className="door">
      <h1>{say('door.title')}</h1>
      <p>{say('door.text')}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void submit(typed)}>
        <Form.Item rules={[{ required: true }]} name="account" label={say('door.account')}>
          <Input autoComplete="username" autoCapitalize="off" spellCheck={false} maxLength={64} autoFocus />
        </Form.Item>
        <Form.Item rules={[{ required: true }]} name="password" label={say('door.password')}>
          <Input.Password autoComplete="current-password" maxLength={1024} aria-describedby="door-fault" />
        </Form.Item>
        <DoorFault text={door.fault} />
        <div className="door-row">
          <Button type="primary" htmlType="submit" loading={door.asked}>
            {say(door.asked ? 'door.asked' : 'door.enter')}
          </Button>
          {location.protocol.startsWith('http') && <a href="/">{say('door.wall')}</a>}
        </div>
      </Form>
    </main>
  );
}
