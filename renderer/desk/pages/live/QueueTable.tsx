import { type KeyboardEvent, useMemo, useRef } from 'react';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import { useUnit } from '../../use-unit.ts';
import { useOwnScroll } from '../../parts/use-own-scroll.ts';
import { useWindow } from '../../parts/use-window.ts';
import { queueColumns } from './queue-lines.ts';
import type { QueueLine, SortKey } from './queue-lines.ts';
import { useHeldOrder } from './use-held-order.ts';
import { QueueRow } from './QueueRow.tsx';
import { sparkPaths } from './spark-paths.ts';

/** Height of a row in rem, as in live.css. */
const ROW = 2.6;

/** The queues line by line; only those in view are drawn. */
export function QueueTable({
  lines,
  sort,
  rising,
  filter,
  sortBy,
}: {
  lines: readonly QueueLine[];
  sort: SortKey;
  rising: boolean;
  /** What the lines were chosen by. */
  filter: string;
  sortBy: (key: SortKey) => void;
}) {
  const { words } = useWall();
  const scroller = useRef<HTMLDivElement>(null);
  useOwnScroll(scroller);
  const window = useWindow(scroller, { count: lines.length, rowHeight: ROW * useUnit() });
  const held = useHeldOrder(lines, `${sort} ${rising} ${filter}`);
  const { sparks, count } = useSparks();
  return (
    <div className="table-scroll" data-own-scroll ref={scroller} tabIndex={-1}>
      <table className="queues" aria-rowcount={lines.length + 1} onKeyDown={moveByKey}>
        <caption className="unseen">{words.say('live.queues')}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {queueColumns.map((key) => (
              <th
                key={key}
                scope="col"
                className={key}
                aria-sort={sort === key ? (rising ? 'ascending' : 'descending') : undefined}
              >
                <button type="button" onClick={() => sortBy(key)}>
                  {words.say(`live.${key}`)}
                </button>
              </th>
            ))}
            <th scope="col" className="spark" title={words.say('live.spark.key')}>
              {words.say('live.spark')}
            </th>
          </tr>
        </thead>
        <tbody {...held.holders}>
          {window.before > 0 && <Spacer height={window.before} />}
          {held.lines.slice(window.from, window.to).map((line, at) => (
            <QueueRow
              key={line.queue}
              line={line}
              index={window.from + at + 2}
              spark={sparks.get(line.queue)}
              slots={count}
            />
          ))}
          {window.after > 0 && <Spacer height={window.after} />}
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ height }: { height: number }) {
  return (
    <tr aria-hidden="true" className="spacer">
      <td colSpan={queueColumns.length + 1} style={{ height }} />
    </tr>
  );
}

/** The bars of all queues, made again only when a slot changed. */
function useSparks() {
  const slots = useTopic('queueSlots');
  const { today, slotMs } = useStation() ?? { today: { start: 0, end: 0 }, slotMs: 900_000 };
  const length = Math.max(900_000, slotMs);
  const count = Math.max(1, Math.ceil((today.end - today.start) / length));
  const running = today.start + Math.floor((useDataSecond() - today.start) / length) * length;
  const sparks = useMemo(
    () => sparkPaths(slots ?? {}, { first: today.start, length, count, now: running }),
    [slots, today.start, length, count, running],
  );
  return { sparks, count };
}

/** Up and down go from row to row; Enter follows the link as anywhere. */
function moveByKey(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = document.activeElement?.closest('tbody tr');
  const next = row?.[step[event.key]]?.querySelector('a');
  if (next === null || next === undefined) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
