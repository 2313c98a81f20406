import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../../../shared/model/fault.ts';
import type { Clock, Log } from '../../../station/ports.ts';
import type { SourceConnection } from '../source/connect-source.ts';
import { connectSource } from '../source/connect-source.ts';
import { sqliteOutbox } from '../source/sqlite-outbox.ts';
import type { AsteriskSettings } from './asterisk-source.ts';
import { asteriskFacts, AsteriskSource } from './asterisk-source.ts';
import { memoFile } from './memo.ts';
import { outboxSink } from './sink.ts';

export interface RunAsteriskOptions {
  settings: AsteriskSettings;
  siteKey: string;
  /** Folder for the outbox and the memo of this source; made when it is not there. */
  folder: string;
  /** The station: `ws://127.0.0.1:8138/feed`. */
  url: string;
  token?: string | undefined;
  /** IANA zone of the PBX, for the hello; the settings' own wins. */
  zone: string;
  clock: Clock;
  log: Log;
  /** What people have to know about the PBX's side; the whole list at every change. */
  onFaults: (faults: Fault[]) => void;
  random?: () => number;
}

export interface RunningAsterisk {
  source: AsteriskSource;
  /** Entries that the station has not committed yet. */
  unsent(): number;
  /** Tells what was held, remembers everything, and hangs up. */
  stop(): Promise<void>;
}

/**
 * Runs one Asterisk as a source of a station: AMI and `queue_log` into a durable outbox, the outbox over the
 * station's own WebSocket. Throws when the folder cannot be written or holds the data of a newer version.
 */
export function runAsterisk(options: RunAsteriskOptions): RunningAsterisk {
  const { settings, clock } = options;
  mkdirSync(options.folder, { recursive: true });
  const name = encodeURIComponent(settings.id);
  const outbox = sqliteOutbox({ file: join(options.folder, `${name}.outbox.sqlite`) });
  let connection: SourceConnection | null = null;
  let acked = 0;
  const source = new AsteriskSource({
    ...options,
    sink: outboxSink(outbox, () => connection?.snapshotDue()),
    memo: memoFile(join(options.folder, `${name}.memo.json`)),
  });
  connection = connectSource({
    url: options.url,
    token: options.token,
    facts: { source: settings.id, zone: settings.zone ?? options.zone, ...asteriskFacts },
    outbox,
    clock,
    snapshot: () => source.state(),
    onAck: (through) => {
      acked = through;
    },
    onFault: ({ seq, code, why }) =>
      options.log.warn('the station put an event of Asterisk into quarantine', {
        source: settings.id,
        seq,
        code,
        why,
      }),
    onStop: (error) =>
      options.log.error('the Asterisk source was given up', { source: settings.id, why: error.message }),
    ...(options.random ? { random: options.random } : {}),
  });
  source.start();
  return {
    source,
    unsent: () => outbox.last - acked,
    async stop() {
      source.stop();
      await connection?.close();
      outbox.close();
    },
  };
}
