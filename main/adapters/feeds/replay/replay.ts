import type { Clock } from '../../../station/ports.ts';
import { systemClock } from '../../system-clock.ts';
import { connectSource } from '../source/connect-source.ts';
import { orAborted } from '../source/or-aborted.ts';
import type { Dialect } from './dialect.ts';
import { dialectByName } from './dialects.ts';
import { InputError } from './input-error.ts';
import { pacer } from './pacer.ts';
import { prepareRecording } from './prepare-recording.ts';
import { isZone } from './zone-name.ts';

export interface ReplayOptions {
  /** The station's `/feed`, ws or wss. */
  to: string;
  /** Name or file of the mapping; `events` for JSON lines. */
  mapping: string;
  /** Recorded seconds a second (> 0), or `max`. */
  speed: number | 'max';
  /** Source id; the mapping's name by default. */
  source?: string | undefined;
  /** IANA zone of local times; the mapping's, else the station's by default. */
  zone?: string | undefined;
  token?: string | undefined;
  /** Key with which caller numbers are made into opaque tokens. */
  siteKey: string;
  /** Recorded time (epoch ms) before which everything goes at full speed. */
  startAt?: number | undefined;
  /** Unit: ms without a station after which the replay fails, while none has answered yet. */
  giveUpMs?: number;
  clock?: Clock;
  signal?: AbortSignal;
  onProgress?: (progress: { file: string; acked: number; of: number }) => void;
}

/** `events` = events the station has, also those of an earlier replay of the same file; `rejected` = rows and events in quarantine. */
export interface ReplaySummary {
  files: number;
  events: number;
  rejected: number;
}

/** Unit: ms between pings: they carry the recorded now, by which the wall's clock goes. */
const PING_MS = 1_000;
const GIVE_UP_MS = 30_000;
/** Unit: ms that the next file of the same source waits for the station to notice that the one before is gone. */
const HANDOVER_MS = 20_000;

/**
 * Feeds recorded files to a station as a source with clock `source`, one file after the other, each its own epoch.
 * Resolves when the station has acked all of it.
 * @throws InputError for a file, mapping or option at fault, SourceError when the station refuses or cannot be reached.
 */
export async function replay(files: readonly string[], options: ReplayOptions): Promise<ReplaySummary> {
  if (files.length === 0) throw new InputError('no file to replay. Tip: name at least one');
  if (options.zone !== undefined && !isZone(options.zone))
    throw new InputError(`"${options.zone}" is not an IANA time zone. Tip: e.g. Asia/Shanghai`);
  if (options.speed !== 'max' && !(options.speed > 0))
    throw new InputError(`speed ${options.speed} is not above 0. Tip: e.g. 1, 60 or max`);
  const dialect = dialectByName(options.mapping);
  const summary: ReplaySummary = { files: 0, events: 0, rejected: 0 };
  for (const file of files) {
    const done = await replayFile(file, dialect, options, summary.files > 0 ? HANDOVER_MS : 0);
    summary.files += 1;
    summary.events += done.events;
    summary.rejected += done.rejected;
  }
  return summary;
}

/** One file, one epoch, one connection. */
async function replayFile(
  file: string,
  dialect: Dialect,
  options: ReplayOptions,
  conflictMs: number,
): Promise<Omit<ReplaySummary, 'files'>> {
  const clock = options.clock ?? systemClock();
  const prepared = await prepareRecording(file, dialect, options);
  const { outbox } = prepared;
  const quarantined = new Set<number>();
  const summary = () => {
    for (const seq of prepared.invalidSeqs()) quarantined.add(seq);
    return { events: outbox.last - quarantined.size, rejected: quarantined.size };
  };
  if (outbox.last === 0) return summary();
  const pace = pacer({ outbox, clock, speed: options.speed, startAt: options.startAt });
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const connection = connectSource({
    url: options.to,
    token: options.token,
    facts: { source: options.source ?? dialect.name, clock: 'source', name: dialect.name, ...prepared.facts },
    outbox,
    clock,
    at: pace.at,
    pingMs: PING_MS,
    giveUpMs: options.giveUpMs ?? GIVE_UP_MS,
    conflictMs,
    onWelcome(welcome) {
      const problem = prepared.useStationZone(welcome.zone);
      // Without `begin` nothing is let out, least of all in the wrong zone.
      if (problem === null) pace.begin(welcome.resume);
      else reject(problem);
    },
    onFault: (fault) => quarantined.add(fault.seq),
    onAck(through) {
      options.onProgress?.({ file, acked: through, of: outbox.last });
      pace.acked(through);
      if (through >= outbox.last) resolve(undefined);
    },
    onStop: reject,
  });
  try {
    await orAborted(promise, options.signal);
    // The recorded now at the end, so that the wall stands at the last event and not up to a second before it.
    connection.ping();
    return summary();
  } finally {
    pace.stop();
    await connection.close();
  }
}
