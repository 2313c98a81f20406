import { ruleName, whereText } from '../../../../shared/alerts-text/alert-line.ts';
import { placeLine } from '../../../complaints/place-names.ts';
import { useTrees } from '../../../complaints/use-trees.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { kindName } from '../../../panels/order-names.ts';
import { aboutKey } from './note-about.ts';

/** What a note can be about now: open alerts and hotspots, orders by their limits, queues. */
export function useAboutOptions() {
  const { words } = useWall();
  const { say } = words;
  const trees = useTrees();
  const kinds = useTopic('orderKinds') ?? {};
  const alerts = Object.values(useTopic('alerts') ?? {}).filter(({ state }) => state !== 'resolved');
  const hotspots = Object.values(useTopic('hotspots') ?? {}).filter(({ state }) => state !== 'closed');
  const orders = Object.values(useTopic('dueOrders') ?? {});
  const queues = Object.entries(useTopic('queueNames') ?? {});
  const group = (label: string, options: { value: string; label: string }[]) =>
    options.length === 0 ? [] : [{ label, title: label, options }];
  return [
    { value: '', label: say('desk.shift.note.about.none') },
    ...group(
      say('duty.item.alert'),
      alerts.map(({ id, name, scope }) => ({
        value: aboutKey('alert', id),
        label: say('hotspots.place', { what: ruleName(words, name), where: whereText(words, scope) }),
      })),
    ),
    ...group(
      say('duty.item.hotspot'),
      hotspots.map((hotspot) => ({
        value: aboutKey('hotspot', hotspot.id),
        label: placeLine(hotspot, trees, words),
      })),
    ),
    ...group(
      say('duty.item.order'),
      orders.map(({ order, kind }) => ({
        value: aboutKey('order', order),
        label: `${kindName(kinds, kind, words)} ${order}`,
      })),
    ),
    ...group(
      say('summary.table.queues'),
      queues.map(([key, name]) => ({ value: aboutKey('queue', key), label: name })),
    ),
  ];
}
