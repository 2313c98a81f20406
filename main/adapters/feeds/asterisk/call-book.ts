import * as z from 'zod';
import type { EventData, NewEvent } from '../../../../shared/model/event.ts';
import type { Clock } from '../../../station/ports.ts';
import type { SnapshotState } from '../source/snapshot-parts.ts';
import type { Call, Leg } from './call.ts';
import { callSchema, catchUp, enter, isNews, isOpen, lastLeg, legOf, newCall, rangKind } from './call.ts';
import type { Hint, Said, Teller } from './said.ts';
import { isHint } from './said.ts';

type Of<T extends NewEvent['type']> = Extract<NewEvent, { type: T }>;

export interface CallBookOptions {
  clock: Clock;
  /** Events that come by themselves, when a word was waited for in vain. */
  late: (events: NewEvent[]) => void;
  /** Whether `queue_log` is being read: then it has the last word on why a caller left. */
  logSpeaks: () => boolean;
}

/** Unit: ms an abandon of AMI is held: app_queue calls a time-out an abandon, the dialplan's word follows at once. */
const HOLD_MS = 500;
/** Unit: ms a finished call is remembered, for the teller that is behind. */
const REMEMBERED_MS = 600_000;

/**
 * All calls, as AMI and `queue_log` tell of them. Both tell the same things, AMI at once and exactly, the log in whole
 * seconds and also of the time nobody listened: whoever tells first makes the event, the second word on it is dropped.
 */
export class CallBook {
  readonly #options: CallBookOptions;
  readonly #calls = new Map<string, Call>();
  /** Agent's channel → contact, for hold and retrieve. */
  readonly #channels = new Map<string, string>();
  /** Contact → what waits for the reason why its place in the queue is gone. */
  readonly #held = new Map<string, { event: Of<'contact.abandoned'> | null; cancel: () => void }>();

  constructor(options: CallBookOptions) {
    this.#options = options;
  }

  /** Takes one word; returns the events that are news by it. */
  hear(said: Said, teller: Teller): NewEvent[] {
    if (isHint(said)) return this.#hint(said);
    if (!('contact' in said.data) || said.data.contact === undefined) return [said];
    const call = this.#callOf(said.data.contact);
    return this.#take(call, said, teller).map((event) => settle(call, event, teller));
  }

  /** Takes what an earlier run of this source already told onwards, so that it is not told twice. */
  known(event: NewEvent): void {
    this.hear(event, 'ami');
    this.flush();
  }

  /** A caller found waiting in a list answer. */
  seen(contact: string, queue: string, since: number, caller: { customer?: string }): NewEvent[] {
    const leg = this.#calls.get(contact)?.legs.at(-1);
    if (leg?.queue === queue && leg.state === 'waiting') return [];
    return this.hear(
      { type: 'contact.queued', time: since, data: { contact, queue, channel: 'voice', ...caller } },
      'ami',
    );
  }

  /** AMI is back and the log has told what it missed: from here AMI speaks of the newest leg of each call. */
  caughtUp(): void {
    for (const call of this.#calls.values()) {
      call.at.ami = call.legs.length - 1;
      for (const leg of call.legs) catchUp(leg);
    }
  }

  /** Forgets the calls that are not `alive`; what they were doing becomes known as lost by the next snapshot. */
  keep(alive: (call: Call) => boolean): void {
    for (const [contact, call] of this.#calls) if (!alive(call)) this.#forget(contact, call);
  }

  /** Ends every wait for a better word now; returns the events. */
  flush(): NewEvent[] {
    return [...this.#held.keys()].flatMap((contact) => this.#release(contact));
  }

  /** Drops finished calls after ten minutes; those in the IVR stay until they hang up or a list answer lacks them. */
  prune(): void {
    const before = this.#options.clock.now() - REMEMBERED_MS;
    this.keep((call) => isOpen(call) || call.ivrSince > 0 || call.last > before);
  }

  /** The calls as a snapshot tells them. */
  contacts(): SnapshotState['contacts'] {
    return [...this.#calls.values()].flatMap(floorOf);
  }

  save(): unknown {
    return [...this.#calls.values()];
  }

  /** Takes what `save` gave; false when it cannot be understood. */
  restore(saved: unknown): boolean {
    const calls = z.array(callSchema).safeParse(saved);
    for (const call of calls.data ?? []) this.#calls.set(call.contact, call);
    return calls.success;
  }

  #callOf(contact: string): Call {
    const known = this.#calls.get(contact);
    if (known) return known;
    const call = newCall(contact);
    this.#calls.set(contact, call);
    return call;
  }

  #forget(contact: string, call: Call): void {
    this.#calls.delete(contact);
    this.#channels.delete(call.agentChannel);
    this.#held.get(contact)?.cancel();
    this.#held.delete(contact);
  }

  #take(call: Call, said: NewEvent, teller: Teller): NewEvent[] {
    switch (said.type) {
      case 'contact.entered':
        if (call.ivrSince === 0 && call.legs.length === 0) call.ivrSince = said.time;
        return [said];
      case 'contact.queued':
        return this.#queued(call, said, teller);
      case 'contact.refused':
        call.ivrSince = 0;
        return [said];
      case 'contact.answered':
        return this.#answered(call, said, teller);
      case 'contact.abandoned':
        return this.#abandoned(call, said, teller);
      case 'contact.left':
        return this.#left(call, said, teller);
      case 'survey.answered': {
        const leg = lastLeg(call);
        if (!leg) return [said];
        return [
          {
            ...said,
            data: {
              ...(leg.queue ? { queue: leg.queue } : {}),
              ...(leg.agent ? { agent: leg.agent } : {}),
              ...said.data,
            },
          },
        ];
      }
      default:
        return this.#service(call, said, teller);
    }
  }

  #queued(call: Call, said: Of<'contact.queued'>, teller: Teller): NewEvent[] {
    const again = lastLeg(call)?.queue === said.data.queue;
    if (!enter(call, said.data.queue, said.time, teller)) return [];
    call.ivrSince = 0;
    // The log's second may begin before the end that AMI told exactly; in one instant a second entry would be none.
    const time = again && said.time <= call.last ? call.last + 1 : said.time;
    return [
      { ...said, time, data: { ...said.data, ...(call.ivrKey === '' ? {} : { ivrKey: call.ivrKey }) } },
    ];
  }

  #answered(call: Call, said: Of<'contact.answered'>, teller: Teller): NewEvent[] {
    const leg = legOf(call, said.data.queue, said.time, teller);
    this.#unhold(call.contact);
    if (!isNews(leg, 'answered', teller, true)) return [];
    Object.assign(leg, {
      state: 'answered',
      agent: said.data.agent ?? '',
      answeredAt: said.time,
      ringing: [],
    } satisfies Partial<Leg>);
    return [said];
  }

  #abandoned(call: Call, said: Of<'contact.abandoned'>, teller: Teller): NewEvent[] {
    const leg = legOf(call, said.data.queue, said.time, teller);
    if (!isNews(leg, 'abandoned', teller, true)) return this.#release(call.contact);
    if (leg.state !== 'waiting') return [];
    if (teller === 'log') return closeWait(leg, 'abandoned', said);
    const stage = leg.ringing.length > 0 ? 'ringing' : 'queue';
    this.#hold(call.contact, { ...said, data: { ...said.data, stage } });
    return [];
  }

  #left(call: Call, said: Of<'contact.left'>, teller: Teller): NewEvent[] {
    const leg = legOf(call, said.data.queue, said.time, teller);
    const news = isNews(leg, 'left', teller, true);
    if (!news || leg.state === 'answered' || leg.state === 'ended') return [];
    // The place was gone when AMI said so, whatever the reason that follows.
    const time = this.#unhold(call.contact)?.time ?? (leg.state === 'abandoned' ? leg.closedAt : said.time);
    return closeWait(leg, 'left', {
      ...said,
      time,
      data: { ...said.data, queue: said.data.queue ?? leg.queue },
    });
  }

  #service(call: Call, said: NewEvent, teller: Teller): NewEvent[] {
    const leg = legOf(call, undefined, said.time, teller);
    const agent = leg.agent === '' ? {} : { agent: leg.agent };
    switch (said.type) {
      case 'contact.ringing':
        if (!leg.ringing.includes(said.data.agent)) leg.ringing.push(said.data.agent);
        return [said];
      case 'contact.ringNoAnswer':
        leg.ringing = leg.ringing.filter((one) => one !== said.data.agent);
        return isNews(leg, rangKind(said.data.agent), teller, false) ? [said] : [];
      case 'contact.transferred':
        return isNews(leg, 'transferred', teller, true)
          ? [{ ...said, data: { ...agent, ...said.data } }]
          : [];
      case 'contact.ended':
        if (!isNews(leg, 'ended', teller, true)) return [];
        Object.assign(leg, { state: 'ended', closedAt: said.time } satisfies Partial<Leg>);
        return [{ ...said, data: { ...agent, ...said.data } }];
      default:
        return [said];
    }
  }

  #hint(hint: Hint): NewEvent[] {
    switch (hint.type) {
      case 'hint.key': {
        const call = this.#callOf(hint.data.contact);
        call.ivrKey = hint.data.key;
        call.last = Math.max(call.last, hint.time);
        return [];
      }
      case 'hint.agentChannel': {
        const call = this.#callOf(hint.data.contact);
        call.agentChannel = hint.data.channel;
        this.#channels.set(hint.data.channel, hint.data.contact);
        return [];
      }
      case 'hint.placeLeft':
        this.#placeLeft(hint.data.contact);
        return [];
      case 'hint.hungUp':
        return this.#hungUp(hint.data.channel, hint.time);
      case 'hint.held':
        return this.#heldOrBack(hint.data.channel, hint.data.held, hint.time);
    }
  }

  /** A place that is gone with neither an answer nor an abandon: by the one way out that AMI keeps to itself, a key. */
  #placeLeft(contact: string): void {
    const call = this.#calls.get(contact);
    if (call && lastLeg(call)?.state === 'waiting' && !this.#held.has(contact)) this.#hold(contact, null);
  }

  #hungUp(channel: string, time: number): NewEvent[] {
    const call = this.#calls.get(channel);
    if (!call) return [];
    if (call.ivrSince > 0) {
      call.ivrSince = 0;
      return [settle(call, { type: 'contact.ivrLeft', time, data: { contact: channel } }, 'ami')];
    }
    if (lastLeg(call)?.state !== 'answered') return [];
    return this.hear({ type: 'contact.ended', time, data: { contact: channel, by: 'unknown' } }, 'ami');
  }

  #heldOrBack(channel: string, held: boolean, time: number): NewEvent[] {
    const contact = this.#channels.get(channel);
    const call = contact === undefined ? undefined : this.#calls.get(contact);
    const agent = call && lastLeg(call)?.agent;
    // A blind transfer begins with an Unhold of a call that nobody held.
    if (!call || !agent || lastLeg(call)?.state !== 'answered' || held === call.heldSince > 0) return [];
    call.heldSince = held ? time : 0;
    return [
      settle(
        call,
        { type: held ? 'contact.held' : 'contact.retrieved', time, data: { contact: call.contact, agent } },
        'ami',
      ),
    ];
  }

  #hold(contact: string, event: Of<'contact.abandoned'> | null): void {
    this.#unhold(contact);
    const cancel = this.#options.clock.after(HOLD_MS, () => this.#options.late(this.#release(contact)));
    this.#held.set(contact, { event, cancel });
  }

  #unhold(contact: string): Of<'contact.abandoned'> | null {
    const held = this.#held.get(contact);
    held?.cancel();
    this.#held.delete(contact);
    return held?.event ?? null;
  }

  /** The better word did not come: what was held is told as it is. */
  #release(contact: string): NewEvent[] {
    const call = this.#calls.get(contact);
    const leg = call && lastLeg(call);
    const waited = this.#held.get(contact);
    const event = this.#unhold(contact);
    if (!call || !waited || leg?.state !== 'waiting') return [];
    if (event) return closeWait(leg, 'abandoned', event).map((one) => settle(call, one, 'ami'));
    if (this.#options.logSpeaks()) return [];
    return this.hear(
      { type: 'contact.left', time: this.#options.clock.now() - HOLD_MS, data: { contact, reason: 'key' } },
      'ami',
    );
  }
}

function closeWait<E extends Of<'contact.abandoned' | 'contact.left'>>(
  leg: Leg,
  state: 'abandoned' | 'left',
  event: E,
): E[] {
  Object.assign(leg, { state, closedAt: event.time, ringing: [] } satisfies Partial<Leg>);
  return [event];
}

/**
 * The log's seconds begin before what AMI told exactly within them: moved up to it, so that no call is answered before
 * it was offered.
 */
function settle<E extends NewEvent>(call: Call, event: E, teller: Teller): E {
  const behind = teller === 'log' && event.time < call.last && call.last - event.time < 1000;
  const time = behind ? call.last : event.time;
  call.last = Math.max(call.last, time);
  return { ...event, time };
}

function floorOf(call: Call): SnapshotState['contacts'] {
  const leg = lastLeg(call);
  const { contact } = call;
  const key: Pick<EventData<'contact.queued'>, 'ivrKey'> = call.ivrKey === '' ? {} : { ivrKey: call.ivrKey };
  if (!leg) return call.ivrSince > 0 ? [{ contact, state: 'ivr', since: call.ivrSince, ...key }] : [];
  const { queue, offeredAt, answeredAt, agent } = leg;
  const base = { contact, offeredAt, ...(queue === '' ? {} : { queue }), channel: 'voice', ...key };
  if (leg.state === 'waiting')
    return [{ ...base, state: leg.ringing.length > 0 ? 'ringing' : 'waiting', since: offeredAt }];
  if (leg.state !== 'answered') return [];
  const held = call.heldSince > 0;
  return [
    {
      ...base,
      state: held ? 'held' : 'talking',
      since: held ? call.heldSince : answeredAt,
      answeredAt,
      ...(agent === '' ? {} : { agent }),
    },
  ];
}
