import { openHotspots } from '../complaints/open-hotspots.ts';
import { useCell, useTopic, useWall } from '../link/use-station.ts';
import { Panel as ComplaintHeatPanel } from '../panels/complaint-heat/Panel.tsx';
import { Panel as HotspotSurgePanel } from '../panels/hotspot-surge/Panel.tsx';
import { Panel as HotspotTopPanel } from '../panels/hotspot-top/Panel.tsx';
import { Panel as MassEventPanel } from '../panels/mass-event/Panel.tsx';
import { Panel as RegionMapPanel } from '../panels/region-map/Panel.tsx';
import { Panel as RisingListPanel } from '../panels/rising-list/Panel.tsx';
import { Notice } from './Notice.tsx';
import './hotspots.css';

/** 投诉热点: what people complain about that they did not an hour ago, where, and what it does to the queues. */
export function HotspotsScene() {
  const { say } = useWall().words;
  const known = useTopic('complaints') !== undefined;
  const newest = useCell('complaints', 'complaints')?.newest ?? null;
  const calm = openHotspots(useTopic('hotspots')).length === 0;
  if (!known) return <main className="hotspots-scene" aria-busy="true" />;
  if (newest === null) {
    const texts = { title: say('hotspots.never'), text: say('hotspots.never.text') };
    return <Notice view={{ glyph: 'none', ...texts, code: '' }} />;
  }
  return (
    <main className="hotspots-scene" data-calm={calm || undefined}>
      <MassEventPanel />
      <HotspotTopPanel />
      <RegionMapPanel />
      {!calm && <HotspotSurgePanel />}
      <RisingListPanel />
      <ComplaintHeatPanel />
    </main>
  );
}
