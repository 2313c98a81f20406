import { Table } from 'antd';
import type { GapEntry } from '../../../../shared/contract/asks/health-asks.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { useWall } from '../../../link/use-station.ts';
import { SignalFigure } from '../../parts/SignalFigure.tsx';

/** The numbers of a source that never came, the newest first. */
export function GapTable({ entries, at }: { entries: readonly GapEntry[]; at: (time: number) => string }) {
  const { say } = useWall().words;
  if (entries.length === 0) return <p className="dim">{say('desk.health.feed.gaps.none')}</p>;
  return (
    <Table<GapEntry>
      rowKey="id"
      size="small"
      pagination={false}
      columns={[
        { key: 'at', title: say('desk.health.at'), render: (_, gap) => at(gap.at) },
        {
          key: 'range',
          title: say('desk.health.feed.gap.range'),
          render: (_, { from, to }) => (from === to ? `${from}` : `${from}–${to}`),
        },
        {
          key: 'count',
          title: say('desk.health.feed.gap.count'),
          align: 'right',
          render: (_, { id, from, to }) => (
            <SignalFigure signal="feed.gap" of={String(id)}>
              {formatCount(to - from + 1)}
            </SignalFigure>
          ),
        },
        { key: 'why', title: say('desk.health.feed.gap.why'), dataIndex: 'why' },
      ]}
      dataSource={[...entries]}
    />
  );
}
