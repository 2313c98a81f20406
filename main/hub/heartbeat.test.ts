import { describe, expect, it } from 'vitest';
import { memoryWire } from '../../shared/contract/memory-wire.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import type { Clock } from '../station/ports.ts';
import { withHeartbeat } from './heartbeat.ts';

/** A clock that moves only when told. */
function handClock(): Clock & { pass(ms: number): Promise<void> } {
  let mono = 0;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => 1_000_000 + mono,
    mono: () => mono,
    after(ms, run) {
      const timer = { at: mono + ms, run };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
    async pass(ms) {
      mono += ms;
      const due = timers.filter((timer) => timer.at <= mono);
      timers = timers.filter((timer) => timer.at > mono);
      for (const timer of due) timer.run();
      await new Promise((done) => setImmediate(done));
    },
  };
}

function connect() {
  const clock = handClock();
  const [station, viewer] = memoryWire<StationToViewerFrame, ViewerFrame>();
  const heard: StationToViewerFrame[] = [];
  viewer.onFrame((frame) => heard.push(frame));
  return { clock, wire: withHeartbeat(station, clock), viewer, heard };
}

describe('the heartbeat of a viewer wire', () => {
  it('pings every 5 s and keeps a viewer that answers', async () => {
    const { clock, viewer, heard, wire } = connect();
    let closed = false;
    wire.onClose(() => (closed = true));
    for (let n = 1; n <= 10; n += 1) {
      await clock.pass(5_000);
      viewer.send({ t: 'pong', n, at: 0 });
      await clock.pass(0);
    }
    expect(heard).toHaveLength(10);
    expect(heard[9]).toEqual({ t: 'ping', n: 10, at: 1_050_000 });
    expect(closed).toBe(false);
  });

  it('closes the wire after 15 s of silence, and pings no more', async () => {
    const { clock, heard, wire } = connect();
    let why = '';
    wire.onClose((text) => (why = text));
    await clock.pass(5_000);
    await clock.pass(5_000);
    expect(why).toBe('');
    await clock.pass(5_000);
    expect(why).toBe('silent for 15 s');
    const before = heard.length;
    await clock.pass(60_000);
    expect(heard).toHaveLength(before);
  });

  it('answers pings itself and hands on everything else, also what came before the reader', async () => {
    const { clock, viewer, heard, wire } = connect();
    viewer.send({ t: 'ping', n: 7, at: 1 });
    viewer.send({ t: 'ack', n: 3 });
    await clock.pass(0);
    const read: ViewerFrame[] = [];
    wire.onFrame((frame) => read.push(frame));
    expect(heard).toEqual([{ t: 'pong', n: 7, at: 1_000_000 }]);
    expect(read).toEqual([{ t: 'ack', n: 3 }]);
  });
});
