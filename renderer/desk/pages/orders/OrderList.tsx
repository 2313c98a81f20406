import { Pagination } from 'antd';
import { useCallback } from 'react';
import { formatCount } from '../../../../shared/words/format.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { dueView } from '../../../panels/orders-due/view.ts';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { useMay } from '../../parts/use-change.ts';
import { listQuestion, PAGE, rowOfDue } from './order-list.ts';
import type { ChangeOrders, OrdersAddress } from './orders-address.ts';
import { OrderFilters } from './OrderFilters.tsx';
import { OrderTable } from './OrderTable.tsx';
import { useFresh } from '../../parts/use-fresh.ts';

/** The orders one by one: all of them, or for those who may not see who works on them, the most urgent. */
export function OrderList({ address, change }: { address: OrdersAddress; change: ChangeOrders }) {
  return useMay('orders.list') ? <AllOrders address={address} change={change} /> : <UrgentOrders />;
}

function AllOrders({ address, change }: { address: OrdersAddress; change: ChangeOrders }) {
  const { say } = useWall().words;
  const now = useDataSecond();
  const { answer, fault, again } = useAsk('orders.list', listQuestion(address));
  useFresh(again);
  const open = useCallback((order: string) => change({ order }), [change]);
  return (
    <>
      <OrderFilters address={address} change={change} />
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      {answer === undefined && fault === undefined && <Loading rows={10} />}
      {answer?.total === 0 && <EmptyNote title={say('orders.list.none')} />}
      {answer !== undefined && answer.total > 0 && (
        <>
          <OrderTable rows={answer.rows} now={now} open={open} />
          <div className="order-pages">
            <span role="status">{say('orders.list.total', { count: formatCount(answer.total) })}</span>
            <Pagination
              size="small"
              current={Math.floor(address.from / PAGE) + 1}
              pageSize={PAGE}
              total={answer.total}
              showSizeChanger={false}
              hideOnSinglePage
              onChange={(page) => change({ from: (page - 1) * PAGE })}
            />
          </div>
        </>
      )}
    </>
  );
}

function UrgentOrders() {
  const { say } = useWall().words;
  const orders = useTopic('dueOrders') ?? {};
  const now = useDataSecond();
  const { overdue, next } = dueView(orders, now);
  const rows = [...overdue, ...next].map(rowOfDue);
  return (
    <>
      <p className="dim">
        {say('orders.list.viewer', { count: rows.length, role: say('desk.role.leader') })}
      </p>
      {rows.length === 0 ? (
        <EmptyNote title={say('orders.nextNone')} />
      ) : (
        <OrderTable rows={rows} now={now} open={null} />
      )}
    </>
  );
}
