import { Tabs } from 'antd';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { SignalFigure } from '../../parts/SignalFigure.tsx';
import { useAddress } from '../../use-address.ts';
import { AlarmTab } from './AlarmTab.tsx';
import { FeedDrawer } from './FeedDrawer.tsx';
import { FeedTable } from './FeedTable.tsx';
import { healthAddress, type HealthTab, healthTabs } from './health-address.ts';
import { Quarantine } from './Quarantine.tsx';
import { StationTab } from './StationTab.tsx';
import './health.css';

/** 运行状况: how sources, station and storage do, and what could not be counted. */
export function Page() {
  const { say } = useWall().words;
  const [address, change] = useAddress(healthAddress);
  const tab = healthTabs.find((each) => each === address.tab) ?? 'feeds';
  const bodies: Record<HealthTab, () => React.ReactNode> = {
    feeds: () => <FeedTable open={(feed) => change({ feed })} />,
    quarantine: () => <Quarantine address={address} change={change} />,
    station: () => <StationTab />,
    alarms: () => <AlarmTab />,
  };
  return (
    <div className="health-page">
      <PageHead title={say('desk.page.health')} text={<Verdict />} />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        items={healthTabs.map((key) => ({
          key,
          label: say(`desk.health.tab.${key}`),
          children: key === tab ? bodies[key]() : null,
        }))}
        onChange={(next) => change({ tab: next, before: 0, source: '', code: '' })}
      />
      <FeedDrawer feed={address.feed} close={() => change({ feed: '' })} />
    </div>
  );
}

function Verdict() {
  const { say } = useWall().words;
  const count = Object.keys(useTopic('faults') ?? {}).length;
  const level = count === 0 ? 'normal' : 'warning';
  return (
    <span className="verdict" data-level={level}>
      <Glyph name={level} />
      {count === 0 ? (
        say('desk.health.well')
      ) : (
        <SignalFigure signal="faults.open">{say('desk.health.faults', { count })}</SignalFigure>
      )}
    </span>
  );
}
