import type { Hello } from '../../../shared/contract/feed.ts';
import { CLOSE } from '../../../shared/contract/feed.ts';
import type { SourceRecord } from './source-record.ts';
import type { Rejection, Session, SourceState } from './source-state.ts';
import { epochOf, sourceState } from './source-state.ts';

/** Sources a station keeps at most; a token that may name any id must not fill the database with them. */
const MAX_SOURCES = 1000;

/** After this long (ms) without a connection a source is no longer shown. */
const GONE_MS = 86_400_000;

/** All sources ever heard of, and who may speak for which now. */
export interface Registry {
  all(): SourceState[];
  /** Those that still belong to the centre: a source gone for a day is history, not a fault. */
  shown(): SourceState[];
  byId(id: string): SourceState | undefined;
  attach(session: Session, hello: Hello, now: number): SourceState | Rejection;
}

/** Sources known from the archive and those to come. */
export function createRegistry(records: readonly SourceRecord[], now: () => number): Registry {
  const byId = new Map(records.map((record) => [record.id, sourceState(record, now())]));
  let nextSource = Math.max(0, ...records.map((record) => record.code)) + 1;
  let nextEpoch = Math.max(0, ...records.flatMap((record) => record.epochs.map((epoch) => epoch.code))) + 1;

  function attach(session: Session, hello: Hello, time: number): SourceState | Rejection {
    const rejection = check(byId, session, hello);
    if (rejection) return rejection;
    const state = byId.get(hello.source) ?? make(hello, time);
    const { record } = state;
    const held = state.session;
    if (held && epochOf(record).id !== hello.epoch) {
      state.conflictAt = time;
      return conflict(`source ${hello.source} is already connected with another outbox (epoch)`);
    }
    let epoch = record.epochs.find((each) => each.id === hello.epoch);
    if (epoch && epoch.next > hello.last + 1) {
      return conflict(
        `the station has events up to ${epoch.next - 1}, the source only up to ${hello.last}: its outbox was set back`,
      );
    }
    if (!epoch) record.epochs.push((epoch = { code: nextEpoch++, id: hello.epoch, next: 1 }));
    if (record.epoch !== epoch.code) state.last = 0;
    Object.assign(record, {
      epoch: epoch.code,
      name: hello.name ?? record.name,
      clock: hello.clock,
      acw: hello.acw,
      agentStates: hello.agentStates,
      simulated: hello.simulated,
    });
    held?.end(CLOSE.superseded, 'superseded by a newer connection of the same source');
    state.session = session;
    state.last = Math.max(state.last, hello.last);
    return state;
  }

  function make(hello: Hello, time: number): SourceState {
    const state = sourceState(newRecord(nextSource++, hello), time);
    byId.set(hello.source, state);
    return state;
  }

  const shown = (): SourceState[] =>
    [...byId.values()].filter((each) => each.state !== 'down' || now() - each.since < GONE_MS);
  return { all: () => [...byId.values()], shown, byId: (id) => byId.get(id), attach };
}

/** Why a source may not speak here at all; null when it may. */
function check(byId: ReadonlyMap<string, SourceState>, session: Session, hello: Hello): Rejection | null {
  const { allowed } = session.link;
  if (hello.v !== 1)
    return {
      code: 'version',
      why: `this station speaks version 1, the source ${hello.v}`,
      close: CLOSE.version,
    };
  if (allowed !== null && !allowed.includes(hello.source)) {
    return {
      code: 'unauthorized',
      why: `this token may not speak for source ${hello.source}`,
      close: CLOSE.unauthorized,
    };
  }
  const other = [...byId.values()].find(
    (each) => each.session && each.record.id !== hello.source && each.record.clock !== hello.clock,
  );
  if (other)
    return conflict(
      `source ${other.record.id} runs on ${other.record.clock} time; live and replayed sources are not mixed`,
    );
  if (!byId.has(hello.source) && byId.size >= MAX_SOURCES)
    return { code: 'busy', why: `${MAX_SOURCES} sources are known already`, close: CLOSE.busy };
  return null;
}

/** What is kept of a source that was never heard before. */
export function newRecord(code: number, hello: Hello): SourceRecord {
  return {
    code,
    id: hello.source,
    name: hello.name ?? '',
    clock: hello.clock,
    acw: hello.acw,
    agentStates: hello.agentStates,
    simulated: hello.simulated,
    epoch: 0,
    epochs: [],
    newest: 0,
    newestEvent: 0,
    judged: 0,
    missing: 0,
    quarantined: 0,
    duplicates: 0,
    late: 0,
    snapshot: null,
  };
}

function conflict(why: string): Rejection {
  return { code: 'conflict', why, close: CLOSE.conflict };
}
