import { Button, Form, Input } from 'antd';
import { PASSWORD_LENGTH } from '../../../shared/model/password.ts';
import { useWall } from '../../link/use-station.ts';
import type { Credentials } from '../../session/session-api.ts';
import type { SessionGate } from '../../session/session-gate.ts';
import { accountRule } from '../parts/account-rule.ts';
import { DoorFault } from './DoorFault.tsx';
import { useDoor } from './use-door.ts';

interface Typed extends Credentials {
  name: string;
  again: string;
}

/** Makes the first administrator, at the station's own machine. */
export function FirstAccount({ gate, host }: { gate: SessionGate; host: string }) {
  const { words } = useWall();
  const { say } = words;
  const door = useDoor(gate, host);
  const submit = async ({ account, name, password, again }: Typed) => {
    if (password === again) await door.enter({ account, password }, name);
    else door.complain(say('door.first.differ'));
  };
  return (
    <main className="door">
      <h1>{say('door.first.title')}</h1>
      <p>{say('door.first.text')}</p>
      <Form layout="vertical" requiredMark={false} onFinish={(typed: Typed) => void submit(typed)}>
        <Form.Item
          rules={[{ required: true }, accountRule(words)]}
          name="account"
          label={say('door.account')}
          extra={say('people.account.hint')}
        >
          <Input autoComplete="username" autoCapitalize="off" spellCheck={false} maxLength={64} autoFocus />
        </Form.Item>
        <Form.Item rules={[{ required: true }]} name="name" label={say('door.first.name')}>
          <Input autoComplete="name" maxLength={64} />
        </Form.Item>
        <Form.Item
          rules={[{ required: true }]}
          name="password"
          label={say('door.password')}
          extra={say('people.password.hint', { count: PASSWORD_LENGTH })}
        >
          <Input.Password autoComplete="new-password" maxLength={1024} />
        </Form.Item>
        <Form.Item rules={[{ required: true }]} name="again" label={say('door.first.again')}>
          <Input.Password autoComplete="new-password" maxLength={1024} aria-describedby="door-fault" />
        </Form.Item>
        <DoorFault text={door.fault} />
        <div className="door-row">
          <Button type="primary" htmlType="submit" loading={door.asked}>
            {say(door.asked ? 'door.asked' : 'door.first.enter')}
          </Button>
        </div>
      </Form>
    </main>
  );
}
