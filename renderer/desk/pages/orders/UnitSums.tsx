import { Table, type TableColumnType } from 'antd';
import { orderFraction } from '../../../../shared/measure/order-metrics.ts';
import type { OrderShare } from '../../../../shared/model/order.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { useWall } from '../../../link/use-station.ts';
import { compareNames } from '../../../panels/compare-names.ts';
import type { OrderCounterName } from './figure-subject.ts';
import { noFilter, type ChangeOrders } from './orders-address.ts';
import { OrderCount, OrderRate } from './OrderFigure.tsx';
import type { OrderSum } from './use-order-sums.ts';

type By = 'unit' | 'owner';
type Rate = 'onTimeRate' | 'closingRate' | 'satisfaction';

const none: Required<Pick<OrderSum['counts'], keyof OrderShare | 'graded' | 'satisfied'>> = {
  open: 0,
  overdueOpen: 0,
  closed: 0,
  closedWithLimit: 0,
  closedLate: 0,
  created: 0,
  graded: 0,
  satisfied: 0,
};

/** A line for each unit or person; `leads`: whether their orders can be listed. */
export function UnitSums({
  sums,
  by,
  leads,
  change,
}: {
  sums: readonly OrderSum[];
  by: By;
  leads: boolean;
  change: ChangeOrders;
}) {
  const { words } = useWall();
  const named = (key: string) =>
    key === '' ? words.say(by === 'unit' ? 'orders.noUnit' : 'orders.noOwner') : key;
  const toList = (key: string) => () => change({ ...noFilter, tab: 'list', [by]: [key] });
  return (
    <Table<OrderSum>
      rowKey="key"
      size="small"
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          key: 'name',
          title: words.say(`orders.by.${by}`),
          sorter: (one, other) => compareNames(named(one.key), named(other.key)),
          render: (_, { key }) => <ToList name={named(key)} go={leads ? toList(key) : null} />,
        },
        countColumn('open', by, words),
        { ...countColumn('overdueOpen', by, words), defaultSortOrder: 'descend' },
        countColumn('created', by, words),
        countColumn('closed', by, words),
        rateColumn('closingRate', by, words),
        rateColumn('onTimeRate', by, words),
        ...(leads ? [rateColumn('satisfaction', by, words)] : []),
      ]}
      dataSource={[...sums]}
    />
  );
}

function countColumn(of: OrderCounterName, by: By, { say }: Words): TableColumnType<OrderSum> {
  return {
    key: of,
    title: say(`orders.count.${of}`),
    align: 'right',
    sorter: (one, other) => (one.counts[of] ?? 0) - (other.counts[of] ?? 0),
    render: (_, { key, counts }) => (
      <OrderCount of={of} counts={counts} scope={{ scope: by, key, link: '' }} />
    ),
  };
}

function rateColumn(of: Rate, by: By, { say }: Words): TableColumnType<OrderSum> {
  return {
    key: of,
    title: say(`orders.metric.${of}`),
    align: 'right',
    sorter: (one, other) => rateOf(of, one) - rateOf(of, other),
    render: (_, { key, counts }) => (
      <OrderRate of={of} counts={{ ...none, ...counts }} scope={{ scope: by, key, link: '' }} />
    ),
  };
}

function ToList({ name, go }: { name: string; go: (() => void) | null }) {
  const { say } = useWall().words;
  if (go === null) return <>{name}</>;
  return (
    <button type="button" className="figure-button" title={say('orders.list.of', { name })} onClick={go}>
      {name}
    </button>
  );
}

function rateOf(of: Rate, { counts }: OrderSum): number {
  const { numerator, denominator } = orderFraction(of, { ...none, ...counts });
  return denominator === 0 ? -1 : numerator / denominator;
}
