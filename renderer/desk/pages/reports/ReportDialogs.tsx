import { Modal } from 'antd';
import type { SavedReport } from '../../../../shared/model/saved-report.ts';
import { useWall } from '../../../link/use-station.ts';
import { NameDialog } from './NameDialog.tsx';
import type { Keeping } from './use-keeping.ts';

export type ReportDialog = 'new' | 'rename' | 'remove';

/** Asks for a name, or whether a report is to go. `own`: the saved report that is open. */
export function ReportDialogs({
  dialog,
  own,
  search,
  keeping,
  close,
}: {
  dialog: ReportDialog;
  own: SavedReport | undefined;
  search: string;
  keeping: Keeping;
  close: () => void;
}) {
  const { say } = useWall().words;
  const { busy } = keeping.deed;
  if (dialog === 'new')
    return (
      <NameDialog
        title={say('report.save.as')}
        name=""
        busy={busy}
        choose={(name) => void keeping.keep({ id: null, name, search }).then(close)}
        close={close}
      />
    );
  if (own === undefined) return null;
  if (dialog === 'rename')
    return (
      <NameDialog
        title={say('report.rename')}
        name={own.name}
        busy={busy}
        choose={(name) => void keeping.keep({ id: own.id, name, search: own.search }).then(close)}
        close={close}
      />
    );
  return (
    <Modal
      open
      title={say('report.remove.ask', { name: own.name })}
      okText={say('report.remove').replace('…', '')}
      okButtonProps={{ danger: true }}
      cancelText={say('report.cancel')}
      confirmLoading={busy}
      onOk={() => void keeping.remove(own).then(close)}
      onCancel={close}
    />
  );
}
