import { createZone } from '../../../../shared/time/zone-day.ts';
import { parseLocal } from '../../../../shared/time/parse-local.ts';
import type { Clock } from '../../../station/ports.ts';
import { systemClock } from '../../system-clock.ts';
import { uuidV5 } from '../replay/epoch.ts';
import { InputError } from '../replay/input-error.ts';
import { connectSource } from '../source/connect-source.ts';
import type { SourceConnection } from '../source/connect-source.ts';
import { memoryOutbox } from '../source/memory-outbox.ts';
import type { OutgoingEvent } from '../source/outbox.ts';
import { orAborted } from '../source/or-aborted.ts';
import type { HotlineOptions, Step } from './hotline.ts';
import { hotline } from './hotline.ts';
import { loadBank, loadProfile } from './load-profile.ts';
import { everybodyHome, past } from './past.ts';
import type { Profile } from './profile.ts';
import { pump } from './pump.ts';
import { openTruthFile } from './truth-file.ts';

export interface SimulateOptions {
  /** The station's `/feed`, ws or wss. */
  to: string;
  /** Name or file of the profile. */
  profile: string;
  seats?: number | undefined;
  /** Simulated seconds a second (> 0), or `max`: as fast as the station acknowledges. */
  speed: number | 'max';
  seed: number;
  /** Local time of the profile's zone, `YYYY-MM-DD[THH:MM[:SS]]`; now by default. */
  start?: string | undefined;
  /** Unit: simulated ms after which it ends; never by default. */
  forMs?: number | undefined;
  /**
   * What has been before it starts: the present begins `recent` ms earlier, and then today and as many whole days ago as
   * named are sent in the background. Not part of the truth.
   */
  before?: { recentMs: number; daysAgo: readonly number[] } | undefined;
  /** File that gets the truth. */
  truth?: string | undefined;
  source?: string | undefined;
  token?: string | undefined;
  giveUpMs?: number;
  clock?: Clock;
  signal?: AbortSignal;
}

export interface SimulateSummary {
  /** Acknowledged by the station. */
  events: number;
  /** Sent to quarantine by the station; always 0 unless something is wrong. */
  rejected: number;
}

/** Namespace of epochs of simulations (a random UUID, fixed for ever: the same simulation is the same epoch). */
const NAMESPACE = 'c1de1e5c-62f4-4c37-9d0a-4b3f1c2a9e77';
const PING_MS = 1_000;
const GIVE_UP_MS = 30_000;

/**
 * Runs a simulated hotline as a source of a station, with its own outbox. It starts when the station has welcomed it.
 * Resolves when the station has acknowledged everything up to the end.
 * @throws InputError for a profile or option at fault, SourceError when the station refuses or cannot be reached.
 */
export async function simulate(options: SimulateOptions): Promise<SimulateSummary> {
  const profile = loadProfile(options.profile);
  const run = runOf(options, profile);
  const truth = options.truth === undefined ? undefined : openTruthFile(options.truth);
  try {
    return await feed(options, profile, run, truth?.write);
  } finally {
    truth?.close();
  }
}

interface Run {
  clock: Clock;
  live: boolean;
  start: number;
  until: number;
  seats: number;
  epoch: string;
}

function runOf(options: SimulateOptions, profile: Profile): Run {
  const clock = options.clock ?? systemClock();
  const seats = options.seats ?? profile.seats;
  const asked = options.start === undefined ? clock.now() : timeOf(options.start, profile.zone);
  const start = asked - (options.before?.recentMs ?? 0);
  const about = JSON.stringify([profile, seats, options.seed, start]);
  return {
    clock,
    // Only what happens now and at its own pace may mix with real sources.
    live: options.speed === 1 && options.start === undefined && options.before === undefined,
    start,
    until: options.forMs === undefined ? Infinity : start + options.forMs,
    seats,
    epoch: uuidV5(NAMESPACE, about),
  };
}

function timeOf(text: string, zone: string): number {
  const parsed = parseLocal(createZone(zone), text);
  if (parsed.ms === undefined) throw new InputError(`--start: ${parsed.error}. Tip: times are in ${zone}`);
  return parsed.ms;
}

function hotlineOf(
  { seed }: SimulateOptions,
  profile: Profile,
  { start, until, seats, epoch }: Run,
  truth: HotlineOptions['truth'],
): HotlineOptions {
  const zone = createZone(profile.zone);
  return { profile, zone, bank: loadBank(), seats, seed, start, until, tag: epoch.slice(0, 6), truth };
}

function* presentOf(options: SimulateOptions, present: HotlineOptions): Generator<Step> {
  if (options.before !== undefined) yield* everybodyHome(present);
  yield* hotline(present);
}

/**
 * Today up to the start, and the days asked for, one after the other. Of those without the agents' states, a third of
 * all events, which nothing compares with.
 */
function* backlogOf(options: SimulateOptions, profile: Profile, run: Run): Generator<OutgoingEvent> {
  const zone = createZone(profile.zone);
  const { date } = zone.dayOf(run.start);
  for (const ago of options.before === undefined ? [] : [0, ...options.before.daysAgo]) {
    const { start, end } = zone.dayByDate(zone.shiftDay(date, -ago));
    const stretch = hotlineOf(options, profile, run, undefined);
    const until = Math.min(end, run.start);
    // Other callers every day, but the same agents.
    const other = { seed: options.seed + ago, tag: `${stretch.tag}.${ago}` };
    if (until <= start) continue;
    for (const event of past({ ...stretch, ...other, start, until, ordersUntil: run.start }))
      if (ago === 0 || event.type !== 'agent.state') yield event;
  }
}

async function feed(
  options: SimulateOptions,
  profile: Profile,
  run: Run,
  truth: HotlineOptions['truth'],
): Promise<SimulateSummary> {
  const { clock, live, start, until, epoch } = run;
  const outbox = memoryOutbox({ epoch });
  const rejected = new Set<number>();
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const engine = pump({
    steps: presentOf(options, hotlineOf(options, profile, run, truth)),
    outbox,
    clock,
    speed: options.speed,
    start,
    until,
    backlog: backlogOf(options, profile, run),
    ahead: options.before?.recentMs ?? 0,
    running: live,
    onCut: (ms) => line.cut(options.speed === 'max' ? 0 : ms / options.speed),
    onEnd: () => resolve(undefined),
  });
  const source = options.source ?? `sim-${profile.name}`;
  const line = cuttableLine(clock, () =>
    connectSource({
      url: options.to,
      token: options.token,
      facts: {
        source,
        zone: profile.zone,
        name: profile.title,
        clock: live ? 'live' : 'source',
        acw: true,
        agentStates: true,
        simulated: true,
      },
      outbox,
      clock,
      at: engine.at,
      pingMs: PING_MS,
      giveUpMs: options.giveUpMs ?? GIVE_UP_MS,
      onWelcome: () => engine.begin(),
      onFault: (fault) => rejected.add(fault.seq),
      onAck: engine.acked,
      onStop: reject,
    }),
  );
  try {
    await orAborted(promise, options.signal);
    line.ping();
    return { events: outbox.last, rejected: rejected.size };
  } finally {
    engine.stop();
    await line.close();
  }
}

/** A connection that an incident can cut for a while; the outbox goes on. */
function cuttableLine(clock: Clock, dial: () => SourceConnection) {
  let line: SourceConnection | null = dial();
  let cancel: (() => void) | null = null;
  return {
    /** @param ms real time until it dials again */
    cut(ms: number): void {
      const before = line;
      line = null;
      void before?.close();
      cancel?.();
      cancel = clock.after(ms, () => (line = dial()));
    },
    ping: () => line?.ping(),
    async close(): Promise<void> {
      cancel?.();
      await line?.close();
    },
  };
}
