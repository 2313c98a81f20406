import type { AgentState } from '../../../shared/model/event.ts';
import type { Seat } from '../floor/seats.ts';

interface Assigned {
  agents: number;
  ready: number;
}

type Counted = Pick<Seat, 'state' | 'queues'>;

/**
 * Agents by state, and those ready for each queue. Kept by what each commit changes: going over thousands of seats for
 * every frame was most of what publishing cost.
 */
export class FloorCounts {
  /** Only states that somebody is in. */
  readonly states: Partial<Record<AgentState, number>> = {};
  private readonly seats: ReadonlyMap<number, Seat>;
  /** What is counted of each, by agent code: a seat itself is changed in place. */
  private readonly counted: (Counted | undefined)[] = [];
  private readonly queues = new Map<number, Assigned>();

  constructor(seats: ReadonlyMap<number, Seat>) {
    this.seats = seats;
    this.moved(seats.keys());
  }

  /** The seats of these agents changed. */
  moved(agents: Iterable<number>): void {
    for (const agent of agents) {
      const before = this.counted[agent];
      const seat = this.seats.get(agent);
      if (!seat || (before?.state === seat.state && before.queues === seat.queues)) continue;
      if (before) this.count(before, -1);
      const now = { state: seat.state, queues: seat.queues };
      this.count(now, 1);
      this.counted[agent] = now;
    }
  }

  /** Agents ready for a queue; null when no agent is assigned to it. */
  ready(queue: number): number | null {
    return this.queues.get(queue)?.ready ?? null;
  }

  private count(seat: Counted, sign: 1 | -1): void {
    const { states, queues } = this;
    const left = (states[seat.state] ?? 0) + sign;
    if (left === 0) delete states[seat.state];
    else states[seat.state] = left;
    for (const queue of seat.queues) {
      let assigned = queues.get(queue);
      if (!assigned) queues.set(queue, (assigned = { agents: 0, ready: 0 }));
      assigned.agents += sign;
      if (seat.state === 'ready') assigned.ready += sign;
      if (assigned.agents === 0) queues.delete(queue);
    }
  }
}
