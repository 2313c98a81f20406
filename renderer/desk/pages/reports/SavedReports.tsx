import { Button, Dropdown, type MenuProps, Modal } from 'antd';
import { useState } from 'react';
import type { SavedReport } from '../../../../shared/model/saved-report.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { DeedLine } from '../../parts/DeedLine.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useMay } from '../../parts/use-change.ts';
import { NameDialog } from './NameDialog.tsx';
import { addressOf, type ChangeReports, type ReportsAddress, searchOf } from './reports-address.ts';
import type { Saved } from './use-saved.ts';

/** The reports that are kept for the centre: opened by all, kept, renamed and deleted by those who lead. */
export function SavedReports({
  address,
  change,
  saved,
}: {
  address: ReportsAddress;
  change: ChangeReports;
  saved: Saved;
}) {
  const { client, words } = useWall();
  const { say } = words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const may = useMay('report.save');
  const { deed, act } = useAct();
  const [dialog, setDialog] = useState<'new' | 'rename' | 'remove' | null>(null);
  const own = saved.reports.find(({ id }) => id === address.report);
  const search = searchOf(address);
  const changed = own !== undefined && searchOf(addressOf(own.search)) !== search;
  const close = () => setDialog(null);
  const keep = async (report: Pick<SavedReport, 'name' | 'search'> & { id: string | null }) => {
    const answer = await act(
      () => client.ask('report.save', report),
      ({ report: { name } }) => say('report.save.done', { name }),
    );
    if (answer === undefined) return;
    close();
    change({ report: answer.report.id }, 'replace');
    saved.again();
  };
  const remove = async ({ id, name }: SavedReport) => {
    const done = await act(() => client.ask('report.remove', { id }), say('report.remove.done', { name }));
    close();
    saved.again();
    if (done !== undefined) change({ report: '' }, 'replace');
  };
  const items: MenuProps['items'] =
    saved.reports.length === 0
      ? [{ key: '', label: say('report.saved.none'), disabled: true }]
      : saved.reports.map(({ id, name, by, since }) => ({
          key: id,
          label: (
            <span className="report-saved">
              {name}
              <small>
                {by === ''
                  ? formatLocal(zone, since, 'date')
                  : say('report.saved.by', { by, at: formatLocal(zone, since, 'date') })}
              </small>
            </span>
          ),
        }));
  const open = (id: string) => {
    const report = saved.reports.find((each) => each.id === id);
    if (report !== undefined) change({ ...addressOf(report.search), report: id });
  };
  return (
    <>
      <DeedLine deed={deed} />
      {changed && <small className="report-changed">{say('report.changed')}</small>}
      <Dropdown
        trigger={['click']}
        onOpenChange={(opens) => opens && saved.again()}
        menu={{ items, selectedKeys: [address.report], onClick: ({ key }) => open(key) }}
      >
        <Button aria-haspopup="menu" className="report-open">
          {own?.name ?? say('report.saved')}
        </Button>
      </Dropdown>
      {may && own !== undefined && (
        <>
          <Button
            disabled={!changed}
            loading={deed.busy}
            onClick={() => void keep({ id: own.id, name: own.name, search })}
          >
            {say('report.save')}
          </Button>
          <Button onClick={() => setDialog('rename')}>{say('report.rename')}</Button>
          <Button onClick={() => setDialog('remove')}>{say('report.remove')}</Button>
        </>
      )}
      {may && <Button onClick={() => setDialog('new')}>{say('report.save.as')}</Button>}
      {dialog === 'new' && (
        <NameDialog
          title={say('report.save.as')}
          name=""
          busy={deed.busy}
          choose={(name) => void keep({ id: null, name, search })}
          close={close}
        />
      )}
      {dialog === 'rename' && own !== undefined && (
        <NameDialog
          title={say('report.rename')}
          name={own.name}
          busy={deed.busy}
          choose={(name) => void keep({ id: own.id, name, search: own.search })}
          close={close}
        />
      )}
      {dialog === 'remove' && own !== undefined && (
        <Modal
          open
          title={say('report.remove.ask', { name: own.name })}
          okText={say('report.remove').replace('…', '')}
          okButtonProps={{ danger: true }}
          cancelText={say('report.cancel')}
          confirmLoading={deed.busy}
          onOk={() => void remove(own)}
          onCancel={close}
        />
      )}
    </>
  );
}
