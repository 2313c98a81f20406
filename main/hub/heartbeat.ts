import { HEARTBEAT } from '../../shared/contract/feed.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import type { Wire } from '../../shared/contract/wire.ts';
import type { Clock } from '../station/ports.ts';

type ViewerWire = Wire<StationToViewerFrame, ViewerFrame>;

/**
 * The same wire with pings taken care of: pings every 5 s, answers the viewer's pings, and closes it after 15 s
 * of silence, because a dead peer's `close` may never come. Pings and pongs do not reach the reader.
 */
export function withHeartbeat(wire: ViewerWire, clock: Clock): ViewerWire {
  const kept: ViewerFrame[] = [];
  let reader: ((frame: ViewerFrame) => void) | undefined;
  let heard = clock.mono();
  let count = 0;
  let cancel = clock.after(HEARTBEAT.pingMs, beat);
  let closeReader: ((why: string) => void) | undefined;
  let closed: string | undefined;

  function beat(): void {
    if (clock.mono() - heard >= HEARTBEAT.deadMs) {
      wire.close(4408, 'silent for 15 s');
      return;
    }
    count += 1;
    wire.send({ t: 'ping', n: count, at: clock.now() });
    cancel = clock.after(HEARTBEAT.pingMs, beat);
  }
  function deliver(frame: ViewerFrame): void {
    if (reader === undefined) kept.push(frame);
    else reader(frame);
  }

  wire.onFrame((frame) => {
    heard = clock.mono();
    if (frame.t === 'ping') wire.send({ t: 'pong', n: frame.n, at: clock.now() });
    else if (frame.t !== 'pong') deliver(frame);
  });
  wire.onClose((why) => {
    cancel();
    closed = why;
    closeReader?.(why);
  });

  return {
    send: (frame) => wire.send(frame),
    onFrame(next) {
      reader = next;
      for (const frame of kept.splice(0)) next(frame);
    },
    onClose(next) {
      closeReader = next;
      if (closed !== undefined) next(closed);
    },
    close: (code, why) => wire.close(code, why),
  };
}
