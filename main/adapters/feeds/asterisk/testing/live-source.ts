import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewEvent } from '../../../../../shared/model/event.ts';
import type { Fault } from '../../../../../shared/model/fault.ts';
import type { SnapshotState } from '../../source/snapshot-parts.ts';
import { manualClock } from '../../testing/manual-clock.ts';
import type { AsteriskSettings } from '../asterisk-source.ts';
import { AsteriskSource } from '../asterisk-source.ts';
import { memoFile } from '../memo.ts';
import type { EventSink } from '../sink.ts';
import type { Recorded } from './replay-pbx.ts';
import { replayPbx } from './replay-pbx.ts';
import type { KnownAt } from './tally.ts';

/** A log nobody reads. */
export const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What a source said while a recording was played to it. */
export interface Played {
  /** Events and snapshots in the order in which they were said. */
  said: (NewEvent | KnownAt)[];
  events: NewEvent[];
  snapshots: SnapshotState[];
  gaps: string[];
  faults: Fault[];
}

/** Plays a recording over TCP to a new source, whose files are in `folder`; `log` = lines of queue_log that grow beside it. */
export async function playThrough(
  recording: readonly Recorded[],
  how: { folder: string; log: readonly string[] | null; userEvents?: AsteriskSettings['userEvents'] },
): Promise<Played> {
  const file = join(how.folder, 'queue_log');
  writeFileSync(file, '');
  const pbx = await replayPbx(recording, how.log ? { file, lines: how.log } : null);
  const clock = manualClock((recording[0]?.at ?? 0) - 1000);
  const played: Played = { said: [], events: [], snapshots: [], gaps: [], faults: [] };
  const sink: EventSink = {
    append(events) {
      played.said.push(...events);
      return played.events.push(...events);
    },
    gap: (why) => void played.gaps.push(why),
    snapshotDue() {
      const state = source.state();
      if (state === null) return;
      played.snapshots.push(state);
      played.said.push({
        type: 'snapshot',
        time: state.at,
        contacts: new Set(state.contacts.map((one) => one.contact)),
      });
    },
    after: () => [],
    get last() {
      return played.events.length;
    },
  };
  const settings: AsteriskSettings = {
    id: 'pbx',
    kind: 'asterisk',
    host: '127.0.0.1',
    port: pbx.port,
    user: 'wall',
    secret: 's',
  };
  const source = new AsteriskSource({
    settings: {
      ...settings,
      ...(how.log ? { queueLog: file } : {}),
      ...(how.userEvents ? { userEvents: how.userEvents } : {}),
    },
    siteKey: 'key',
    sink,
    memo: memoFile(join(how.folder, 'memo')),
    clock,
    log: quiet,
    random: () => 0.1,
    onFaults(faults) {
      played.faults = faults;
    },
  });
  source.start();
  const isDown = (): boolean => played.faults.some((fault) => fault.code === 'asterisk-away');
  await pbx.play({ clock, received: () => source.received, isDown });
  source.stop();
  pbx.close();
  return played;
}
