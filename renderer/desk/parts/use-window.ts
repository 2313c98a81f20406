import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Which rows of a long list are in view, and how much room those before and behind them take, px. */
export interface ListWindow {
  from: number;
  to: number;
  before: number;
  after: number;
}

/** Rows above and below the view that are drawn as well: keys and a slow wheel do not outrun them. */
const BEYOND = 4;

/** The window of a list whose rows are all `rowHeight` px high. */
export function windowOf(given: {
  count: number;
  rowHeight: number;
  scrolled: number;
  height: number;
}): ListWindow {
  const { count, rowHeight, scrolled, height } = given;
  const first = Math.floor(scrolled / rowHeight) - BEYOND;
  const from = Math.max(0, Math.min(first, count - 1));
  const to = Math.min(count, Math.ceil((scrolled + height) / rowHeight) + BEYOND);
  return { from, to, before: from * rowHeight, after: Math.max(0, (count - to) * rowHeight) };
}

/** The window of a list in `scroller`, which scrolls and is as high as what is seen of the list. */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  { count, rowHeight }: { count: number; rowHeight: number },
): ListWindow {
  const [seen, setSeen] = useState({ scrolled: 0, height: 1_000 });
  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    // Within one row nothing changes: most of what a wheel tells is thrown away here.
    const scrolled = Math.floor(element.scrollTop / rowHeight) * rowHeight;
    const height = element.clientHeight;
    setSeen((before) =>
      before.scrolled === scrolled && before.height === height ? before : { scrolled, height },
    );
  }, [scroller, rowHeight]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    element.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [scroller, look]);
  return windowOf({ count, rowHeight, ...seen });
}
