import type { OpenItems } from '../../../../shared/model/duty-item.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { useFresh } from '../../parts/use-fresh.ts';
import { ItemLink } from './ItemLink.tsx';
import { itemTexts } from './item-texts.ts';
import { useAgainWhen } from './use-again-when.ts';
import { useItemSight } from './use-item-sight.ts';

/** What is open now and would be handed over. */
export function OpenList() {
  const { say } = useWall().words;
  const { answer, fault, again } = useAsk('handover.open', {});
  useFresh(again);
  useAgainWhen(useTopic('shiftNotes'), again);
  return (
    <section className="open-list">
      <h2>{say('desk.shift.open')}</h2>
      <p className="dim">{say('desk.shift.open.text')}</p>
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      {answer === undefined && fault === undefined && <Loading rows={4} />}
      {answer !== undefined && <Groups open={answer.open} />}
    </section>
  );
}

function Groups({ open: { items, counts } }: { open: OpenItems }) {
  const { say } = useWall().words;
  if (items.length === 0) return <p>{say('duty.open.none')}</p>;
  const { overdue, due } = counts;
  const orders = items.filter(({ kind }) => kind === 'order').length;
  const first = orders < overdue + due ? ` · ${say('desk.shift.open.first', { count: orders })}` : '';
  const titles = {
    alert: say('desk.shift.open.alerts', { count: counts.alerts }),
    hotspot: say('desk.shift.open.hotspots', { count: counts.hotspots }),
    order: `${say('desk.shift.open.orders', { overdue, due })}${first}`,
    note: say('desk.shift.open.notes', { count: counts.notes }),
  };
  return (['alert', 'hotspot', 'order', 'note'] as const).map((kind) => (
    <Group key={kind} title={titles[kind]} items={items.filter((item) => item.kind === kind)} />
  ));
}

function Group({ title, items }: { title: string; items: OpenItems['items'] }) {
  const sight = useItemSight();
  if (items.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => {
          const { what, more } = itemTexts(item, sight);
          return (
            <li key={item.id}>
              <ItemLink item={item} text={what} /> <span className="dim">{more.join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
