import { orderFraction } from '../../../shared/measure/order-metrics.ts';
import type { OrderFigures } from '../../../shared/model/order.ts';
import { formatCount, formatRate, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Level } from '../../theme/palette.ts';
import { orderTargetText } from '../order-target-text.ts';
import { intervalText } from '../rate-figure.ts';

export interface OrderFigure {
  key: 'overdue' | 'breach' | 'supervised' | 'today';
  label: string;
  text: string;
  level: Exclude<Level, 'normal'> | null;
  notes: string[];
}

/** Work orders in a line of figures. */
export interface OrderFiguresView {
  /** Per cent without the sign, or a dash. */
  rate: string;
  /** What the rate is of, and how sure it is while they are few. */
  notes: string[];
  /** Its target, and how far it is from that. */
  target: string;
  figures: OrderFigure[];
  /** Closed of today's created, 0–1; null before the first. */
  flow: number | null;
}

/** @param all figures of all kinds; undefined before the first order @param target of the on-time rate, 0–1 */
export function orderFiguresView(
  all: OrderFigures | undefined,
  target: number,
  words: Words,
): OrderFiguresView {
  const { say } = words;
  const count = (name: keyof Omit<OrderFigures, 'links'>) => {
    const value = all?.[name] ?? null;
    return value === null ? NONE : formatCount(value);
  };
  const closed = all ?? { closedWithLimit: 0, closedLate: 0 };
  const { numerator, denominator } = orderFraction('onTimeRate', closed);
  const interval = intervalText(numerator, denominator);
  const figure = (
    key: OrderFigure['key'],
    text: string,
    notes: string[],
    level: OrderFigure['level'] = null,
  ) => ({
    key,
    label: say(`orders.${key}`),
    text,
    level,
    notes,
  });
  const late = all !== undefined && all.overdueOpen > 0 ? 'critical' : null;
  return {
    rate: denominator === 0 ? NONE : formatRate(numerator / denominator),
    notes: [
      denominator === 0
        ? say('orders.rate.none')
        : say('orders.rate.of', { count: formatCount(denominator) }),
      ...(denominator > 0 ? [say('orders.rate.late', { count: formatCount(denominator - numerator) })] : []),
      ...(interval === '' ? [] : [say('rate.interval', { interval })]),
    ],
    target: orderTargetText(closed, target, words),
    figures: [
      figure(
        'overdue',
        count('overdueOpen'),
        [say('orders.open', { count: count('open') }), say('orders.soon', { count: count('soon') })],
        late,
      ),
      figure('breach', count('breachSoon'), [say('orders.forecast', { count: count('breachForecast') })]),
      figure('supervised', count('supervised'), [
        say('orders.suspended', { count: count('suspended') }),
        ...(all !== undefined && all.flagged > 0 ? [say('orders.flagged', { count: count('flagged') })] : []),
      ]),
      figure('today', count('createdToday'), [say('orders.closed', { count: count('closedToday') })]),
    ],
    flow:
      all === undefined || all.createdToday === 0 ? null : Math.min(1, all.closedToday / all.createdToday),
  };
}
