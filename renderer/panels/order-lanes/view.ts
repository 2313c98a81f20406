import { orderFraction } from '../../../shared/measure/order-metrics.ts';
import {
  type LinkFigures,
  type OrderFigures,
  type OrderLane,
  orderLanes,
} from '../../../shared/model/order.ts';
import { formatCount, formatRate, NONE } from '../../../shared/words/format.ts';
import { intervalText } from '../rate-figure.ts';

/** A lane as the wall shows it. Shares are of its open orders, 0–1. */
export interface LaneView {
  lane: OrderLane;
  /** Whether any kind has a link there. */
  known: boolean;
  open: string;
  /** Per cent with its sign, or a dash. */
  rate: string;
  interval: string;
  /** Empty for none. */
  soon: string;
  overdue: string;
  shares: { soon: number; overdue: number };
}

const nothing: LinkFigures = { open: 0, soon: 0, overdue: 0, done: 0, doneInTime: 0 };

/** The lanes of all orders in hand, in the order of the work; dashes where no kind has a link of that lane. */
export function laneViews(all: OrderFigures | undefined): LaneView[] {
  return orderLanes.map((lane) => laneView(lane, all?.links[lane]));
}

function laneView(lane: OrderLane, known: LinkFigures | undefined): LaneView {
  const figures = known ?? nothing;
  const { open, soon, overdue } = figures;
  const { numerator, denominator } = orderFraction('timeliness', figures);
  const some = (count: number) => (count > 0 ? formatCount(count) : '');
  return {
    lane,
    known: known !== undefined,
    open: known === undefined ? NONE : formatCount(open),
    rate: denominator === 0 ? NONE : `${formatRate(numerator / denominator)}%`,
    interval: intervalText(numerator, denominator),
    soon: some(soon),
    overdue: some(overdue),
    shares: { soon: soon / Math.max(1, open), overdue: overdue / Math.max(1, open) },
  };
}
