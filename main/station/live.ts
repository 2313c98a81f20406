import type { Contact } from './floor/contact.ts';
import { outcome, readLegs } from './floor/legs.ts';
import type { Seat } from './floor/seats.ts';
import type { SourceRecord } from './ingest/source-record.ts';
import type { Name } from './names.ts';

/** What a snapshot of the gauges reads. */
export interface LiveReader {
  openContacts(): Contact[];
  names(): Name[];
  sources(): SourceRecord[];
  seats(): Seat[];
  newest(): number;
  /** The centre runs on the sources' time. */
  sourceClock(): boolean;
}

/** The gauges at one moment, in the shape of cli.md. Durations in ms, `at` epoch ms. */
export interface LiveSnapshot {
  at: number;
  sources: { id: string; ageMs: number | null; missing: number; state: string }[];
  queues: { queue: string; depth: number; longestWaitMs: number }[];
  agents: Record<string, number>;
  rows: { queue: string; depth: number; longestWaitMs: number }[];
}

/**
 * The gauges as committed. @param now the wall clock, used unless the sources bring their own time.
 * A database tells nothing of connections: without a running hub every source's state is `unknown`.
 */
export function live(reader: LiveReader, now: number): LiveSnapshot {
  const at = reader.sourceClock() ? reader.newest() : now;
  const names = new Map(reader.names().map((name) => [name.code, name]));
  const queues = new Map<number, { depth: number; since: number }>();
  const talking = new Set<number>();
  for (const [code, name] of names) if (name.kind === 'queue') queues.set(code, { depth: 0, since: at });
  for (const contact of reader.openContacts()) {
    const last = readLegs(contact).legs.at(-1);
    if (last?.outcome === outcome.open) {
      const held = queues.get(last.queue) ?? { depth: 0, since: at };
      queues.set(last.queue, { depth: held.depth + 1, since: Math.min(held.since, last.offeredAt) });
    } else if (last?.outcome === outcome.answered && last.talkEnd === 0 && last.agent !== 0)
      talking.add(last.agent);
  }
  const agents: Record<string, number> = {};
  const seats = reader.seats();
  for (const seat of seats) agents[seat.state] = (agents[seat.state] ?? 0) + 1;
  if (seats.length === 0 && talking.size > 0) agents['talking'] = talking.size;
  const sources = reader.sources();
  const ids = new Map(sources.map((source) => [source.code, source.id]));
  const texts = [...queues.keys()].map((code) => names.get(code)?.text);
  const rows = [...queues].map(([code, { depth, since }]) => {
    const name = names.get(code);
    const unique = texts.filter((text) => text === name?.text).length === 1;
    const queue = unique ? (name?.text ?? '') : `${ids.get(name?.source ?? 0) ?? ''}:${name?.text ?? ''}`;
    return { queue, depth, longestWaitMs: depth === 0 ? 0 : at - since };
  });
  rows.sort((a, b) => (a.queue < b.queue ? -1 : 1));
  return {
    at,
    sources: sources.map(({ id, newest, missing }) => ({
      id,
      ageMs: newest === 0 ? null : Math.max(0, at - newest),
      missing,
      state: 'unknown',
    })),
    queues: rows,
    agents,
    rows,
  };
}
