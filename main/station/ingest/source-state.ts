import type { FeedCell } from '../../../shared/contract/topics.ts';
import { HEARTBEAT } from '../../../shared/contract/feed.ts';
import type { StationFrame } from '../../../shared/contract/feed.ts';
import type { FeedLink, FeedSession } from '../ports.ts';
import type { EpochRecord, SourceRecord } from './source-record.ts';

/** The station's side of one feed connection. */
export interface Session extends FeedSession {
  readonly link: FeedLink;
  source: SourceState | null;
  send(frame: StationFrame): void;
  /** Acknowledges what is committed. */
  ack(through: number): void;
  end(code: number, why: string): void;
}

/** Why a source is turned away, with its close code. */
export interface Rejection {
  code: (StationFrame & { t: 'reject' })['code'];
  why: string;
  close: number;
}

/** A source as known now: what is stored of it and how its connection does. */
export interface SourceState {
  record: SourceRecord;
  session: Session | null;
  /** Newest seq the source is known to have. */
  last: number;
  /** The source's own now by its newest ping, epoch ms; 0 = none since the start. */
  pingAt: number;
  /** Monotonic time at which `pingAt` came. */
  pingMono: number;
  skewMs: number | null;
  /** Monotonic time of the last frame; −Infinity before the first. */
  heardAt: number;
  /** How long it may be silent after that, ms (Infinity: as long as it likes); null: it has a heartbeat. */
  withinMs: number | null;
  /** Since when the state below holds, epoch ms of the station. */
  since: number;
  state: FeedCell['state'];
  /** Events committed since the last look, and the rate then (events a second). */
  counted: number;
  rate: number;
  /** Wall time at which a second source with the same id was refused; 0 = never. */
  conflictAt: number;
}

/** A source nothing was heard of since the station started. */
export function sourceState(record: SourceRecord, now: number): SourceState {
  return {
    record,
    session: null,
    last: 0,
    pingAt: 0,
    pingMono: 0,
    skewMs: null,
    heardAt: -Infinity,
    withinMs: null,
    since: now,
    state: 'down',
    counted: 0,
    rate: 0,
    conflictAt: 0,
  };
}

/** The epoch the source speaks now. */
export function epochOf(record: SourceRecord): EpochRecord {
  return record.epochs.find((epoch) => epoch.code === record.epoch)!;
}

/** How long a source has been silent beyond what it said of its silence, ms. @param mono now */
export function silentMs({ heardAt, withinMs }: SourceState, mono: number): number {
  return Math.max(0, mono - heardAt - (withinMs ?? 0));
}

/**
 * Those that tell how the floor is: sources with a heartbeat. One that is only heard when something happened says
 * nothing of the others' silence; where there are no others, it has to do.
 */
export function withHeartbeat(sources: readonly SourceState[]): readonly SourceState[] {
  const beating = sources.filter(({ withinMs }) => withinMs === null);
  return beating.length > 0 ? beating : sources;
}

/** How fresh a source is: connected, heard within 10 s, and at its own last event (protocol.md, Connection). */
export function feedState(source: SourceState, mono: number): FeedCell['state'] {
  if (!source.session) return 'down';
  if (silentMs(source, mono) > HEARTBEAT.staleMs) return 'stale';
  return behind(source) > 0 ? 'catchingUp' : 'live';
}

/** Events the source has and the station has not. What a recording will tell later has not happened by its own clock. */
export function behind(source: SourceState): number {
  if (source.record.clock === 'source') return 0;
  return source.record.epochs.length === 0 ? 0 : Math.max(0, source.last - (epochOf(source.record).next - 1));
}
