import { memo, type ReactNode } from 'react';
import type { OrderRow } from '../../../../shared/contract/asks/order-asks.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import { formatSpan, formatWait, NONE } from '../../../../shared/words/format.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { kindName, linkName, pathNames } from '../../../panels/order-names.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { WindowedRows } from '../../parts/WindowedRows.tsx';
import { rowLeft } from './order-list.ts';

/** Height of a row, rem; orders.css has the same. */
const ROW_REM = 2.1;
/** From here on a time is said in days, ms. */
const DAY_MS = 86_400_000;

/** Orders in rows. `now`: the centre's, epoch ms. `open`: shows an order's story; null for those who may not see it. */
export function OrderTable({
  rows,
  now,
  open,
}: {
  rows: readonly OrderRow[];
  now: number;
  open: ((order: string) => void) | null;
}) {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  return (
    <div className="order-table" data-owners={open !== null || undefined}>
      <WindowedRows
        count={rows.length}
        rowRem={ROW_REM}
        label={words.say('orders.list')}
        head={<Head owners={open !== null} />}
        row={(at) => {
          const row = rows[at];
          if (row === undefined) return null;
          const left = rowLeft(row, now);
          const late = row.state === 'closed' ? row.late : left !== null && left < 0;
          return <Line row={row} at={at} late={late} time={timeText(row, left)} zone={zone} open={open} />;
        }}
      />
    </div>
  );

  function timeText(row: OrderRow, left: number | null): string {
    if (row.state === 'closed') return row.closedAt === null ? NONE : at(zone, row.closedAt);
    if (left === null) return words.say('orders.noLimit');
    const ms = Math.abs(left);
    const time = ms < DAY_MS ? formatWait(ms) : formatSpan(ms, words);
    return left < 0 ? words.say('orders.over', { time }) : time;
  }
}

function Head({ owners }: { owners: boolean }) {
  const { say } = useWall().words;
  const cells = [
    say('orders.state'),
    say('orders.col.left'),
    say('orders.order'),
    say('orders.col.kind'),
    say('orders.col.link'),
    say('orders.unit'),
    ...(owners ? [say('orders.col.owner')] : []),
    say('orders.col.class'),
    say('orders.col.region'),
    say('orders.col.created'),
    say('orders.marks'),
  ];
  return (
    <div className="order-line order-line-head" role="row" aria-rowindex={1}>
      {cells.map((text) => (
        <span key={text} role="columnheader">
          {text}
        </span>
      ))}
    </div>
  );
}

const Line = memo(function Line(given: {
  row: OrderRow;
  at: number;
  late: boolean;
  time: string;
  zone: Zone;
  open: ((order: string) => void) | null;
}) {
  const { words } = useWall();
  const kinds = useTopic('orderKinds') ?? {};
  const trees = useTopic('trees');
  const { row, late, time, open } = given;
  const { say } = words;
  const closed = row.state === 'closed';
  const state = late && !closed ? 'overdue' : row.state;
  const level = closed ? undefined : late ? 'critical' : state === 'soon' ? 'warning' : undefined;
  return (
    <div className="order-line" role="row" aria-rowindex={given.at + 2} data-level={level}>
      <Cell>
        {level !== undefined && <Glyph name={level} />}
        {state === 'suspended' && <Glyph name="paused" />}
        {say(`orders.state.${state}`)}
      </Cell>
      <Cell>{time}</Cell>
      <Cell>
        {open === null ? (
          row.order
        ) : (
          <button
            type="button"
            className="figure-button"
            title={say('orders.open.story', { order: row.order })}
            onClick={() => open(row.order)}
          >
            {row.order}
          </button>
        )}
      </Cell>
      <Cell>{kindName(kinds, row.kind, words)}</Cell>
      <Cell>{row.link === null ? NONE : linkName(kinds, row.kind, row.link, words)}</Cell>
      <Cell>{row.unit === '' ? <small>{say('orders.noUnit')}</small> : row.unit}</Cell>
      {open !== null && <Cell>{row.owner === '' ? NONE : row.owner}</Cell>}
      <Cell>{pathNames(trees?.categories?.nodes ?? [], row.category, words).join(' / ') || NONE}</Cell>
      <Cell>{pathNames(trees?.regions?.nodes ?? [], row.region, words).join(' / ') || NONE}</Cell>
      <Cell>{at(given.zone, row.created)}</Cell>
      <Cell>
        <Marks row={row} />
      </Cell>
    </div>
  );
});

function Marks({ row }: { row: OrderRow }) {
  const { say } = useWall().words;
  const marks = [
    ...(row.supervisedAt === null ? [] : ['supervised' as const]),
    ...(row.urgent ? ['urgent' as const] : []),
    ...(row.flagged ? ['flagged' as const] : []),
    ...(row.state === 'closed' && row.late ? ['late' as const] : []),
  ];
  return (
    <>
      {marks.map((mark) => (
        <em key={mark}>{say(`orders.mark.${mark}`)}</em>
      ))}
    </>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return (
    <span role="cell" className="cell">
      {children}
    </span>
  );
}

function at(zone: Zone, time: number): string {
  return `${formatLocal(zone, time, 'date')} ${formatLocal(zone, time, 'minute')}`;
}
