import { describe, expect, it } from 'vitest';
import { stationFrameSchema } from '../../../../shared/contract/feed.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryLink } from '../testing/memory-link.ts';
import { memoryOutbox } from './memory-outbox.ts';
import type { SourceOptions } from './source-session.ts';
import { openSource } from './source-session.ts';

function event(n: number, text = '') {
  return { type: 'contact.ivrLeft', time: 1000 + n, data: { contact: `c${n}${text}` } };
}

/** A source with `count` events on a connection that a test plays the station of. */
function setUp(count: number, more: Partial<SourceOptions> = {}) {
  const clock = manualClock();
  const outbox = memoryOutbox({ epoch: 'e1' });
  if (count > 0) outbox.append(Array.from({ length: count }, (_, n) => event(n + 1)));
  const link = memoryLink();
  const session = openSource(link, { facts: { source: 'pbx-1' }, outbox, clock, ...more });
  const hear = (frame: object) => session.onFrame(JSON.stringify(frame));
  const welcome = (resume = 1, window = 20_000) =>
    hear({ t: 'welcome', resume, window, now: 1, zone: 'UTC' });
  const batches = () => link.ofType('batch').map((frame) => [frame.from, (frame.events as unknown[]).length]);
  return { clock, outbox, link, session, hear, welcome, batches };
}

describe('a source on a connection', () => {
  it('says hello first and no event before it is welcomed', () => {
    const { link, welcome, batches } = setUp(3, { facts: { source: 'pbx-1', clock: 'source', acw: true } });
    expect(link.said).toEqual([
      { t: 'hello', v: 1, source: 'pbx-1', epoch: 'e1', first: 1, last: 3, clock: 'source', acw: true },
    ]);
    welcome();
    expect(batches()).toEqual([[1, 3]]);
    expect(link.texts.at(-1)).toContain(
      '{"seq":2,"type":"contact.ivrLeft","time":1002,"data":{"contact":"c2"}}',
    );
  });

  it('starts where the station wants it', () => {
    const { welcome, batches } = setUp(10);
    welcome(8);
    expect(batches()).toEqual([[8, 3]]);
  });

  it('keeps what the station wants no more until an ack says that it is on its disk', () => {
    const { outbox, hear, welcome } = setUp(10);
    welcome(8);
    expect(outbox.first).toBe(1);
    hear({ t: 'ack', through: 9, window: 20_000 });
    expect(outbox.first).toBe(10);
  });

  it('keeps no more events in flight than the window, and pauses at 0', () => {
    const { hear, welcome, batches } = setUp(1000);
    welcome(1, 300);
    expect(batches()).toEqual([
      [1, 250],
      [251, 50],
    ]);
    hear({ t: 'ack', through: 100, window: 300 });
    expect(batches().at(-1)).toEqual([301, 100]);
    hear({ t: 'ack', through: 400, window: 0 });
    expect(batches()).toHaveLength(3);
    hear({ t: 'ack', through: 400, window: 20_000 });
    expect(batches().slice(3)).toEqual([
      [401, 250],
      [651, 250],
      [901, 100],
    ]);
  });

  it('waits while the network does not take what was sent', () => {
    const { link, hear, welcome, batches } = setUp(1000);
    link.pending = 2 << 20;
    welcome();
    expect(batches()).toEqual([]);
    link.pending = 0;
    hear({ t: 'ack', through: 0, window: 20_000 });
    expect(batches()).toHaveLength(4);
  });

  it('sends what is appended in one go as one batch', async () => {
    const { outbox, welcome, batches } = setUp(0);
    welcome();
    for (let n = 1; n <= 5; n += 1) outbox.append([event(n)]);
    expect(batches()).toEqual([]);
    await Promise.resolve();
    expect(batches()).toEqual([[1, 5]]);
  });

  it('rewinds once to a nack, however many of the batches under way are refused', () => {
    const { clock, hear, welcome, batches } = setUp(1000);
    welcome();
    hear({ t: 'nack', expect: 101 });
    hear({ t: 'nack', expect: 101 });
    hear({ t: 'nack', expect: 101 });
    expect(batches().slice(4)).toEqual([
      [101, 250],
      [351, 250],
      [601, 250],
      [851, 150],
    ]);
    // A refusal that was not a late echo is answered at the next ping.
    clock.pass(5_000);
    expect(batches().slice(8)).toEqual([
      [101, 250],
      [351, 250],
      [601, 250],
      [851, 150],
    ]);
    hear({ t: 'ack', through: 1000, window: 20_000 });
    hear({ t: 'nack', expect: 101 });
    clock.pass(5_000);
    expect(batches()).toHaveLength(12);
  });

  it('says what it lost before it goes on, without using up the window', () => {
    const outbox = memoryOutbox({ epoch: 'e1', most: 5 });
    outbox.append(Array.from({ length: 12 }, (_, n) => event(n + 1)));
    outbox.gap('acd-disconnected');
    outbox.append([event(14)]);
    const { link, welcome } = setUp(0, { outbox });
    expect(link.said[0]).toMatchObject({ first: 10, last: 14 });
    welcome(3, 4);
    expect(link.said.filter((frame) => frame.t !== 'ping').slice(1)).toMatchObject([
      { t: 'gap', from: 3, to: 9, why: 'outbox-full' },
      { t: 'batch', from: 10, events: [{ seq: 10 }, { seq: 11 }, { seq: 12 }] },
      { t: 'gap', from: 13, to: 13, why: 'acd-disconnected' },
      { t: 'batch', from: 14, events: [{ seq: 14 }] },
    ]);
  });

  it('turns a single event that no frame can hold into a gap', () => {
    const outbox = memoryOutbox({ epoch: 'e1' });
    outbox.append([event(1), event(2, '话'.repeat(400_000)), event(3)]);
    const { link, welcome } = setUp(0, { outbox });
    welcome();
    const sent = link.said
      .filter((frame) => frame.t === 'batch' || frame.t === 'gap')
      .map((frame) => [frame.t, frame.from]);
    expect(sent).toEqual([
      ['batch', 1],
      ['gap', 2],
      ['batch', 3],
    ]);
  });

  it('keeps a frame near 256 Ki characters', () => {
    const outbox = memoryOutbox({ epoch: 'e1' });
    outbox.append(Array.from({ length: 250 }, (_, n) => event(n + 1, 'x'.repeat(5000))));
    const { link, welcome } = setUp(0, { outbox });
    welcome();
    for (const text of link.texts) expect(text.length).toBeLessThan(256 * 1024 + 5200);
    expect(link.ofType('batch').flatMap((frame) => frame.events)).toHaveLength(250);
  });

  it('stops with a conflict when the station is ahead of this outbox', () => {
    const rejects: string[] = [];
    const { link, welcome } = setUp(3, { onReject: (code, why) => rejects.push(`${code}: ${why}`) });
    welcome(5);
    expect(rejects).toEqual(['conflict: the station wants seq 5, but this outbox ends at 3']);
    expect(link.closes).toHaveLength(1);
  });

  it.each([
    ['an ack of what was never sent', '{"t":"ack","through":4,"window":9}'],
    ['a nack beyond what was sent', '{"t":"nack","expect":5}'],
    ['text that is not JSON', '{"t":'],
    ['a frame with a member missing', '{"t":"ack"}'],
  ])('hangs up on %s', (_name, text) => {
    const { link, session, welcome } = setUp(3);
    welcome();
    session.onFrame(text);
    expect(link.closes).toMatchObject([{ code: 1002 }]);
  });

  it('passes over frames of types it does not know', () => {
    const { link, hear, welcome } = setUp(3);
    welcome();
    hear({ t: 'advice', text: 'from a later version' });
    expect(link.closes).toEqual([]);
  });

  it('reports faults of single events', () => {
    const faults: number[] = [];
    const { hear, welcome } = setUp(3, { onFault: (fault) => faults.push(fault.seq) });
    welcome();
    hear({ t: 'fault', seq: 2, code: 'invalid', why: 'x' });
    expect(faults).toEqual([2]);
  });
});

describe('the heartbeat', () => {
  it('pings every 5 s with the source’s own now and answers pings', () => {
    let now = 500;
    const { clock, link, hear, welcome } = setUp(0, { at: () => now });
    welcome();
    clock.pass(5_000);
    now = 900;
    clock.pass(5_000);
    expect(link.ofType('ping')).toEqual([
      { t: 'ping', n: 1, at: 500 },
      { t: 'ping', n: 2, at: 500 },
      { t: 'ping', n: 3, at: 900 },
    ]);
    hear({ t: 'ping', n: 77, at: 1 });
    expect(link.said.at(-1)).toEqual({ t: 'pong', n: 77, at: 900 });
    expect(stationFrameSchema.safeParse(link.said.at(-1)).success).toBe(true);
  });

  it('cuts a station that was silent for 15 s, and not one that speaks', () => {
    const { clock, link, hear, welcome } = setUp(0);
    welcome();
    clock.pass(14_000);
    hear({ t: 'pong', n: 1, at: 1 });
    clock.pass(14_999);
    expect(link.terminated).toBe(false);
    clock.pass(1);
    expect(link.terminated).toBe(true);
  });

  it('ends with the connection', () => {
    const { clock, session, outbox, batches, welcome } = setUp(0);
    welcome();
    session.onClose();
    outbox.append([event(1)]);
    expect(clock.timers()).toBe(0);
    expect(batches()).toEqual([]);
  });
});

describe('snapshots', () => {
  const floor = {
    at: 5000,
    queues: [{ queue: 'q' }],
    contacts: [],
    agents: Array.from({ length: 900 }, (_, n) => ({ agent: `a${n}`, state: 'ready' as const, since: 1 })),
  };

  it('follow the last event, in parts that together hold everything once', () => {
    const { link, hear, welcome } = setUp(30, { snapshot: () => floor });
    welcome(1, 10);
    expect(link.ofType('snapshot')).toEqual([]);
    hear({ t: 'ack', through: 10, window: 1000 });
    const parts = link.ofType('snapshot');
    expect(link.said.findIndex((frame) => frame.t === 'snapshot')).toBeGreaterThan(
      link.said.findLastIndex((frame) => frame.t === 'batch'),
    );
    expect(parts.map((part) => [part.asOf, part.at, part.part, part.parts])).toEqual([
      [30, 5000, 1, 3],
      [30, 5000, 2, 3],
      [30, 5000, 3, 3],
    ]);
    expect(parts.flatMap((part) => part.agents)).toEqual(floor.agents);
    expect(parts.flatMap((part) => part.queues)).toEqual(floor.queues);
  });

  it('are said again when they are due, even of an empty floor', async () => {
    let state: typeof floor | null = null;
    const { link, session, welcome } = setUp(0, { snapshot: () => state });
    welcome();
    expect(link.ofType('snapshot')).toEqual([]);
    state = { at: 7000, queues: [], contacts: [], agents: [] };
    session.snapshotDue();
    await Promise.resolve();
    expect(link.ofType('snapshot')).toEqual([{ t: 'snapshot', asOf: 0, part: 1, parts: 1, ...state }]);
  });
});
