import { Form, Input, Modal } from 'antd';
import { REPORT_LIMITS } from '../../../../shared/model/saved-report.ts';
import { useWall } from '../../../link/use-station.ts';

/** Asks what a report is called. */
export function NameDialog(given: {
  title: string;
  name: string;
  busy: boolean;
  choose: (name: string) => void;
  close: () => void;
}) {
  const { say } = useWall().words;
  const [form] = Form.useForm<{ name: string }>();
  return (
    <Modal
      open
      title={given.title.replace('…', '')}
      okText={say('report.save')}
      cancelText={say('report.cancel')}
      confirmLoading={given.busy}
      onOk={() => form.submit()}
      onCancel={given.close}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: given.name }}
        onFinish={({ name }) => given.choose(name.trim())}
      >
        <Form.Item name="name" label={say('report.save.name')} rules={[{ required: true, whitespace: true }]}>
          <Input autoComplete="off" maxLength={REPORT_LIMITS.name} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
