import { Fragment, type ReactNode, useRef } from 'react';
import { useUnit } from '../use-unit.ts';
import { useOwnScroll } from './use-own-scroll.ts';
import { useWindow } from './use-window.ts';
import './windowed-rows.css';

/**
 * A long list of rows of one height, of which only those near what is seen are drawn. `row` draws one; `label`: what it
 * is a list of, said aloud; `head` stays where it is. `rowRem`: the height of a row, rem.
 */
export function WindowedRows({
  count,
  rowRem,
  label,
  head,
  row,
}: {
  count: number;
  rowRem: number;
  label: string;
  head: ReactNode;
  row: (at: number) => ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const rowHeight = rowRem * useUnit();
  useOwnScroll(place);
  const { from, to, before } = useWindow(place, { count, rowHeight });
  return (
    <div
      className="windowed"
      data-own-scroll
      role="table"
      aria-label={label}
      aria-rowcount={count + 1}
      tabIndex={0}
      ref={place}
    >
      {head}
      <div className="windowed-rows" role="rowgroup" style={{ height: count * rowHeight }}>
        <div role="none" style={{ transform: `translateY(${before}px)` }}>
          {/* By place, not by what is in it: a far jump then writes other texts, and makes no other elements. */}
          {Array.from({ length: to - from }, (_, at) => (
            <Fragment key={at}>{row(from + at)}</Fragment>
          ))}
        </div>
      </div>
    </div>
  );
}
