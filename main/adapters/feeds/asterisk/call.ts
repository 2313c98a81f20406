import * as z from 'zod';
import type { Teller } from './said.ts';

/**
 * What was told of a leg: by kind (and agent, where an agent may do it again), how often by AMI and how often by
 * `queue_log`. The second word on the same thing is recognised by it.
 */
const toldSchema = z.record(z.string(), z.tuple([z.number(), z.number()]));

const legSchema = z.object({
  queue: z.string(),
  offeredAt: z.number(),
  state: z.enum(['waiting', 'abandoned', 'left', 'answered', 'ended']),
  agent: z.string(),
  answeredAt: z.number(),
  closedAt: z.number(),
  /** Agents whose phones ring. */
  ringing: z.array(z.string()),
  told: toldSchema,
});

/** One call in the book; `at` = the leg each teller is at (−1 = none); `last` = newest event time told onwards. */
export const callSchema = z.object({
  contact: z.string(),
  ivrKey: z.string(),
  /** Since when it is in the IVR; 0 = not. */
  ivrSince: z.number(),
  legs: z.array(legSchema),
  at: z.object({ ami: z.number(), log: z.number() }),
  last: z.number(),
  agentChannel: z.string(),
  heldSince: z.number(),
});

export type Leg = z.infer<typeof legSchema>;
export type Call = z.infer<typeof callSchema>;

/** AMI stamps microseconds, the log cuts to seconds, and both are written a moment apart: more than that is another entry. */
const SAME_ENTRY_MS = 3_000;
const AGAIN = 'rang ';
const ends = ['abandoned', 'left', 'ended', 'transferred'];

/** A call of which nothing is known. */
export function newCall(contact: string): Call {
  return {
    contact,
    ivrKey: '',
    ivrSince: 0,
    legs: [],
    at: { ami: -1, log: -1 },
    last: 0,
    agentChannel: '',
    heldSince: 0,
  };
}

/** The leg a call is in now, or was in last. */
export function lastLeg(call: Call): Leg | undefined {
  return call.legs.at(-1);
}

/** Whether the call waits or talks. */
export function isOpen(call: Call): boolean {
  const state = lastLeg(call)?.state;
  return state === 'waiting' || state === 'answered';
}

/** Notes that this was told; returns whether that is news. `once`: it can happen to a leg only once. */
export function isNews(leg: Leg, kind: string, teller: Teller, once: boolean): boolean {
  const counts = (leg.told[kind] ??= [0, 0]);
  const [mine, other] = teller === 'ami' ? ([0, 1] as const) : ([1, 0] as const);
  counts[mine]++;
  return once ? counts[mine] === 1 && counts[other] === 0 : counts[mine] > counts[other];
}

/** What happens to a leg again and again: AMI will not tell the times it missed, so its next word is about the next time. */
export function catchUp(leg: Leg): void {
  for (const [kind, counts] of Object.entries(leg.told))
    if (kind.startsWith(AGAIN)) counts[0] = Math.max(...counts);
}

/** How often a phone rang in vain, by agent: the one thing an agent may do again within a leg. */
export function rangKind(agent: string): string {
  return `${AGAIN}${agent}`;
}

/**
 * Places the word that a call entered a queue: an entry the other teller told already, a repetition, or a new leg
 * (returned).
 */
export function enter(call: Call, queue: string, time: number, teller: Teller): Leg | null {
  const mine = teller === 'ami' ? 0 : 1;
  const near = (leg: Leg): boolean => leg.queue === queue && Math.abs(leg.offeredAt - time) <= SAME_ENTRY_MS;
  const known = call.legs.findIndex((leg) => near(leg) && (leg.told['queued']?.[mine] ?? 0) === 0);
  const leg = call.legs[known];
  if (leg) {
    isNews(leg, 'queued', teller, true);
    call.at[teller] = known;
    return null;
  }
  const current = call.legs[call.at[teller]];
  const ended = current !== undefined && ends.some((kind) => (current.told[kind]?.[mine] ?? 0) > 0);
  // The log repeats an entry while the call waits, and even after its end, with the time of the entry.
  if (teller === 'log' && current?.queue === queue && (!ended || time <= current.offeredAt)) return null;
  return addLeg(call, queue, time, teller);
}

function addLeg(call: Call, queue: string, time: number, teller: Teller): Leg {
  const before = lastLeg(call);
  if (before?.state === 'waiting') before.state = 'left';
  if (before?.state === 'answered') before.state = 'ended';
  const leg: Leg = {
    queue,
    offeredAt: time,
    state: 'waiting',
    agent: '',
    answeredAt: 0,
    closedAt: 0,
    ringing: [],
    told: {},
  };
  isNews(leg, 'queued', teller, true);
  call.at[teller] = call.legs.push(leg) - 1;
  return leg;
}

/** The leg a word is about: where its teller is, else the newest of that queue; one is made up for a call met half-way. */
export function legOf(call: Call, queue: string | undefined, time: number, teller: Teller): Leg {
  const current = call.legs[call.at[teller]];
  if (current && (queue === undefined || current.queue === queue)) return current;
  const at = call.legs.findLastIndex((leg) => queue === undefined || leg.queue === queue);
  const found = call.legs[at];
  if (found) {
    call.at[teller] = at;
    return found;
  }
  return addLeg(call, queue ?? '', time, teller);
}
