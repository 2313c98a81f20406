import type { ReactNode } from 'react';
import type { LinkedHotspot, OrderStory } from '../../../../shared/contract/asks/order-asks.ts';
import { formatCount, NONE } from '../../../../shared/words/format.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { placeLine } from '../../../complaints/place-names.ts';
import { useTrees } from '../../../complaints/use-trees.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { kindName, pathNames } from '../../../panels/order-names.ts';
import { PageLink } from '../../parts/PageLink.tsx';

/** What an order is, whose, and about what. */
export function StoryFacts({ story: { row, contact, grade, hotspots } }: { story: OrderStory }) {
  const { words } = useWall();
  const { say } = words;
  const kinds = useTopic('orderKinds') ?? {};
  const trees = useTopic('trees');
  const marks = [
    ...(row.urgent ? [say('orders.mark.urgent')] : []),
    ...(row.flagged ? [say('orders.mark.flagged')] : []),
    ...(row.late ? [say('orders.mark.late')] : []),
  ];
  const facts: [string, ReactNode][] = [
    [
      say('orders.state'),
      [say(`orders.state.${row.state}`), say(`orders.move.${row.at}`), ...marks].join(' · '),
    ],
    [say('orders.col.kind'), kindName(kinds, row.kind, words)],
    [say('orders.unit'), row.unit === '' ? say('orders.noUnit') : row.unit],
    [say('orders.col.owner'), row.owner === '' ? say('orders.noOwner') : row.owner],
    [
      say('orders.col.class'),
      pathNames(trees?.categories?.nodes ?? [], row.category, words).join(' / ') || NONE,
    ],
    [say('orders.col.region'), pathNames(trees?.regions?.nodes ?? [], row.region, words).join(' / ') || NONE],
    [say('orders.story.contact'), contact || NONE],
    [say('orders.story.grade'), grade === null ? NONE : formatCount(grade)],
    [say('orders.story.hotspots'), hotspots.length === 0 ? NONE : <Hotspots list={hotspots} />],
  ];
  return (
    <section>
      <h2>{say('orders.story.facts')}</h2>
      <dl className="story-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Each leads to its hotspot. */
function Hotspots({ list }: { list: readonly LinkedHotspot[] }) {
  const { words } = useWall();
  const trees = useTrees();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  return (
    <ul className="story-hotspots">
      {list.map((hotspot) => (
        <li key={hotspot.id}>
          <PageLink page="hotspots" state={{ hotspot: hotspot.id }}>
            {placeLine(hotspot, trees, words)}
          </PageLink>{' '}
          <small>{formatLocal(zone, hotspot.since, 'isoMinute').replace('T', ' ')}</small>
        </li>
      ))}
    </ul>
  );
}
