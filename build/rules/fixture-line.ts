import { agentStateSchema } from '../../shared/model/event.ts';
import type { AgentState } from '../../shared/model/event.ts';
import { orderMoves } from '../../shared/model/order.ts';
import type { OrderMove } from '../../shared/model/order.ts';
import { durationMs } from '../../shared/model/alert-rule.ts';

/** Once, again and again, or from … until. Epoch ms; ranges are half-open. */
export type When =
  | { kind: 'at'; at: number }
  | { kind: 'every'; from: number; to: number; every: number }
  | { kind: 'while'; from: number; to: number };

/** How the waiting of a call ends. */
export type CallEnd = 'answered' | 'abandoned' | 'left';
/** What is wrong with a feed while a line says so. */
export type FeedTrouble = { how: 'silent' | 'cut' } | { how: 'skew'; ms: number };

/** What a line says that happens. */
export type Happening =
  | {
      does: 'calls';
      queue: string;
      count: number;
      /** Null: they wait until another line says what becomes of them. */
      end: { how: CallEnd; afterMs: number; talkMs: number } | null;
    }
  | { does: 'waiting'; queue: string; count: number; how: CallEnd }
  | { does: 'agent'; agent: string | null; state: AgentState }
  | { does: 'trouble'; feed: string; trouble: FeedTrouble }
  | { does: 'lose'; feed: string; events: number }
  | { does: 'conflict'; feed: string }
  | { does: 'complaints'; category: string[]; region: string[]; count: number }
  | { does: 'disk'; free: number }
  | { does: 'summaries'; unwritten: number }
  | { does: 'order'; order: string; told: { created: string } | { moved: OrderMove } };

export interface FixtureLine {
  when: When;
  what: Happening;
}

/** A line that says nothing the runner knows; the message says what would be right. */
export class LineFault extends Error {}

const DEFAULT_TALK_MS = 60_000;
const states = agentStateSchema.options.join('|');

/** Each form of a happening, by the subject before its colon and what stands behind it. */
const forms: { subject: RegExp; said: RegExp; read: (subject: string[], said: string[]) => Happening }[] = [
  {
    subject: /^disk$/,
    said: /^(\d+(?:\.\d+)?) ?% free$/,
    read: (_, [percent = '']) => ({ does: 'disk', free: Number(percent) / 100 }),
  },
  {
    subject: /^summaries$/,
    said: /^(\d+) not written$/,
    read: (_, [count]) => ({ does: 'summaries', unwritten: Number(count) }),
  },
  {
    subject: /^complaints of (\S+) in (\S+)$/,
    said: /^(\d+)$/,
    read: ([category = '', region = ''], [count]) => ({
      does: 'complaints',
      category: category.split('/'),
      region: region.split('/'),
      count: Number(count),
    }),
  },
  {
    subject: /^(?:agent (\S+)|all agents)$/,
    said: new RegExp(`^(${states})$`),
    read: ([agent], [state]) => ({
      does: 'agent',
      agent: agent ?? null,
      state: agentStateSchema.parse(state),
    }),
  },
  {
    subject: /^feed (\S+)$/,
    said: /^(silent|cut)$/,
    read: ([feed = ''], [how]) => ({
      does: 'trouble',
      feed,
      trouble: { how: how === 'cut' ? 'cut' : 'silent' },
    }),
  },
  {
    subject: /^feed (\S+)$/,
    said: /^clock (\d+(?:ms|s|m)) (ahead|behind)$/,
    read: ([feed = ''], [by = '', way]) => ({
      does: 'trouble',
      feed,
      trouble: { how: 'skew', ms: durationMs(by) * (way === 'ahead' ? 1 : -1) },
    }),
  },
  {
    subject: /^feed (\S+)$/,
    said: /^loses (\d+) events?$/,
    read: ([feed = ''], [events]) => ({ does: 'lose', feed, events: Number(events) }),
  },
  {
    subject: /^feed (\S+)$/,
    said: /^another one speaks for it$/,
    read: ([feed = '']) => ({ does: 'conflict', feed }),
  },
  {
    subject: /^order (\S+)$/,
    said: /^a new (.+)$/,
    read: ([order = ''], [created = '']) => ({ does: 'order', order, told: { created } }),
  },
  {
    subject: /^order (\S+)$/,
    said: new RegExp(`^(${orderMoves.join('|')})$`),
    read: ([order = ''], [moved]) => ({ does: 'order', order, told: { moved: moved as OrderMove } }),
  },
  {
    subject: /^(.+)$/,
    said: /^(\d+) waiting$/,
    read: ([queue = ''], [count]) => ({ does: 'calls', queue, count: Number(count), end: null }),
  },
  {
    subject: /^(.+)$/,
    said: /^(all|\d+ of them) (answered|abandoned|left)$/,
    read: ([queue = ''], [which = '', how]) => ({
      does: 'waiting',
      queue,
      count: which === 'all' ? Infinity : Number.parseInt(which),
      how: how as CallEnd,
    }),
  },
  {
    subject: /^(.+)$/,
    said: /^(?:(\d+) )?(answered|abandoned|left)(?: after (\d+(?:ms|s|m)))?(?:, talks (\d+(?:ms|s|m)))?$/,
    read: ([queue = ''], [count = '1', how, after = '0s', talk]) => ({
      does: 'calls',
      queue,
      count: Number(count),
      end: {
        how: how as CallEnd,
        afterMs: durationMs(after),
        talkMs: talk === undefined ? DEFAULT_TALK_MS : durationMs(talk),
      },
    }),
  },
];

/** The times at the start of a line: once, in steps, or as long as it lasts. */
const WHEN = /^(?:at (\S+)|(\S+?)\.\.(\S+?)(?: every (\d+(?:ms|s|m|h)))?) (.*)$/;

/**
 * Reads one line of a timeline, e.g. `10:00..10:05 every 3s q1: answered after 12s`.
 * @param clock the epoch ms of a time of day such as `10:05:30`, or throws a LineFault
 * @throws LineFault
 */
export function readFixtureLine(text: string, clock: (time: string) => number): FixtureLine {
  const [, at, from, to, every, rest = ''] = WHEN.exec(text) ?? [];
  if (rest === '')
    throw new LineFault(
      'begins with no time: write "at 10:05 …", "10:05..10:10 …" or "10:05..10:10 every 3s …"',
    );
  const what = readHappening(rest);
  const lasts = what.does === 'trouble';
  if (at !== undefined) {
    if (lasts) throw new LineFault('lasts for a while: write "10:05..10:10" instead of "at 10:05"');
    return { when: { kind: 'at', at: clock(at) }, what };
  }
  const range = { from: clock(from ?? ''), to: clock(to ?? '') };
  if (range.to <= range.from) throw new LineFault('ends before it begins');
  if (lasts !== (every === undefined))
    throw new LineFault(
      lasts
        ? 'lasts for a while: leave "every …" out'
        : 'happens once: write "at 10:05", or "every 3s" behind the range',
    );
  if (every === undefined) return { when: { kind: 'while', ...range }, what };
  if (durationMs(every) === 0) throw new LineFault('happens every 0: write how far apart, e.g. every 3s');
  return { when: { kind: 'every', ...range, every: durationMs(every) }, what };
}

function readHappening(text: string): Happening {
  const [, subject = '', said = ''] = /^([^:]+): *(.*)$/.exec(text) ?? [];
  if (subject === '')
    throw new LineFault('has no colon behind what it is about, e.g. "q1: 14 waiting" or "feed pbx: silent"');
  const about = forms.filter((form) => form.subject.test(subject));
  for (const form of about) {
    const match = form.said.exec(said);
    if (match !== null) return form.read(form.subject.exec(subject)!.slice(1), match.slice(1));
  }
  throw new LineFault(`says "${said}" of "${subject}", which is nothing the runner knows: see docs/rules.md`);
}
