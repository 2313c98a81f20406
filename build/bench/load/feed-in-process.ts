import { defaultSettings } from '../../../shared/model/settings.ts';
import { openArchive } from '../../../main/adapters/archive/open-archive.ts';
import { systemClock } from '../../../main/adapters/system-clock.ts';
import { openStation } from '../../../main/station/station.ts';
import { batchText } from './frames.ts';
import type { CallFloor } from './call-floor.ts';

/** What is fed, and where to. */
export interface Filling {
  folder: string;
  floor: CallFloor;
  /** Time of the floor's beginning, epoch ms; events after `until` (ms on the floor's clock) are not taken. */
  start: number;
  until: number;
}

const BATCH = 500;
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };

/** Puts a floor's events through a whole station in this process, as a replayed source; gives how many there were. */
export async function feedInProcess({ folder, floor, start, until }: Filling): Promise<number> {
  const archive = openArchive(folder);
  const station = openStation({
    archive,
    clock: systemClock(),
    log: quiet,
    settings: defaultSettings,
    version: 'bench',
  });
  const { promise: finished, resolve, reject } = Promise.withResolvers<void>();
  let last = Infinity;
  let closing = false;
  const session = station.openFeed({
    allowed: null,
    peer: 'memory',
    close(code, why) {
      if (!closing) reject(new Error(`the station hung up: ${code} ${why}`));
    },
    send(text) {
      const frame: { t: string; through?: number } = JSON.parse(text);
      if (frame.t === 'ack' && frame.through! >= last) resolve();
      if (frame.t === 'fault' || frame.t === 'nack' || frame.t === 'reject') reject(new Error(text));
    },
  });
  const hello = {
    t: 'hello',
    v: 1,
    source: 'bench',
    epoch: 'first',
    first: 1,
    last: 0,
    clock: 'source',
    acw: true,
    agentStates: true,
  };
  session.onFrame(JSON.stringify(hello));
  let sent = 0;
  for (let at = 0; at < until; sent += BATCH) {
    const text = batchText(floor, sent + 1, BATCH, (when) => {
      at = when;
      return Math.floor(start + when);
    });
    if (at >= until) last = sent + BATCH;
    session.onFrame(text);
    await new Promise(setImmediate);
  }
  await finished;
  closing = true;
  station.close();
  archive.close();
  return sent;
}
