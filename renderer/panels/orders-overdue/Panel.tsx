import { formatCount } from '../../../shared/words/format.ts';
import { useCell, useTopic, useWall } from '../../link/use-station.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { dueRow, type DueRoom, type DueRow, type DueView } from '../orders-due/view.ts';
import { type ScreenForm, useScreenForm } from '../use-screen-form.ts';
import './panel.css';

/** Room of the names, in sizes of their type; panel.css has the columns. */
const room: Record<ScreenForm, DueRoom> = {
  wide: { order: 7.4, what: 0, unit: 7 },
  strip: { order: 9.8, what: 0, unit: 8 },
  portrait: { order: 9.8, what: 0, unit: 13 },
};
/** What the longer words of English take from the units. */
const ENGLISH = 1;

/** The orders that are longest over their limits: whose they are, and for how long they have been supervised. `most`: rows there is room for. */
export function Panel({ view, now, most }: { view: DueView; now: number; most: number }) {
  const { words } = useWall();
  const kinds = useTopic('orderKinds') ?? {};
  const all = useCell('orderFigures', '');
  const form = useScreenForm();
  const own = { ...room[form], unit: room[form].unit - (words.language === 'en' ? ENGLISH : 0) };
  const { overdue } = view;
  const rows = overdue.slice(0, most).map((order) => dueRow(order, kinds, now, own, words));
  const more = Math.max(overdue.length, all?.overdueOpen ?? 0) - rows.length;
  return (
    <Tile name="orders-overdue" title={words.say('orders.longest')}>
      <h2 className="label">
        {words.say('orders.longest')}{' '}
        <em>
          {overdue.length === 0
            ? words.say('orders.longestNone')
            : more > 0 && words.say('orders.more', { count: formatCount(more) })}
        </em>
      </h2>
      <StaleMark />
      <ol>
        {rows.map((row) => (
          <Overdue key={row.order} row={row} />
        ))}
      </ol>
    </Tile>
  );
}

function Overdue({ row: { order, time, unit, marks } }: { row: DueRow }) {
  const supervised = marks.find(({ name }) => name === 'supervised');
  return (
    <li>
      <b className="over-by" data-level="critical">
        <Glyph name="critical" />
        <time>{time}</time>
      </b>
      <span className="over-order">{order}</span>
      <span className="over-unit">{unit}</span>
      <span className="over-supervised">{supervised?.text}</span>
    </li>
  );
}
