import type { NewEvent } from '../../../../../shared/model/event.ts';
import type { QueueLogInput } from '../queue-log.ts';

/** What a test counts over a source's events, in the words of metrics.md; the unit is the leg. */
export interface Tally {
  entered: number;
  offered: number;
  answered: number;
  abandoned: number;
  flowedOut: number;
  refused: number;
  lost: number;
  lostAfterAnswer: number;
  handled: number;
  transferred: number;
  ringNoAnswer: number;
  ivrLeft: number;
  surveyed: number;
  /** Legs still waiting, and still talking. */
  open: number;
  talking: number;
}

/** A snapshot as the tally needs it: contacts it still knows. */
export interface KnownAt {
  type: 'snapshot';
  time: number;
  contacts: ReadonlySet<string>;
}

type Item = QueueLogInput['events'][number] | KnownAt;
type Leg = { queue: string; state: 'waiting' | 'answered' | 'abandoned' | 'left' | 'lost' };
type Call = { legs: Leg[]; talking: boolean };

const ranks = [
  'contact.entered',
  'contact.queued',
  'contact.ringing',
  'contact.ringNoAnswer',
  'contact.answered',
  'contact.abandoned',
  'contact.left',
  'contact.transferred',
  'contact.ended',
];

/** Counts events by the rules of metrics.md, written apart from the product: sorted by (time, cause), a leg = one contact.queued. */
export function tally(items: readonly Item[]): Tally {
  const sum: Tally = {
    entered: 0,
    offered: 0,
    answered: 0,
    abandoned: 0,
    flowedOut: 0,
    refused: 0,
    lost: 0,
    lostAfterAnswer: 0,
    handled: 0,
    transferred: 0,
    ringNoAnswer: 0,
    ivrLeft: 0,
    surveyed: 0,
    open: 0,
    talking: 0,
  };
  const calls = new Map<string, Call>();
  for (const item of items.toSorted(
    (a, b) => a.time - b.time || ranks.indexOf(a.type) - ranks.indexOf(b.type),
  )) {
    if (item.type === 'record.invalid') continue;
    if (item.type === 'acd.restarted' || item.type === 'snapshot') {
      for (const [id, call] of calls)
        if (item.type === 'acd.restarted' || !item.contacts.has(id)) lose(call, sum);
    } else if ('contact' in item.data && item.data.contact !== undefined) {
      const call = calls.get(item.data.contact) ?? { legs: [], talking: false };
      calls.set(item.data.contact, call);
      apply(call, item, sum);
    }
  }
  for (const call of calls.values()) {
    if (call.talking) sum.talking++;
    for (const leg of call.legs) sum[outcomes[leg.state]]++;
  }
  return sum;
}

const outcomes = {
  waiting: 'open',
  answered: 'answered',
  abandoned: 'abandoned',
  left: 'flowedOut',
  lost: 'lost',
} as const;
const simple = {
  'contact.entered': 'entered',
  'contact.refused': 'refused',
  'contact.transferred': 'transferred',
  'contact.ringNoAnswer': 'ringNoAnswer',
  'contact.ivrLeft': 'ivrLeft',
  'survey.answered': 'surveyed',
} as const;

function apply(call: Call, event: NewEvent, sum: Tally): void {
  const waiting = call.legs.findLast((leg) => leg.state === 'waiting' || leg.state === 'lost');
  if (event.type === 'contact.queued') {
    if (waiting?.queue === event.data.queue) return;
    call.legs.push({ queue: event.data.queue, state: 'waiting' });
    sum.offered++;
  } else if (event.type === 'contact.answered' && waiting) {
    waiting.state = 'answered';
    call.talking = true;
  } else if (event.type === 'contact.abandoned' && waiting) {
    waiting.state = 'abandoned';
  } else if (event.type === 'contact.left') {
    const leg = call.legs.findLast((one) => one.queue === event.data.queue && one.state !== 'answered');
    if (leg) leg.state = 'left';
  } else if (event.type === 'contact.ended' && call.talking) {
    call.talking = false;
    sum.handled++;
  } else if (event.type in simple) {
    sum[simple[event.type as keyof typeof simple]]++;
  }
}

function lose(call: Call, sum: Tally): void {
  for (const leg of call.legs) if (leg.state === 'waiting') leg.state = 'lost';
  if (call.talking) sum.lostAfterAnswer++;
  call.talking = false;
}
