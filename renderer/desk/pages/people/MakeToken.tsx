import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { TOKEN_DAYS } from '../../../../shared/contract/asks/people-asks.ts';
import { useWall } from '../../../link/use-station.ts';
import { FaultLine } from '../../parts/FaultLine.tsx';
import { usePersonChange } from '../../parts/use-person-change.ts';
import { useTimeText } from '../../parts/use-time-text.ts';

interface Typed {
  name: string;
  days: number;
}

interface Made extends Pick<Typed, 'name'> {
  token: string;
  until: number;
}

/** Makes a token, and shows it this once. */
export function MakeToken({ close }: { close: () => void }) {
  const { client, words } = useWall();
  const { say } = words;
  const [form] = Form.useForm<Typed>();
  const [made, setMade] = useState<Made | null>(null);
  const change = usePersonChange();
  const make = ({ name, days }: Typed) =>
    change.make(async () => {
      setMade({ name, ...(await client.ask('walltokens.make', { name, days })) });
      return { ok: true };
    });
  if (made !== null) return <TokenShown made={made} close={close} />;
  return (
    <Modal
      open
      title={say('tokens.make')}
      okText={say('tokens.make')}
      cancelText={say('people.cancel')}
      confirmLoading={change.busy}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ days: 365 }}
        onFinish={(typed) => void make(typed)}
      >
        <Form.Item
          rules={[{ required: true }]}
          name="name"
          label={say('tokens.name')}
          extra={say('tokens.name.hint')}
        >
          <Input autoComplete="off" maxLength={64} autoFocus />
        </Form.Item>
        <Form.Item rules={[{ required: true }]} name="days" label={say('tokens.days')}>
          <InputNumber min={1} max={TOKEN_DAYS} precision={0} />
        </Form.Item>
        <FaultLine text={change.fault} />
      </Form>
    </Modal>
  );
}

/** Closed by its button only: what is lost here is lost. */
function TokenShown({ made, close }: { made: Made; close: () => void }) {
  const { say } = useWall().words;
  const time = useTimeText();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard?.writeText(made.token).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Modal
      open
      title={say('tokens.made.title', { name: made.name })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      onCancel={close}
      footer={
        <Button type="primary" onClick={close}>
          {say('tokens.done')}
        </Button>
      }
    >
      <p>{say('tokens.made.text', { until: time(made.until) })}</p>
      <div className="token-shown">
        <code>{made.token}</code>
        {/* Browsers lend the clipboard to pages over TLS and to this machine's only; elsewhere the text can be selected. */}
        {window.isSecureContext && (
          <Button onClick={copy}>{say(copied ? 'tokens.copied' : 'tokens.copy')}</Button>
        )}
      </div>
    </Modal>
  );
}
