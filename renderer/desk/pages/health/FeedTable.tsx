import { Table, type TableColumnsType } from 'antd';

import { useTopic, useWall } from '../../../link/use-station.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { SignalFigure } from '../../parts/SignalFigure.tsx';
import { type FeedRow, feedRows } from './feed-rows.ts';

/** All sources with how they do. `open`: shows one's details. */
export function FeedTable({ open }: { open: (feed: string) => void }) {
  const { words } = useWall();
  const feeds = useTopic('feeds');
  const now = useDataSecond();
  if (feeds === undefined) return <Loading />;
  const rows = feedRows(feeds, now, words);
  if (rows.length === 0)
    return (
      <EmptyNote
        title={words.say('desk.health.feeds.none.title')}
        text={words.say('desk.health.feeds.none.text')}
      />
    );
  return (
    <Table<FeedRow>
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      aria-label={words.say('desk.health.feeds')}
      columns={columnsOf(words.say, open)}
      dataSource={rows}
    />
  );
}

function columnsOf(
  say: ReturnType<typeof useWall>['words']['say'],
  open: (feed: string) => void,
): TableColumnsType<FeedRow> {
  const figure = (name: 'age' | 'rate' | 'behind' | 'missing' | 'quarantined' | 'skew') => ({
    key: name,
    title: say(`desk.health.feed.${name}`),
    align: 'right' as const,
    render: (_: unknown, row: FeedRow) => {
      const value = (
        <SignalFigure signal={`feed.${name}`} of={row.id}>
          {row[name]}
        </SignalFigure>
      );
      if (Reflect.get(row.poor, name) !== true) return value;
      return (
        <span className="poor" data-level="watch">
          <Glyph name="watch" />
          {value}
        </span>
      );
    },
  });
  return [
    {
      key: 'name',
      title: say('desk.health.feed.name'),
      render: (_, { id, name }) => (
        <button
          type="button"
          className="link-button"
          title={say('desk.health.feed.details', { name })}
          onClick={() => open(id)}
        >
          {name}
        </button>
      ),
    },
    {
      key: 'state',
      title: say('desk.health.feed.state'),
      render: (_, { look, state }) => (
        <span className={`fresh fresh-${look}`}>
          <Glyph name={look} />
          {state}
        </span>
      ),
    },
    figure('age'),
    figure('rate'),
    figure('behind'),
    figure('missing'),
    figure('quarantined'),
    figure('skew'),
  ];
}
