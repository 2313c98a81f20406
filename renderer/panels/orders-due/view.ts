import type { Topics } from '../../../shared/contract/topics.ts';
import type { DueOrder } from '../../../shared/model/order.ts';
import { formatSpan, formatWait } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Level } from '../../theme/palette.ts';
import { kindName, linkName } from '../order-names.ts';
import { shortName } from '../short-name.ts';

/** Hours from which a time is said in days: nobody reads 95:59:59 from ten metres. */
const DAY_MS = 86_400_000;
const MOST_MARKS = 2;

/** An order as the wall lists it. */
export interface DueRow {
  order: string;
  /** Time left, or how long over; ticking. */
  time: string;
  level: Exclude<Level, 'normal'> | null;
  /** Kind and link. */
  what: string;
  unit: string;
  /** Its clock stands still. */
  suspended: boolean;
  /** The two that say most; who supervises an urgent order knows that it is urgent. */
  marks: DueMark[];
}

export interface DueMark {
  name: 'suspended' | 'supervised' | 'urgent';
  text: string;
}

/** Room of the names, in sizes of their type. */
export interface DueRoom {
  order: number;
  what: number;
  unit: number;
}

export interface DueView {
  /** Not over their limits yet: the nearest first. */
  next: DueOrder[];
  /** The longest over first. */
  overdue: DueOrder[];
}

/** Time left of an order, ms; below zero: over. A limit reached exactly is in time. */
export function leftOf({ dueAt, leftMs }: Pick<DueOrder, 'dueAt' | 'leftMs'>, now: number): number {
  return leftMs ?? dueAt - now;
}

/** Orders with a limit by the time that is left, whatever the station said of them a second ago. `now`: the centre's, epoch ms. */
export function dueView(orders: Topics['dueOrders'], now: number): DueView {
  const sorted = Object.values(orders).toSorted(
    (one, other) => leftOf(one, now) - leftOf(other, now) || (one.order < other.order ? -1 : 1),
  );
  const next = sorted.findIndex((order) => leftOf(order, now) >= 0);
  const at = next === -1 ? sorted.length : next;
  return { next: sorted.slice(at), overdue: sorted.slice(0, at) };
}

/** A line of an order. */
export function dueRow(
  order: DueOrder,
  kinds: Topics['orderKinds'],
  now: number,
  room: DueRoom,
  words: Words,
): DueRow {
  const left = leftOf(order, now);
  const what = words.say('orders.what', {
    kind: kindName(kinds, order.kind, words),
    link: linkName(kinds, order.kind, order.link, words),
  });
  return {
    order: shortName(order.order, room.order, 'end'),
    time: timeText(Math.abs(left), words),
    level: left < 0 ? 'critical' : order.state === 'soon' ? 'warning' : null,
    what: shortName(what, room.what),
    unit: shortName(order.unit === '' ? words.say('orders.noUnit') : order.unit, room.unit),
    suspended: order.leftMs !== null,
    marks: marksOf(order, now, words).slice(0, MOST_MARKS),
  };
}

function marksOf({ leftMs, supervisedAt, urgent }: DueOrder, now: number, words: Words): DueMark[] {
  return [
    ...(leftMs === null ? [] : [{ name: 'suspended' as const, text: words.say('orders.suspendedMark') }]),
    ...(supervisedAt === null
      ? []
      : [{ name: 'supervised' as const, text: supervisedText(now - supervisedAt, words) }]),
    ...(urgent ? [{ name: 'urgent' as const, text: words.say('orders.urgent') }] : []),
  ];
}

/** In one unit: minutes, hours or days. */
function supervisedText(ms: number, { say }: Words): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return say('orders.supervised.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return say('orders.supervised.hours', { count: hours });
  return say('orders.supervised.days', { count: Math.floor(hours / 24) });
}

function timeText(ms: number, words: Words): string {
  return ms < DAY_MS ? formatWait(ms) : formatSpan(ms, words);
}
