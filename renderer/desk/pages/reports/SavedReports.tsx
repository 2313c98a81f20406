import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import type { SavedReport } from '../../../../shared/model/saved-report.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { DeedLine } from '../../parts/DeedLine.tsx';
import { useMay } from '../../parts/use-change.ts';
import { type ReportDialog, ReportDialogs } from './ReportDialogs.tsx';
import { addressOf, type ChangeReports, type ReportsAddress, searchOf } from './reports-address.ts';
import { useKeeping } from './use-keeping.ts';
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
  const { say } = useWall().words;
  const may = useMay('report.save');
  const keeping = useKeeping(saved, change);
  const [dialog, setDialog] = useState<ReportDialog | null>(null);
  const own = saved.reports.find(({ id }) => id === address.report);
  const search = searchOf(address);
  const changed = own !== undefined && searchOf(addressOf(own.search)) !== search;
  return (
    <>
      <DeedLine deed={keeping.deed} />
      {changed && <small className="report-changed">{say('report.changed')}</small>}
      <SavedMenu own={own} saved={saved} change={change} />
      {may && own !== undefined && (
        <>
          <Button
            disabled={!changed}
            loading={keeping.deed.busy}
            onClick={() => void keeping.keep({ id: own.id, name: own.name, search })}
          >
            {say('report.save')}
          </Button>
          <Button onClick={() => setDialog('rename')}>{say('report.rename')}</Button>
          <Button onClick={() => setDialog('remove')}>{say('report.remove')}</Button>
        </>
      )}
      {may && <Button onClick={() => setDialog('new')}>{say('report.save.as')}</Button>}
      {dialog !== null && (
        <ReportDialogs {...{ dialog, own, search, keeping }} close={() => setDialog(null)} />
      )}
    </>
  );
}

function SavedMenu(given: { own: SavedReport | undefined; saved: Saved; change: ChangeReports }) {
  const { own, saved, change } = given;
  const { say } = useWall().words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const when = ({ by, since }: SavedReport): string => {
    const at = formatLocal(zone, since, 'date');
    return by === '' ? at : say('report.saved.by', { by, at });
  };
  const items: MenuProps['items'] =
    saved.reports.length === 0
      ? [{ key: '', label: say('report.saved.none'), disabled: true }]
      : saved.reports.map((report) => ({
          key: report.id,
          label: (
            <span className="report-saved">
              {report.name}
              <small>{when(report)}</small>
            </span>
          ),
        }));
  const open = (id: string) => {
    const report = saved.reports.find((each) => each.id === id);
    if (report !== undefined) change({ ...addressOf(report.search), report: id });
  };
  return (
    <Dropdown
      trigger={['click']}
      onOpenChange={(opens) => opens && saved.again()}
      menu={{ items, selectedKeys: own === undefined ? [] : [own.id], onClick: ({ key }) => open(key) }}
    >
      <Button aria-haspopup="menu" className="report-open">
        {own?.name ?? say('report.saved')}
      </Button>
    </Dropdown>
  );
}
