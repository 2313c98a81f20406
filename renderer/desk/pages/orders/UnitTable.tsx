import { Segmented } from 'antd';
import { useWall } from '../../../link/use-station.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useMay } from '../../parts/use-change.ts';
import type { ChangeOrders, OrdersAddress } from './orders-address.ts';
import { UnitSums } from './UnitSums.tsx';
import { useOrderSums } from './use-order-sums.ts';

/** 责任单位 / 责任到人: whose the orders are, and how each keeps the limits. */
export function UnitTable({ address, change }: { address: OrdersAddress; change: ChangeOrders }) {
  const { say } = useWall().words;
  const leads = useMay('orders.figures');
  const by = leads && address.by === 'owner' ? 'owner' : 'unit';
  const { sums, fault, again } = useOrderSums(by);
  return (
    <>
      {leads && (
        <Segmented
          aria-label={say('orders.by')}
          value={by}
          options={(['unit', 'owner'] as const).map((value) => ({ value, label: say(`orders.by.${value}`) }))}
          onChange={(next) => change({ by: next })}
        />
      )}
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      {sums === undefined && fault === undefined && <Loading />}
      {sums?.length === 0 && <EmptyNote title={say('orders.units.none')} />}
      {sums !== undefined && sums.length > 0 && (
        <UnitSums sums={sums} by={by} leads={leads} change={change} />
      )}
    </>
  );
}
