import fc from 'fast-check';
import type { Told } from '../../../station/testing/stories.ts';

/** Endless choices of a story, drawn from a list of numbers so that a failing story shrinks. */
interface Dice {
  /** 0 … n − 1. */
  of(n: number): number;
  pick<T>(list: readonly T[]): T;
}

function diceOf(rolls: readonly number[]): Dice {
  let at = 0;
  const of = (n: number): number => (rolls[at++] ?? 0) % n;
  return { of, pick: (list) => list[of(list.length)]! };
}

export interface Hotline {
  /** In the order in which things happened. */
  events: Told[];
  acw: boolean;
}

export interface HotlineShape {
  /** Local midnight of the day it happens on, epoch ms. */
  start: number;
  hours: number;
  contacts: number;
}

/** Hotlines of one day: contacts over several queues, transfers, abandons, corrections, surveys, agents, in 1-s or ms clocks. */
export function hotlines({ start, hours, contacts }: HotlineShape): fc.Arbitrary<Hotline> {
  const rolls = fc.array(fc.nat(5039), { minLength: 12, maxLength: 60 });
  return fc
    .record({
      tick: fc.constantFrom(1, 1000),
      acw: fc.boolean(),
      people: fc.array(fc.tuple(fc.nat(hours * 3_600_000), rolls), { minLength: 1, maxLength: contacts }),
      seats: fc.array(rolls, { maxLength: 3 }),
    })
    .map(({ tick, acw, people, seats }) => ({
      acw,
      events: [
        ...people.flatMap(([offset, dice], at) =>
          contactStory(`c${at}`, start + round(offset, tick), tick, acw, diceOf(dice)),
        ),
        ...seats.flatMap((dice, at) => seatStory(`a${at}`, start + 100, diceOf(dice))),
      ],
    }));
}

function round(ms: number, tick: number): number {
  return ms - (ms % tick);
}

/** Waits and talks from nothing to across several slots; often to the edge of a slot exactly. */
function later(time: number, tick: number, dice: Dice, least: number): number {
  const ticks = dice.pick([0, 0, 1, 3, 19_000, 20_000, 20_001, 61_000, 400_000, 1_900_000]);
  const span = Math.max(least * tick, round(ticks, tick));
  const edge = Math.ceil((time + 1) / 300_000) * 300_000;
  return dice.of(5) === 0 && edge - time >= least * tick ? edge : time + span;
}

/** What an event that opens a contact may say of it: the same at one instant, not always at another. */
function dimensionsAt(time: number, dice: Dice): Record<string, string> {
  const minute = Math.floor(time / 60_000);
  return {
    ...(dice.of(3) > 0 ? { business: ['cards', 'loans', 'cards'][minute % 3]! } : {}),
    ...(dice.of(3) > 0 ? { channel: ['voice', 'chat'][minute % 2]! } : {}),
    ...(dice.of(4) === 0 ? { site: 'north' } : {}),
    ...(dice.of(4) === 0 ? { language: 'zh' } : {}),
    ...(dice.of(3) > 0 ? { customer: ['h1', 'h2', 'h1'][minute % 3]! } : {}),
  };
}

function contactStory(contact: string, start: number, tick: number, acw: boolean, dice: Dice): Told[] {
  const told: Told[] = [];
  const tell = (type: string, time: number, data: object = {}): void =>
    void told.push({ type, time, data: { contact, ...data } });
  let time = start;
  if (dice.of(2) === 0) {
    tell('contact.entered', time, dimensionsAt(time, dice));
    time = later(time, tick, dice, 0);
  }
  const exit = dice.of(8);
  if (exit === 0) tell(dice.pick(['contact.ivrLeft', 'contact.selfServed']), time);
  else if (exit === 1)
    tell('contact.refused', time, { reason: 'full', ...(dice.of(2) === 0 ? { queue: 'q1' } : {}) });
  else time = tellLegs(tell, time, tick, acw, dice);
  if (dice.of(4) === 0) {
    const resolved = dice.of(3);
    tell('survey.answered', time + 60_000, {
      grade: 1 + dice.of(4),
      ...(resolved === 0 ? {} : { resolved: resolved === 1 }),
    });
  }
  if (dice.of(12) === 0)
    tell('complaint.filed', time + 90_000, { complaint: `x-${contact}`, category: ['a'], region: ['b'] });
  return told;
}

type Tell = (type: string, time: number, data?: object) => void;

/** Up to four stays in queues; returns when the last thing happened. */
function tellLegs(tell: Tell, start: number, tick: number, acw: boolean, dice: Dice): number {
  let time = start;
  const queues = ['q1', 'q2', 'q3', 'q4'];
  for (let leg = 0; leg < 4; leg++) {
    const queue = queues.splice(dice.of(queues.length), 1)[0]!;
    const named = dice.of(4) === 0 ? {} : { queue };
    tell('contact.queued', time, { queue, ...dimensionsAt(time, dice) });
    const again = dice.of(6) === 0;
    const rung = dice.of(3) === 0;
    // In the instant of an offer that follows another, either queue could have rung.
    const ringAt = leg === 0 ? time : time + tick;
    if (rung) tell('contact.ringing', ringAt, { agent: 'a0', ...named });
    if (rung && dice.of(3) === 0) tell('contact.ringNoAnswer', ringAt, { agent: 'a0' });
    const begin = time;
    time = later(time, tick, dice, leg === 0 ? 0 : 1);
    if (again) tell('contact.queued', begin + round((time - begin) / 2, tick), { queue });
    const end = dice.of(10);
    if (end <= 4) {
      const next = tellTalk(tell, named, time, tick, acw, dice);
      if (next.over) return next.time;
      time = next.time;
    } else if (end === 5) {
      tell('contact.abandoned', time, { ...named, stage: rung ? 'ringing' : 'queue' });
      if (dice.of(3) > 0) return time;
      time = later(time, tick, dice, 0);
      tell('contact.left', time, { queue, reason: dice.pick(['timeout', 'key']) });
      return time;
    } else if (end === 6) {
      time += tick;
      tell('contact.left', time, {
        ...named,
        reason: dice.pick(['overflow', 'callback', 'empty', 'voicemail']),
      });
      if (dice.of(2) === 0) return time;
    } else if (end === 7) time += tick;
    else if (end === 8) {
      tell('contact.ended', time, { by: dice.pick(['customer', 'system', 'unknown']) });
      return time;
    } else return time;
    // Two offers in one instant could have come in either order.
    time += tick;
  }
  return time;
}

/** An answer and what follows; `over`: no other queue comes after it. */
function tellTalk(
  tell: Tell,
  named: object,
  start: number,
  tick: number,
  acw: boolean,
  dice: Dice,
): { over: boolean; time: number } {
  const agent = dice.pick(['a0', 'a1', 'a2', null]);
  tell('contact.answered', start, { ...named, agent });
  let time = start;
  if (dice.of(4) === 0 && agent !== null) {
    time = later(time, tick, dice, 1);
    tell('contact.held', time, { agent });
    time = later(time, tick, dice, 1);
    if (dice.of(3) > 0) tell('contact.retrieved', time, { agent });
  }
  time = later(time, tick, dice, 0);
  const end = dice.of(8);
  if (end === 0) return { over: true, time };
  if (end === 1) {
    tell('contact.transferred', time, { toQueue: 'somewhere' });
    if (acw && agent !== null) tell('contact.wrapped', time, { agent });
    return { over: false, time };
  }
  if (end === 2)
    tell('contact.transferred', time, { toExternal: 'out', ...(agent === null ? {} : { agent }) });
  else tell('contact.ended', time, { by: dice.pick(['agent', 'customer', 'unknown']) });
  if (agent !== null && dice.of(5) > 0) {
    time = later(time, tick, dice, 0);
    tell('contact.wrapped', time, { agent });
  }
  return { over: true, time };
}

function seatStory(agent: string, start: number, dice: Dice): Told[] {
  let time = start;
  return Array.from({ length: dice.of(9) }, () => {
    time += 1 + dice.of(5000) * 400;
    const state = dice.pick(['offline', 'ready', 'ringing', 'talking', 'holding', 'acw', 'notReady']);
    return { type: 'agent.state', time, data: { agent, state } };
  });
}
