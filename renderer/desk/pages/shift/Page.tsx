import { Tabs } from 'antd';
import { useCell, useWall } from '../../../link/use-station.ts';
import { Loading } from '../../parts/Loading.tsx';
import { Note } from '../../parts/Note.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useMay } from '../../parts/use-change.ts';
import { IssuedSummaries } from '../../summaries/IssuedSummaries.tsx';
import { goToPage, useAddress } from '../../use-address.ts';
import { DutyHead } from './DutyHead.tsx';
import { HandoverDrawer } from './HandoverDrawer.tsx';
import { HandoverHistory } from './HandoverHistory.tsx';
import { HandoverPanel } from './HandoverPanel.tsx';
import { NoteList } from './NoteList.tsx';
import { OpenList } from './OpenList.tsx';
import { shiftAddress } from './shift-address.ts';
import { SummaryTab } from './SummaryTab.tsx';
import './shift.css';

/** 班次: who is on, what was noted, what is open, how it is handed over, and the summary of any time. */
export function Page() {
  const { say } = useWall().words;
  const duty = useCell('duty', 'duty');
  const [{ tab, handover }, change] = useAddress(shiftAddress);
  if (duty === undefined) return <Loading rows={10} />;
  const items = [
    { key: 'now', label: say('desk.shift.tab.now'), children: duty.on === null ? <NoShifts /> : <Now /> },
    { key: 'summary', label: say('desk.shift.tab.summary'), children: <SummaryTab /> },
    { key: 'written', label: say('summaries.title'), children: <IssuedSummaries /> },
  ];
  return (
    <div className="shift-page">
      <PageHead title={say('desk.page.shift')} />
      <Tabs
        items={items}
        activeKey={items.some(({ key }) => key === tab) ? tab : 'now'}
        destroyOnHidden
        onChange={(key) => change({ tab: key })}
      />
      {handover !== '' && <HandoverDrawer id={handover} close={() => change({ handover: '' })} />}
    </div>
  );
}

function Now() {
  const duty = useCell('duty', 'duty');
  if (duty === undefined) return null;
  return (
    <>
      <DutyHead duty={duty} />
      <div className="duty-columns">
        <NoteList />
        <div>
          <HandoverPanel duty={duty} />
          <OpenList />
        </div>
      </div>
      <HandoverHistory />
    </>
  );
}

function NoShifts() {
  const { say } = useWall().words;
  const maySet = useMay('settings.save');
  const toSettings = {
    text: say('desk.shift.toSettings'),
    run: () => goToPage('settings', { section: 'shifts' }),
  };
  return (
    <Note
      glyph="none"
      title={say('desk.shift.none')}
      text={say('desk.shift.none.text')}
      action={maySet ? toSettings : undefined}
    />
  );
}
