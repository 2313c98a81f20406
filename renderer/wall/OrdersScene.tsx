import { useRef } from 'react';
import { useCell, useTopic, useWall } from '../link/use-station.ts';
import { Panel as OrderClassesPanel } from '../panels/order-classes/Panel.tsx';
import { Panel as OrderFiguresPanel } from '../panels/order-figures/Panel.tsx';
import { Panel as OrderLanesPanel } from '../panels/order-lanes/Panel.tsx';
import { Panel as OrdersDuePanel } from '../panels/orders-due/Panel.tsx';
import { dueView } from '../panels/orders-due/view.ts';
import { Panel as OrdersOverduePanel } from '../panels/orders-overdue/Panel.tsx';
import { useRoom } from '../panels/use-room.ts';
import { useScreenForm } from '../panels/use-screen-form.ts';
import { useDataSecond, useStaleness } from '../panels/use-staleness.ts';
import { Notice } from './Notice.tsx';
import { orderRows } from './order-rows.ts';
import './orders.css';

/** 工单闭环: are orders closed in time, where they are, what comes to its limit next, what is over it. */
export function OrdersScene() {
  const { say } = useWall().words;
  if (useCell('orderFigures', '') === undefined)
    return (
      <Notice
        view={{ glyph: 'none', title: say('orders.none.title'), text: say('orders.none.text'), code: '' }}
      />
    );
  return (
    <main className="orders-scene">
      <OrderFiguresPanel />
      <OrderLanesPanel />
      <Lists />
    </main>
  );
}

function Lists() {
  const place = useRef<HTMLDivElement>(null);
  const room = useRoom(place);
  const form = useScreenForm();
  const stale = useStaleness() !== null;
  const now = useDataSecond();
  const view = dueView(useTopic('dueOrders') ?? {}, now);
  const rows = orderRows(form, room?.height ?? 0, stale, view.overdue.length);
  return (
    <div className="order-lists" ref={place}>
      {room !== null && (
        <>
          <OrdersDuePanel view={view} now={now} most={rows.next} />
          <OrdersOverduePanel view={view} now={now} most={rows.overdue} />
          {rows.classes > 0 && <OrderClassesPanel most={rows.classes} />}
        </>
      )}
    </div>
  );
}
