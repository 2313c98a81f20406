import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { moreClasses } from '../../../complaints/more-classes.ts';
import { placeLine } from '../../../complaints/place-names.ts';
import { formatUsual } from '../../../complaints/unusual.ts';
import { useTrees } from '../../../complaints/use-trees.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { hrefOf, useAddress } from '../../use-address.ts';
import { Degree } from './Degree.tsx';
import { HowButton } from './HowButton.tsx';
import { hotspotsAddress } from './hotspots-address.ts';
import type { ShownHotspot } from './shown-hotspot.ts';

/** Hotspots in a table. `past`: at their peak, with their end; else as they are now. */
export function HotspotTable({
  list,
  label,
  past = false,
}: {
  list: readonly ShownHotspot[];
  label: string;
  past?: boolean;
}) {
  const { say } = useWall().words;
  return (
    <table className="hotspot-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{say('desk.hotspots.column.what')}</th>
          <th scope="col">{say('desk.hotspots.column.state')}</th>
          <th scope="col" className="number">
            {say(past ? 'desk.hotspots.column.peak' : 'desk.hotspots.column.n')}
          </th>
          <th scope="col" className="number">
            {say('desk.hotspots.column.expected')}
          </th>
          <th scope="col">{say('desk.hotspots.column.degree')}</th>
          <th scope="col">{say('desk.hotspots.column.since')}</th>
          {past && <th scope="col">{say('desk.hotspots.column.ended')}</th>}
          <th scope="col" className="number">
            {say('desk.hotspots.column.total')}
          </th>
          <th scope="col">{say('desk.hotspots.column.owner')}</th>
          <th scope="col" className="number">
            {say('desk.hotspots.column.orders')}
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((hotspot) => (
          <Row key={hotspot.id} hotspot={hotspot} past={past} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ hotspot, past }: { hotspot: ShownHotspot; past: boolean }) {
  const { words } = useWall();
  const { say } = words;
  const trees = useTrees();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const { id, state, since, endedAt, total, note, owned, orders, peak } = hotspot;
  const count = past ? peak : hotspot;
  const what = placeLine(hotspot, trees, words);
  const more = moreClasses(hotspot, words);
  const time = (ms: number) => formatLocal(zone, ms, past ? 'isoMinute' : 'minute').replace('T', ' ');
  return (
    <tr data-state={state}>
      <th scope="row">
        <HotspotLink id={id} text={what} />
        {more !== '' && <span className="hotspots-dim"> {more}</span>}
      </th>
      <td>{say(`hotspots.state.${state}`)}</td>
      <td className="number">
        <HowButton id={id} what={what}>
          {formatCount(count.n)}
        </HowButton>
      </td>
      <td className="number">{formatUsual(count.expected)}</td>
      <td>
        <Degree of={count} />
      </td>
      <td className="time">{time(since)}</td>
      {past && <td className="time">{endedAt === null ? '' : time(endedAt)}</td>}
      <td className="number">{formatCount(total)}</td>
      <td>{note?.owner ?? say(owned ? 'desk.hotspots.byOthers' : 'desk.hotspots.nobody')}</td>
      <td className="number">{formatCount(orders)}</td>
    </tr>
  );
}

function HotspotLink({ id, text }: { id: string; text: string }) {
  const [state, change] = useAddress(hotspotsAddress);
  return (
    <a
      href={hrefOf('hotspots', { ...state, hotspot: id })}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        change({ hotspot: id });
      }}
    >
      {text}
    </a>
  );
}
