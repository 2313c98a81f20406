import type { ArchiveState } from '../archive-port.ts';
import type { Clock } from '../ports.ts';
import { paceMeter } from './pace-meter.ts';
import type { Registry } from './registry.ts';
import type { SourceState } from './source-state.ts';

/** A clock more than this far from ours is told to the people (ms, alerts.md clock-skew). */
export const SKEW_MS = 2_000;

/** The centre's now: the wall clock, or the time that replayed and simulated sources bring (protocol.md, Clock). */
export interface CentreClock {
  mode(): 'live' | 'source';
  /** Epoch ms. */
  now(): number;
  /** How fast it runs against real time: 1 live, N in a replay. */
  pace(): number;
  /** Is its pace known? That of a replay is after its second ping, and as long as it is there. */
  isPaced(): boolean;
  /** Newest event time committed or seen, epoch ms; 0 = none. */
  newest(): number;
  saw(source: SourceState, time: number): void;
  pinged(source: SourceState, at: number): void;
  left(source: SourceState): void;
}

/** Starts in the mode the station stopped in, so that an ended replay still shows its own day. */
export function createCentreClock(clock: Clock, registry: Registry, state: ArchiveState): CentreClock {
  let mode: 'live' | 'source' = state.totals['sourceClock'] === 1 ? 'source' : 'live';
  let newest = state.newest;
  const pace = paceMeter();

  function settle(source: SourceState): void {
    mode = source.record.clock;
    // The time of a replay is its own: the newest live event says nothing of it, nor the other way round.
    newest = 0;
    pace.reset();
  }

  return {
    mode: () => mode,
    now: () => (mode === 'live' ? clock.now() : newest),
    pace: () => (mode === 'live' ? 1 : registry.all().some((source) => source.session) ? pace.read() : 0),
    isPaced: () =>
      mode === 'live' || (pace.isKnown() && registry.all().some((source) => source.session !== null)),
    newest: () => newest,
    saw(source, time) {
      if (source.record.clock !== mode) settle(source);
      newest = Math.max(newest, time);
    },
    pinged(source, at) {
      if (source.record.clock !== mode) settle(source);
      source.pingAt = at;
      source.pingMono = clock.mono();
      // A source whose clock runs ahead is not fresher for it.
      const sourceNow = mode === 'live' ? Math.min(at, clock.now()) : at;
      source.record.newest = Math.max(source.record.newest, Math.floor(sourceNow));
      if (mode === 'live') source.skewMs = Math.round(at - clock.now());
      else {
        newest = Math.max(newest, Math.floor(at));
        pace.note(at, clock.mono());
      }
    },
    left(source) {
      source.skewMs = null;
    },
  };
}
