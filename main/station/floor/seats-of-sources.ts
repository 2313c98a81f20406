import type { SourceSnapshot } from '../../../shared/contract/feed.ts';
import type { CtiEvent } from '../../../shared/model/event.ts';
import type { Archive } from '../archive-port.ts';
import type { SourceRecord } from '../ingest/source-record.ts';
import type { Memory } from '../memory.ts';
import { countState } from '../slots/state-time.ts';
import { RememberedHistory } from './seat-history.ts';
import { aboutSeat, applyChange } from './seats.ts';
import type { Seat, StoredSeat } from './seats.ts';

type StateEvent = CtiEvent & { type: 'agent.state' };
/** What an event says of a seat; an agent of a snapshot says less. */
type Told = StateEvent['data'];

/** Puts what sources say of their agents on the floor, and counts the time in each state. */
export class SeatsOfSources {
  private readonly memory: Memory;
  private readonly archive: Archive;
  private readonly history: RememberedHistory;
  private readonly moved = new Set<number>();
  /** Names under which seats are stored, while nothing but their state changes. */
  private readonly abouts = new Map<number, number>();

  constructor(memory: Memory, archive: Archive) {
    this.memory = memory;
    this.archive = archive;
    this.history = new RememberedHistory(archive);
  }

  /** One `agent.state` event. */
  take(source: SourceRecord, event: StateEvent): void {
    const seat = this.memory.seats.get(this.memory.names.code('agent', source.code, event.data.agent));
    if (seat && seat.time < event.time && source.snapshot === null && saysOnlyState(event.data, seat))
      return this.goOn(seat, event);
    this.change(source, this.seatOf(source, event.data, event.time, event.seq), event.seq);
  }

  /** All agents of a source as of a snapshot; those it does not name have left. */
  applySnapshot(source: SourceRecord, snapshot: SourceSnapshot): void {
    const { names, seats } = this.memory;
    const named = new Set<number>();
    for (const each of snapshot.agents) {
      const agent = names.code('agent', source.code, each.agent);
      named.add(agent);
      const held = seats.get(agent);
      if (held && held.state === each.state && held.time >= each.since) continue;
      this.change(source, this.seatOf(source, each, each.since, snapshot.asOf), Infinity);
    }
    for (const seat of seats.values()) {
      if (seat.source !== source.code || named.has(seat.agent) || seat.state === 'offline') continue;
      if (seat.time > snapshot.at) continue;
      const left: Seat = { ...seat, time: snapshot.at, seq: snapshot.asOf, state: 'offline', reason: '' };
      this.change(source, left, Infinity);
    }
  }

  /** Seats changed since the last call, for the archive. */
  takeMoved(): StoredSeat[] {
    const { names, seats } = this.memory;
    const stored = [...this.moved].map((agent) => {
      const seat = seats.get(agent)!;
      const { time, seq, state } = seat;
      let about = this.abouts.get(agent);
      if (about === undefined) this.abouts.set(agent, (about = names.code('data', 0, aboutSeat(seat))));
      return { agent, time, seq, state, about };
    });
    this.moved.clear();
    return stored;
  }

  /** Nearly every event: the seat's next state, and nothing else about it. */
  private goOn(seat: Seat, { time, seq, data }: StateEvent): void {
    const { rows, combos } = this.memory;
    const { agent, state } = seat;
    countState(rows, combos, { agent, state, from: seat.time, to: time, sign: 1 });
    seat.time = time;
    seat.seq = seq;
    seat.state = data.state;
    this.archive.insertSeatChange(seat);
    this.moved.add(agent);
  }

  private seatOf(source: SourceRecord, told: Told, time: number, seq: number): Seat {
    const { names } = this.memory;
    return {
      agent: names.code('agent', source.code, told.agent),
      time,
      seq,
      state: told.state,
      reason: told.reason ?? '',
      source: source.code,
      name: told.name ?? '',
      team: names.code('team', 0, told.team),
      site: names.code('site', 0, told.site),
      queues: (told.queues ?? []).map((queue) => names.code('queue', source.code, queue)),
    };
  }

  /** `seq`: of the event, Infinity for what a snapshot says, which is never behind itself. */
  private change(source: SourceRecord, seat: Seat, seq: number): void {
    const { seats, rows, combos } = this.memory;
    const { snapshot } = source;
    const behind = snapshot !== null && snapshot.epoch === source.epoch && seq <= snapshot.asOf;
    const spans = applyChange(seats, this.history, seat, !behind);
    if (spans === null) return;
    this.archive.insertSeatChange(seat);
    this.moved.add(seat.agent);
    this.abouts.delete(seat.agent);
    for (const span of spans) countState(rows, combos, span);
  }
}

/** A change says only what changed: what it leaves out of team, site, name and queues stays as known. */
function saysOnlyState(told: Told, seat: Seat): boolean {
  return (
    (told.reason ?? '') === seat.reason &&
    told.name === undefined &&
    told.team === undefined &&
    told.site === undefined &&
    told.queues === undefined
  );
}
