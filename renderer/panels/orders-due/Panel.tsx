import { useTopic, useWall } from '../../link/use-station.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useScreenForm } from '../use-screen-form.ts';
import { DueTable } from './DueTable.tsx';
import { nextRoom } from './room-of-orders.ts';
import { dueRow, type DueView } from './view.ts';
import './panel.css';

/** The orders that breach a limit next, by the time that is left. `most`: rows there is room for. */
export function Panel({ view, now, most }: { view: DueView; now: number; most: number }) {
  const { words } = useWall();
  const kinds = useTopic('orderKinds') ?? {};
  const room = nextRoom[words.language][useScreenForm()];
  const rows = view.next.slice(0, most).map((order) => dueRow(order, kinds, now, room, words));
  return (
    <Tile name="orders-due" title={words.say('orders.next')}>
      {view.next.length > 0 ? (
        <DueTable rows={rows} title={words.say('orders.next')} />
      ) : (
        <h2 className="label">
          {words.say('orders.next')}{' '}
          <em>{words.say(view.overdue.length > 0 ? 'orders.nextAllLate' : 'orders.nextNone')}</em>
        </h2>
      )}
      <StaleMark />
    </Tile>
  );
}
