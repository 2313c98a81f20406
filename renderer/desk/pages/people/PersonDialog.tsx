import { Form, Input, Modal, Radio } from 'antd';
import type { Account } from '../../../../shared/contract/asks/people-asks.ts';
import { PASSWORD_LENGTH } from '../../../../shared/model/password.ts';
import { type Role, roles } from '../../../../shared/model/person.ts';
import { useWall } from '../../../link/use-station.ts';
import { accountRule } from '../../parts/account-rule.ts';
import { FaultLine } from '../../parts/FaultLine.tsx';
import { usePersonChange } from '../../parts/use-person-change.ts';

interface Typed {
  account: string;
  name: string;
  role: Role;
  password?: string;
}

/** Adds an account (`person` null), changes one, or lets a deactivated one in again. `first`: it has to administer. */
export function PersonDialog({
  person,
  first,
  close,
}: {
  person: Account | null;
  first: boolean;
  close: () => void;
}) {
  const { client, words } = useWall();
  const { say } = words;
  const [form] = Form.useForm<Typed>();
  const change = usePersonChange();
  const save = async ({ account, name, role, password }: Typed) => {
    const secret = password === undefined || password === '' ? {} : { password };
    const draft = { id: person?.id ?? null, account, name, role, active: true, ...secret };
    if (await change.make(() => client.ask('people.save', draft))) close();
  };
  return (
    <Modal
      open
      title={
        person === null
          ? say(first ? 'people.add.first' : 'people.add')
          : say('people.edit.title', { account: person.account })
      }
      okText={say(person?.active === false ? 'people.activate' : 'people.save')}
      cancelText={say('people.cancel')}
      confirmLoading={change.busy}
      onOk={() => form.submit()}
      onCancel={close}
      centered
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={person ?? { role: first ? 'administrator' : 'leader' }}
        onFinish={(typed) => void save(typed)}
      >
        <NameFields />
        <RoleField first={first} />
        <PasswordField isNew={person === null} />
        <FaultLine text={change.fault} />
      </Form>
    </Modal>
  );
}

function NameFields() {
  const { words } = useWall();
  const { say } = words;
  return (
    <>
      <Form.Item
        rules={[{ required: true }, accountRule(words)]}
        name="account"
        label={say('people.account')}
        extra={say('people.account.hint')}
      >
        <Input autoComplete="off" autoCapitalize="off" spellCheck={false} maxLength={64} autoFocus />
      </Form.Item>
      <Form.Item
        rules={[{ required: true }]}
        name="name"
        label={say('people.name')}
        extra={say('people.name.hint')}
      >
        <Input autoComplete="off" maxLength={64} />
      </Form.Item>
    </>
  );
}

function RoleField({ first }: { first: boolean }) {
  const { say } = useWall().words;
  return (
    <Form.Item name="role" label={say('people.role')}>
      <Radio.Group className="role-choice" disabled={first}>
        {roles.map((role) => (
          <Radio key={role} value={role}>
            {say(`desk.role.${role}`)}
            <small>{say(`people.role.${role}.hint`)}</small>
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  );
}

/** A new account's password, or another one for an account that has one. */
function PasswordField({ isNew }: { isNew: boolean }) {
  const { say } = useWall().words;
  return (
    <Form.Item
      rules={[{ required: isNew }]}
      name="password"
      label={say(isNew ? 'people.password' : 'people.password.new')}
      extra={[
        say('people.password.hint', { count: PASSWORD_LENGTH }),
        ...(isNew ? [] : [say('people.password.keep')]),
      ].join(' · ')}
    >
      <Input.Password autoComplete="new-password" maxLength={1024} />
    </Form.Item>
  );
}
