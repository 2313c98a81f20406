import * as z from 'zod';
import { type Counters, ledgers, type Peaks } from '../../measure/counters.ts';
import { timeSchema } from '../../model/text.ts';
import type { AskTable } from './ask-table.ts';
import type { FormulaInForce } from './figures-asks.ts';

/** How a wait ended, in the order in which it is told; `open`: it has not. */
export const waitOutcomes = ['answered', 'abandoned', 'flowedOut', 'lost', 'open'] as const;
export type WaitOutcome = (typeof waitOutcomes)[number];

/** A range of rows is a local day at most, which may have 25 hours; ms. */
const LONGEST_MS = 25 * 3_600_000;

/** A queue's key as in the topic `queues`; empty: the centre, contact by contact. */
const queue = z.string().max(257);
const ledger = z.enum(ledgers).default('offer');
const leg = z.int().min(-1).max(10_000);

/** What lies behind the numbers of a queue or of the centre, from the stored data. */
export const rowsAsks = {
  /** The slots of a local day. */
  'rows.slots': {
    role: 'viewer',
    args: z.strictObject({ queue, ledger, day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
  },
  /**
   * The waits that are counted in `[from, to)`: in the offer ledger by the offer, in the event ledger by the end of the
   * wait, in the completion ledger by the end of all work. `after`: the last one of the page before.
   */
  'rows.contacts': {
    role: 'leader',
    args: z
      .strictObject({
        queue,
        ledger,
        from: timeSchema,
        to: timeSchema,
        outcome: z.enum(waitOutcomes).optional(),
        after: z.strictObject({ at: timeSchema, contact: z.int(), leg }).optional(),
        limit: z.int().min(1).max(500).default(100),
      })
      .refine(({ from, to }) => to > from && to - from <= LONGEST_MS, 'a range is from 1 ms to one day'),
  },
  /** One contact with its events as they are stored. */
  'rows.contact': { role: 'leader', args: z.strictObject({ contact: z.int().min(1) }) },
} as const satisfies AskTable;

/** A slot of a day; times in epoch ms. Counters that are zero are left out. */
export interface SlotLine {
  start: number;
  end: number;
  counters: Partial<Counters>;
  peaks: Peaks;
}

/** One wait as it is counted: a stay in one queue, or a contact up to its first answer (metrics.md, Unit of counting). */
export interface WaitLine {
  /** Number of the contact in the archive. */
  contact: number;
  /** Which of its stays in a queue, from 0; −1: the contact as a whole. */
  leg: number;
  /** Time under which the ledger counts it, epoch ms. */
  at: number;
  /** The contact's id at its source. */
  id: string;
  /** Key as in `queues`: the first one of the contact as a whole. */
  queue: string;
  /** Agent who answered: the name for those who may see names, else the number of the seat; empty where nobody is known. */
  agent: string;
  channel: string;
  business: string;
  language: string;
  offeredAt: number;
  /** End of the wait; null while it lasts. */
  endAt: number | null;
  outcome: WaitOutcome;
  /** Abandoned sooner than the settings' short abandon is long. */
  short: boolean;
  /** Known once all of it has ended, ms; desk time where the source tells it. */
  talkMs: number | null;
  holdMs: number | null;
  acwMs: number | null;
}

/** An event of a contact. `data`: its members as stored, without who called; null: not stored any more, or inferred. */
export interface EventLine {
  at: number;
  seq: number;
  /** As in the protocol, e.g. `contact.queued`; `lost` is the station's own. */
  type: string;
  data: Record<string, string> | null;
}

export interface RowsAnswers {
  /** `formula`: the version in force on that day, under which its ratios are reckoned. */
  'rows.slots': { slots: SlotLine[]; formula: FormulaInForce };
  'rows.contacts': {
    waits: WaitLine[];
    /** Of all in the range, whatever page and outcome were asked for. */
    totals: Record<WaitOutcome, number>;
    more: boolean;
  };
  'rows.contact': {
    contact: number;
    id: string;
    source: string;
    /** Name of the dimension and what it says. */
    dimensions: Record<string, string>;
    legs: WaitLine[];
    events: EventLine[];
  };
}
