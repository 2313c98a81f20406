import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { formatCount } from '../../../../shared/words/format.ts';
import { useCell, useTopic, useWall } from '../../../link/use-station.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useMay } from '../../parts/use-change.ts';
import { useAddress } from '../../use-address.ts';
import { Contradictions } from './Contradictions.tsx';
import { FigureCard } from './FigureCard.tsx';
import { KindTables } from './KindTables.tsx';
import { OrderDrawer } from './OrderDrawer.tsx';
import { OrderList } from './OrderList.tsx';
import { OrderSummary } from './OrderSummary.tsx';
import { ordersAddress, type OrderTab, orderTabs } from './orders-address.ts';
import { UnitTable } from './UnitTable.tsx';
import './orders.css';

/** 工单: are they closed in time, which are not, whose they are, and what happened to each. */
export function Page() {
  const { say } = useWall().words;
  const known = useTopic('orderFigures') !== undefined;
  const figures = useCell('orderFigures', '');
  const [address, change] = useAddress(ordersAddress);
  const leads = useMay('orders.contradictions');
  if (!known) return <Loading rows={12} />;
  if (figures === undefined)
    return (
      <>
        <PageHead title={say('desk.page.orders')} />
        <EmptyNote title={say('orders.none.title')} text={say('orders.none.text')} />
      </>
    );
  const tabs = orderTabs.filter((each) => leads || each !== 'contradictions');
  const tab = tabs.find((each) => each === address.tab) ?? 'list';
  const bodies: Record<OrderTab, () => ReactNode> = {
    list: () => <OrderList address={address} change={change} />,
    units: () => <UnitTable address={address} change={change} />,
    kinds: () => <KindTables />,
    contradictions: () => <Contradictions />,
  };
  return (
    <div className="orders-page">
      <PageHead
        title={say('desk.page.orders')}
        text={say('orders.desk.summary', {
          open: formatCount(figures.open),
          overdue: formatCount(figures.overdueOpen),
        })}
      />
      <OrderSummary figures={figures} />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        items={tabs.map((key) => ({
          key,
          label: say(`orders.tab.${key}`),
          children: key === tab ? bodies[key]() : null,
        }))}
        onChange={(next) => change({ tab: next })}
      />
      <OrderDrawer order={address.order} close={() => change({ order: '' })} />
      <FigureCard figure={address.figure} close={() => change({ figure: '' })} />
    </div>
  );
}
