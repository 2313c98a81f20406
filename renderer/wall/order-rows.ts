import type { ScreenForm } from '../panels/use-screen-form.ts';

/** Rows of the three lists of the scene. */
export interface OrderRows {
  next: number;
  overdue: number;
  classes: number;
}

/** Heights in design units; orders.css has the same. `stale`: of the mark of what stands still. */
const HEAD = 44;
const GAP = 20;
const STALE = 40;
const ROW: Record<ScreenForm, number> = { wide: 46, strip: 50, portrait: 46 };
/** More are not read; a strip shows more of what comes next than the others have room for. */
const MOST: Record<ScreenForm, OrderRows> = {
  wide: { next: 10, overdue: 4, classes: 7 },
  strip: { next: 16, overdue: 8, classes: 8 },
  portrait: { next: 10, overdue: 4, classes: 7 },
};

/**
 * How many rows the lists have in `height` design units: side by side, or one below the other on an upright
 * screen. `late`: orders that are over their limits.
 */
export function orderRows(form: ScreenForm, height: number, stale: boolean, late: number): OrderRows {
  const head = HEAD + (stale ? STALE : 0);
  const fit = (room: number) => Math.max(0, Math.floor(room / ROW[form]));
  const most = MOST[form];
  const lists = form === 'portrait' ? 3 : 2;
  const all = fit(height - lists * head - (lists - 1) * GAP);
  const next = Math.min(most.next, form === 'portrait' ? Math.ceil(all * 0.6) : fit(height - head));
  const others = form === 'portrait' ? all - next : all;
  const overdue = Math.min(most.overdue, late, Math.ceil(others / 2));
  const classes = Math.min(most.classes, others - overdue);
  // One line of classes could only say that they are all there is.
  if (classes < 2) return { next, overdue: Math.min(most.overdue, late, others), classes: 0 };
  return { next, overdue, classes };
}
