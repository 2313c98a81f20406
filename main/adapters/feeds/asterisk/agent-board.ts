import type { AgentState, NewEvent } from '../../../../shared/model/event.ts';
import type { SnapshotState } from '../source/snapshot-parts.ts';
import type { Member } from './said.ts';

interface Seat {
  /** By queue: whether paused there, and why. */
  queues: Map<string, { paused: boolean; reason: string }>;
  status: number;
  /** A busy device that came back with a restarted PBX: there is no call behind it until the next word says so. */
  phantom: boolean;
  told: { state: AgentState; reason: string; queues: string };
  since: number;
}

/** Seat state of each device state; those not named are ready or paused. Asterisk's own numbers, as in `Member.status`. */
const deviceStates: Record<number, AgentState> = {
  2: 'talking',
  3: 'talking',
  4: 'offline',
  5: 'offline',
  6: 'ringing',
  7: 'talking',
  8: 'holding',
};
const deviceWords: Record<number, string> = {
  2: 'INUSE',
  3: 'BUSY',
  6: 'RINGING',
  7: 'RINGINUSE',
  8: 'ONHOLD',
};

/**
 * Who sits where, from what Asterisk says of each member in each queue: one pause in n queues is n events and one
 * change of the seat. An agent paused in some queues only still takes calls of the others and stays ready.
 */
export class AgentBoard {
  readonly #seats = new Map<string, Seat>();

  /** One event about a member; returns the seat's new state if it is another. */
  apply(member: Member, time: number): NewEvent[] {
    const seat = this.#seats.get(member.agent) ?? emptySeat(time);
    this.#seats.set(member.agent, seat);
    const statusBefore = seat.status;
    take(seat, member);
    if (seat.status !== statusBefore) seat.phantom = false;
    return this.#tell(member.agent, seat, time);
  }

  /**
   * The members of a whole list answer: who is not in it has gone. `restarted`: the list is the first of a restarted
   * PBX, whose device states may be those of before its end (measured: agents come back in use or ringing, and get no
   * calls); they are shown as not ready with the device's word until it changes.
   */
  replace(members: readonly Member[], time: number, restarted: boolean): NewEvent[] {
    for (const seat of this.#seats.values()) seat.queues = new Map();
    const called = new Set(members.filter((member) => member.inCall).map((member) => member.agent));
    for (const member of members) {
      const seat = this.#seats.get(member.agent) ?? emptySeat(time);
      this.#seats.set(member.agent, seat);
      take(seat, member);
      if (restarted) seat.phantom = seat.status in deviceWords && !called.has(member.agent);
    }
    return [...this.#seats].flatMap(([agent, seat]) => this.#tell(agent, seat, time));
  }

  /** The seats as a snapshot tells them. */
  agents(): SnapshotState['agents'] {
    return [...this.#seats]
      .filter(([, seat]) => seat.queues.size > 0)
      .map(([agent, { told, since, queues }]) => ({
        agent,
        state: told.state,
        since,
        ...(told.reason === '' ? {} : { reason: told.reason }),
        queues: [...queues.keys()].slice(0, 500),
      }));
  }

  #tell(agent: string, seat: Seat, time: number): NewEvent[] {
    const { state, reason } = judge(seat);
    const names = [...seat.queues.keys()].slice(0, 500);
    const queues = names.join('\n');
    const { told } = seat;
    if (told.state === state && told.reason === reason && told.queues === queues) return [];
    if (told.state !== state) seat.since = time;
    seat.told = { state, reason, queues };
    return [
      {
        type: 'agent.state',
        time,
        data: { agent, state, ...(reason === '' ? {} : { reason }), queues: names },
      },
    ];
  }
}

function emptySeat(time: number): Seat {
  return {
    queues: new Map(),
    status: 0,
    phantom: false,
    told: { state: 'offline', reason: '', queues: '' },
    since: time,
  };
}

function take(seat: Seat, member: Member): void {
  if (member.member) seat.queues.set(member.queue, { paused: member.paused, reason: member.reason });
  else seat.queues.delete(member.queue);
  if (member.status >= 0) seat.status = member.status;
}

function judge(seat: Seat): { state: AgentState; reason: string } {
  const places = [...seat.queues.values()];
  if (places.length === 0) return { state: 'offline', reason: '' };
  if (seat.phantom) return { state: 'notReady', reason: deviceWords[seat.status] ?? '' };
  const busy = deviceStates[seat.status];
  if (busy) return { state: busy, reason: '' };
  if (places.some((place) => !place.paused)) return { state: 'ready', reason: '' };
  return { state: 'notReady', reason: places.find((place) => place.reason !== '')?.reason ?? '' };
}
