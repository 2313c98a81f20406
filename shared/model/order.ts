/** What a work order can be moved to (protocol.md). */
export const orderMoves = [
  'dispatched',
  'accepted',
  'arrived',
  'contacted',
  'restored',
  'handled',
  'returned',
  'visited',
  'closed',
  'supervised',
  'reopened',
  'suspended',
  'resumed',
] as const;
export type OrderMove = (typeof orderMoves)[number];

/** Where an order is: the furthest it was moved to. */
export type OrderState = 'created' | Exclude<OrderMove, 'supervised' | 'suspended' | 'resumed'>;

/** How a link (or the whole order: link `due`) stands. `soon`: 80 % of its time are over. */
export type DueState = 'running' | 'soon' | 'overdue' | 'suspended';

/** One order with a limit ahead or behind it, as every screen may see it: no person is named. Times: epoch ms. */
export interface DueOrder {
  /** As in the source; `source:id` where two sources use the same. */
  order: string;
  kind: string;
  /** Key of the link of its kind that comes next to its limit; `due` for the order's own `dueAt`. */
  link: string;
  state: DueState;
  /** When the limit is (moved on by the time it was suspended). */
  dueAt: number;
  /** Time left when the clock stands still (`suspended`), ms; else null: it is `dueAt − now`. */
  leftMs: number | null;
  created: number;
  category: readonly string[];
  region: readonly string[];
  unit: string;
  urgent: boolean;
  /** When it was supervised (督办); null: not. */
  supervisedAt: number | null;
}

/** One link of a kind, over the orders in hand: open at any moment of the centre's today. */
export interface LinkFigures {
  /** Those that are at this link now, and how many of them are near or past the limit. */
  open: number;
  soon: number;
  overdue: number;
  /** Done, and done within the limit. */
  done: number;
  doneInTime: number;
}

/** Orders of a kind (key: the kind; `` = all). In hand: open at any moment of the centre's today. */
export interface OrderFigures {
  /** By their own time, today. */
  createdToday: number;
  closedToday: number;
  /** Now. `flagged`: with a contradictory event, which is in quarantine. */
  open: number;
  overdueOpen: number;
  soon: number;
  suspended: number;
  supervised: number;
  flagged: number;
  /** Of those in hand. */
  closedWithLimit: number;
  closedLate: number;
  graded: number;
  satisfied: number;
  /** Open ones whose first limit comes in the next two hours, and those that pass it at today's pace; null: no pace yet. */
  breachSoon: number;
  breachForecast: number | null;
  /** By key of the link, in the kind's order; for all kinds by the lane: dispatch, reach, handle, satisfaction. */
  links: Record<string, LinkFigures>;
}

/** What is in hand of one unit (责任单位), class or region. */
export interface OrderShare {
  open: number;
  overdueOpen: number;
  closed: number;
  closedWithLimit: number;
  closedLate: number;
  created: number;
}

/** The wall's lanes, to which each link of a kind belongs. */
export const orderLanes = ['dispatch', 'reach', 'handle', 'satisfaction'] as const;
export type OrderLane = (typeof orderLanes)[number];
