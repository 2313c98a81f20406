import { useRef } from 'react';
import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount, formatSpan } from '../../../../shared/words/format.ts';
import { placeKey, type RisingTopic } from '../../../../shared/model/hotspot.ts';
import { openHotspots, otherTopics } from '../../../complaints/open-hotspots.ts';
import { placeLine } from '../../../complaints/place-names.ts';
import { degreeNames, formatUsual } from '../../../complaints/unusual.ts';
import { useComplaintGrid } from '../../../complaints/use-complaint-grid.ts';
import { useTrees } from '../../../complaints/use-trees.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { massEventText } from '../../../panels/mass-event/view.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { LevelKeys } from '../../../panels/parts/LevelKeys.tsx';
import { RegionTiles } from '../../../panels/region-map/RegionTiles.tsx';
import { mapDescription, regionMapView } from '../../../panels/region-map/view.ts';
import { useRoom } from '../../../panels/use-room.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { Degree } from './Degree.tsx';
import { DESK_SCALE } from './desk-scale.ts';
import { HotspotTable } from './HotspotTable.tsx';
import { shownHotspots } from './shown-hotspot.ts';
import '../../../panels/region-map/panel.css';
import '../../../panels/parts/level-keys.css';

/** The hotspots there are, where complaints come from, and what rises. */
export function NowTab() {
  const { words } = useWall();
  const { say } = words;
  const list = shownHotspots(useTopic('hotspots'), useTopic('hotspotNotes'));
  return (
    <>
      <MassEvent />
      {list.length === 0 ? (
        <EmptyNote title={say('desk.hotspots.none')} text={say('desk.hotspots.none.text')} />
      ) : (
        <HotspotTable list={list} label={say('desk.hotspots.tab.now')} />
      )}
      <div className="hotspots-below">
        <Map />
        <Rising />
      </div>
    </>
  );
}

function MassEvent() {
  const { words } = useWall();
  const events = useTopic('massEvents');
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const trees = useTrees();
  const text = massEventText(events, { trees, zone, ems: Number.POSITIVE_INFINITY, words });
  if (text === null) return null;
  return (
    <p className="hotspots-mass" role="status">
      <Glyph name="critical" />
      <b>{words.say('hotspots.mass')}</b> {text}
    </p>
  );
}

function Map() {
  const { words } = useWall();
  const { regions } = useComplaintGrid();
  const place = useRef<HTMLDivElement>(null);
  const room = useRoom(place);
  const scaled = room && { width: room.width / DESK_SCALE, height: room.height / DESK_SCALE };
  const view = scaled && regionMapView(regions, scaled, words);
  return (
    <section>
      <h2>
        {words.say('hotspots.map')} <small>{words.say('hotspots.minutes')}</small>
      </h2>
      <LevelKeys names={degreeNames(words)} />
      <div ref={place} className="hotspots-map">
        {view !== null && regions.length > 0 && (
          <RegionTiles view={view} label={mapDescription(view.tiles, words)} />
        )}
      </div>
    </section>
  );
}

function Rising() {
  const { words } = useWall();
  const { say } = words;
  const topics = otherTopics(useTopic('risingTopics'), openHotspots(useTopic('hotspots')));
  return (
    <section>
      <h2>{say('desk.hotspots.rising')}</h2>
      {topics.length === 0 ? (
        <p className="hotspots-dim">{say('hotspots.rising.none')}</p>
      ) : (
        <table className="hotspot-table" aria-label={say('desk.hotspots.rising')}>
          <thead>
            <tr>
              <th scope="col">{say('desk.hotspots.column.what')}</th>
              <th scope="col" className="number">
                {say('desk.hotspots.column.n')}
              </th>
              <th scope="col" className="number">
                {say('desk.hotspots.column.expected')}
              </th>
              <th scope="col">{say('desk.hotspots.column.degree')}</th>
              <th scope="col">{say('desk.hotspots.column.since')}</th>
            </tr>
          </thead>
          <tbody>
            {topics.map((topic) => (
              <RisingRow key={placeKey(topic)} topic={topic} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function RisingRow({ topic }: { topic: RisingTopic }) {
  const { words } = useWall();
  const { say } = words;
  const trees = useTrees();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const texts = [
    ...(topic.doublingMs === null
      ? []
      : [say('desk.hotspots.doubling', { span: formatSpan(topic.doublingMs, words) })]),
    say('desk.hotspots.firstSeen', {
      at: formatLocal(zone, topic.firstSeen, 'isoMinute').replace('T', ' '),
    }),
  ];
  return (
    <tr>
      <th scope="row">{placeLine(topic, trees, words)}</th>
      <td className="number">{formatCount(topic.n)}</td>
      <td className="number">{formatUsual(topic.expected)}</td>
      <td>
        <Degree of={topic} />
      </td>
      <td>{texts.join(' · ')}</td>
    </tr>
  );
}
