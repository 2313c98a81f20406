import { Table } from 'antd';
import type { Answers } from '../../../../shared/contract/asks.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { RawText } from '../../parts/RawText.tsx';
import { useAsk } from '../../parts/use-ask.ts';

type Entry = Answers['orders.contradictions']['rows'][number];

/** What contradicted itself and counts nowhere, with the reason. */
export function Contradictions() {
  const { say } = useWall().words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const { answer, fault, again } = useAsk('orders.contradictions', { limit: 500 });
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (answer === undefined) return <Loading />;
  if (answer.rows.length === 0) return <EmptyNote title={say('orders.contradictions.none')} />;
  const rows = answer.rows.map((row, at) => ({ ...row, id: at }));
  return (
    <>
      <p className="dim">{say('orders.contradictions.text')}</p>
      <Table<Entry & { id: number }>
        rowKey="id"
        size="small"
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'at',
            title: say('orders.at'),
            render: (_, { at }) => `${formatLocal(zone, at, 'date')} ${formatLocal(zone, at, 'time')}`,
          },
          { key: 'order', title: say('orders.order'), dataIndex: 'order' },
          { key: 'source', title: say('orders.source'), dataIndex: 'source' },
          { key: 'why', title: say('orders.why'), dataIndex: 'why' },
        ]}
        expandable={{
          columnTitle: <span className="unseen">{say('orders.raw')}</span>,
          expandedRowRender: ({ raw }) => <RawText raw={raw} label={say('orders.raw')} />,
        }}
        dataSource={rows}
      />
      <p className="dim">
        {say('orders.contradictions.total', {
          count: formatCount(answer.total),
          shown: formatCount(answer.rows.length),
        })}
      </p>
    </>
  );
}
