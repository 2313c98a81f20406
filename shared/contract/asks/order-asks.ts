import * as z from 'zod';
import { MOST_KEYS } from '../../model/hotspot.ts';
import type {
  DueOrder,
  DueState,
  OrderFigures,
  OrderMove,
  OrderShare,
  OrderState,
} from '../../model/order.ts';
import type { ComplaintPlace } from '../../model/hotspot.ts';
import { timeSchema } from '../../model/text.ts';
import type { AskTable } from './ask-table.ts';

const order = z.string().min(1).max(256);
const names = z.array(z.string().max(128)).max(64).default([]);
const filter = {
  kinds: names,
  units: names,
  owners: names,
  states: z.array(z.enum(['running', 'soon', 'overdue', 'suspended', 'closed'])).default([]),
  /** Begin of the class' and the region's path. */
  category: z.array(z.string().max(128)).max(MOST_KEYS).default([]),
  region: z.array(z.string().max(128)).max(MOST_KEYS).default([]),
  /** Only supervised, urgent, contradictory ones. */
  only: z.array(z.enum(['supervised', 'urgent', 'flagged'])).default([]),
  /** In an order's id, unit, owner, class or region. */
  text: z.string().trim().max(64).default(''),
};

/** Work orders one by one, for the desk. */
export const orderAsks = {
  'orders.list': {
    role: 'leader',
    args: z.strictObject({
      ...filter,
      sort: z.enum(['left', 'created', 'closed']).default('left'),
      offset: z.int().min(0).max(100_000).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
  },
  'orders.get': { role: 'leader', args: z.strictObject({ order }) },
  /** Supervises by hand (督办): once; journalled with who and why. */
  'orders.supervise': {
    role: 'leader',
    args: z.strictObject({ order, comment: z.string().trim().max(500).default('') }),
  },
  /** Figures as of a moment (left out: now), by up to two of these; as the command `orders`. */
  'orders.figures': {
    role: 'leader',
    args: z.strictObject({
      at: timeSchema.optional(),
      by: z
        .array(z.enum(['kind', 'category', 'region', 'unit', 'owner']))
        .max(2)
        .default([]),
    }),
  },
  /** Contradictory records: what was put into quarantine, and why. */
  'orders.contradictions': {
    role: 'leader',
    args: z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
  },
} as const satisfies AskTable;

/** One order as a leader may see it, in a list. */
export interface OrderRow extends Omit<DueOrder, 'state' | 'link' | 'dueAt'> {
  state: DueState | 'closed';
  at: OrderState;
  link: string | null;
  dueAt: number | null;
  owner: string;
  closedAt: number | null;
  late: boolean;
  flagged: boolean;
}

/** A complaint hotspot that somebody has linked an order to. */
export interface LinkedHotspot extends ComplaintPlace {
  id: string;
  /** When it began, epoch ms. */
  since: number;
}

/** What happened to an order, and how each link stands. `by`: who supervised at the desk; else empty. */
export interface OrderStory {
  row: OrderRow;
  contact: string;
  grade: number | null;
  events: {
    at: number;
    what: 'created' | OrderMove;
    unit: string;
    owner: string;
    by: string;
    comment: string;
  }[];
  links: { link: string; dueAt: number | null; doneAt: number | null; inTime: boolean | null }[];
  /** The newest first. */
  hotspots: LinkedHotspot[];
}

export interface OrderAnswers {
  'orders.list': { rows: OrderRow[]; total: number };
  'orders.get': OrderStory;
  'orders.supervise': OrderStory;
  'orders.figures': {
    at: number;
    rows: {
      by: Record<string, string>;
      figures: OrderShare & Pick<OrderFigures, 'links' | 'graded' | 'satisfied'>;
    }[];
  };
  'orders.contradictions': {
    rows: { at: number; source: string; order: string; why: string; raw: string }[];
    total: number;
  };
}
