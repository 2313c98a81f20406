import { Drawer } from 'antd';
import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount, NONE } from '../../../../shared/words/format.ts';
import { useCell, useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { hrefOf } from '../../use-address.ts';
import { SignalFigure } from '../../parts/SignalFigure.tsx';
import { type Fact, Facts } from './Facts.tsx';
import { GapTable } from './GapTable.tsx';

/** One source in full, with what it lost. `feed`: its id, empty for none. */
export function FeedDrawer({ feed, close }: { feed: string; close: () => void }) {
  const name = useCell('feeds', feed)?.name;
  return (
    <Drawer title={name ?? feed} size="min(44rem, 94vw)" open={feed !== ''} onClose={close} destroyOnHidden>
      {feed !== '' && <FeedDetails feed={feed} />}
    </Drawer>
  );
}

function FeedDetails({ feed }: { feed: string }) {
  const { say } = useWall().words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const gaps = useAsk('gaps.list', { source: feed });
  const at = (time: number | null) =>
    time === null ? NONE : `${formatLocal(zone, time, 'date')} ${formatLocal(zone, time, 'time')}`;
  return (
    <div className="feed-details">
      <FeedFacts feed={feed} at={at} />
      <h2>{say('desk.health.feed.gaps')}</h2>
      {gaps.fault !== undefined && <ErrorNote fault={gaps.fault} again={gaps.again} />}
      {gaps.answer === undefined ? (
        gaps.fault === undefined && <Loading rows={3} />
      ) : (
        <GapTable entries={gaps.answer.entries} at={at} />
      )}
    </div>
  );
}

function FeedFacts({ feed, at }: { feed: string; at: (time: number | null) => string }) {
  const { say } = useWall().words;
  const cell = useCell('feeds', feed);
  const { answer: stored } = useAsk('health.database', {});
  const source = stored?.sources.find(({ id }) => id === feed);
  const kind = `desk.health.feed.kind.${cell?.kind ?? 'callwall'}` as const;
  const quarantine = hrefOf('health', { tab: 'quarantine', source: feed });
  const facts: Fact[] = [
    { name: say('desk.health.feed.id'), value: feed },
    {
      name: say('desk.health.feed.kind'),
      value: source?.simulated === true ? `${say(kind)} · ${say('desk.health.feed.simulated')}` : say(kind),
    },
    {
      name: say('desk.health.feed.state'),
      value:
        cell === undefined
          ? NONE
          : `${say(`desk.health.feed.${cell.state}`)} · ${say('desk.health.feed.since', { at: at(cell.since) })}`,
    },
    {
      name: say('desk.health.feed.newestEvent'),
      value: at(source?.newestEvent ?? null),
      signal: 'feed.newestEvent',
      of: feed,
    },
    { name: say('desk.health.feed.late'), value: countOf(source?.late), signal: 'feed.late', of: feed },
    {
      name: say('desk.health.feed.duplicates'),
      value: countOf(source?.duplicates),
      signal: 'feed.duplicates',
      of: feed,
    },
    {
      name: say('desk.health.feed.missing'),
      value: countOf(cell?.missing),
      signal: 'feed.missing',
      of: feed,
    },
    {
      name: say('desk.health.feed.quarantined'),
      value: (
        <>
          <SignalFigure signal="feed.quarantined" of={feed}>
            {countOf(cell?.quarantined)}
          </SignalFigure>{' '}
          <a href={quarantine}>{say('desk.health.feed.toQuarantine')}</a>
        </>
      ),
    },
  ];
  return <Facts title={say('desk.health.feed.state')} facts={facts} />;
}

function countOf(count: number | undefined): string {
  return count === undefined ? NONE : formatCount(count);
}
