import { afterEach, describe, expect, test } from 'vitest';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';
import { memoryLink } from '../feeds/testing/memory-link.ts';

let rig: Rig;
afterEach(() => rig.close());

const start = Date.UTC(2026, 4, 18, 9);
const queued = (contact: string, time = start): object => ({
  type: 'contact.queued',
  time,
  data: { contact, queue: 'sales' },
});
const closes = (link: ReturnType<typeof memoryLink>): number[] => link.closes.map(({ code }) => code);
const feed = (id = 'pbx') => rig.station.health().feeds.find((each) => each.id === id);

describe('the sequence', () => {
  test('hello is welcomed with what is wanted next, batches are acknowledged after the commit only', () => {
    rig = stationRig({ settings: { zone: 'Asia/Shanghai' } });
    const source = rig.source({ last: 2 });
    expect(source.welcome).toMatchObject({ resume: 1, window: 20_000, now: start, zone: 'Asia/Shanghai' });
    source.events(queued('c1'), queued('c2'));
    expect(source.link.ofType('ack')).toEqual([]);
    rig.commit();
    expect(source.link.ofType('ack')).toEqual([{ t: 'ack', through: 2, window: 20_000 }]);
    source.close();
    rig.restart();
    expect(rig.source({ last: 2 }).welcome).toMatchObject({ resume: 3 });
  });

  test('a batch that is known already counts nothing and is acknowledged again; one that overlaps counts its rest', () => {
    rig = stationRig();
    const source = rig.source({ last: 3 });
    source.events(queued('c1'), queued('c2'));
    rig.commit();
    source.send({ t: 'batch', from: 1, events: [queued('c1'), queued('c2')] });
    rig.commit();
    expect(source.link.ofType('ack')).toHaveLength(2);
    source.send({ t: 'batch', from: 2, events: [queued('c2'), queued('c3')] });
    rig.commit();
    expect(source.acked()).toBe(3);
    expect(rig.station.health().events).toMatchObject({ committed: 3, duplicates: 3 });
    expect(rig.rows({ from: start, to: start + 900_000 })[0]).toMatchObject({ offered: 3 });
  });

  test('a hole is answered with nack and nothing of that batch is taken', () => {
    rig = stationRig();
    const source = rig.source({ last: 5 });
    source.send({ t: 'batch', from: 3, events: [queued('c3')] });
    expect(source.link.ofType('nack')).toEqual([{ t: 'nack', expect: 1 }]);
    source.send({ t: 'gap', from: 4, to: 5, why: 'x' });
    expect(source.link.ofType('nack')).toHaveLength(2);
    rig.commit();
    expect(rig.station.health().events).toMatchObject({ committed: 0, gaps: 0 });
  });

  test('a gap is stored and shown, only its unknown part is missing, and the next seq comes after it', () => {
    rig = stationRig();
    const source = rig.source({ last: 20 });
    source.events(queued('c1'), queued('c2'));
    source.send({ t: 'gap', from: 1, to: 10, why: 'outbox-full' });
    rig.commit();
    expect(source.acked()).toBe(10);
    expect(feed()).toMatchObject({ missing: 8 });
    source.send({ t: 'gap', from: 3, to: 9, why: 'outbox-full' });
    rig.commit();
    expect(source.link.ofType('ack').at(-1)).toMatchObject({ through: 10 });
    expect(feed()).toMatchObject({ missing: 8 });
    expect(rig.station.health().faults).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'feed-gap' })]),
    );
    expect(rig.verify().differences).toEqual([]);
  });

  test('events of one epoch keep their cursor when the source comes with another before the commit', () => {
    rig = stationRig();
    const first = rig.source({ epoch: 'e1', last: 1 });
    first.events(queued('c1'));
    first.close();
    rig.source({ epoch: 'e2', last: 1 }).events(queued('c2'));
    rig.commit();
    rig.crash();
    expect(rig.source({ epoch: 'e1', last: 1 }).welcome).toMatchObject({ resume: 2 });
    expect(rig.verify().differences).toEqual([]);
  });
});

describe('who may speak', () => {
  test('the same outbox on a newer connection takes over from the older one', () => {
    rig = stationRig();
    const old = rig.source({ last: 1 });
    const fresh = rig.source({ last: 1 });
    expect(closes(old.link)).toEqual([4410]);
    expect(fresh.welcome).toBeDefined();
    old.close();
    expect(feed()?.state).not.toBe('down');
  });

  test('another outbox under the same id is a conflict: refused, shown, never mixed', () => {
    rig = stationRig();
    const first = rig.source({ epoch: 'e1', last: 1 });
    const other = rig.source({ epoch: 'e2', last: 1 });
    expect([other.link.ofType('reject')[0]?.code, closes(other.link), closes(first.link)]).toEqual([
      'conflict',
      [4409],
      [],
    ]);
    expect(rig.station.health().faults).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'source-conflict' })]),
    );
    first.close();
    expect(rig.source({ epoch: 'e2', last: 1 }).welcome).toMatchObject({ resume: 1 });
  });

  test('an outbox that was set back is a conflict', () => {
    rig = stationRig();
    const source = rig.source({ last: 3 });
    source.events(queued('c1'), queued('c2'), queued('c3'));
    rig.commit();
    source.close();
    expect(closes(rig.source({ last: 1 }).link)).toEqual([4409]);
    expect(rig.source({ last: 2, epoch: 'e1' }).link.ofType('reject')[0]).toMatchObject({ code: 'conflict' });
  });

  test('live and replayed sources are not mixed', () => {
    rig = stationRig();
    const live = rig.source({ last: 0 });
    const replay = { source: 'replay', clock: 'source', last: 0 };
    expect(closes(rig.source(replay).link)).toEqual([4409]);
    live.close();
    expect(rig.source(replay).welcome).toBeDefined();
  });

  test.each<[string, object, string, number]>([
    ['another version', { v: 2 }, 'version', 4406],
    ['no epoch', { epoch: undefined }, 'schema', 4400],
    ['a last seq that is none', { last: -1 }, 'schema', 4400],
  ])('%s is rejected', (_name, hello, code, close) => {
    rig = stationRig();
    const { link } = rig.source(hello);
    expect([link.ofType('reject')[0]?.code, closes(link)]).toEqual([code, [close]]);
  });

  test('a token speaks for its sources only', () => {
    rig = stationRig();
    const link = { ...memoryLink(), allowed: ['other'] };
    rig.station
      .openFeed(link)
      .onFrame(JSON.stringify({ t: 'hello', v: 1, source: 'pbx', epoch: 'e', first: 1, last: 0 }));
    expect([link.ofType('reject')[0]?.code, closes(link)]).toEqual(['unauthorized', [4401]]);
  });

  test.each([
    'no json',
    '{"t":"dance"}',
    '[]',
    '{"t":"batch","from":0,"events":[1]}',
    '{"t":"ping","n":1,"at":1e300}',
  ])('the frame %s is counted, kept and closes the connection', (text) => {
    rig = stationRig();
    const source = rig.source({ last: 0 });
    source.text(text);
    expect(closes(source.link)).toEqual([4400]);
    rig.commit();
    expect(rig.station.health().events).toMatchObject({ malformed: 1, quarantined: 1 });
  });
});

describe('quarantine', () => {
  test('what is wrong is told, counted and acknowledged, and the stream goes on', () => {
    rig = stationRig();
    const source = rig.source({ last: 5 });
    source.events(
      queued('c1'),
      { type: 'contact.danced', time: start, data: {} },
      queued('c2', start + 301_000),
      { type: 'contact.queued', time: start, data: {} },
      queued('c3'),
    );
    rig.commit();
    expect(source.link.ofType('fault').map(({ seq, code }) => [seq, code])).toEqual([
      [2, 'unknown-type'],
      [3, 'time'],
      [4, 'invalid'],
    ]);
    expect([source.acked(), feed()?.quarantined, rig.station.health().events.committed]).toEqual([5, 3, 2]);
    expect(rig.verify().differences).toEqual([]);
    rig.restart();
    expect(rig.station.health().events).toMatchObject({ committed: 2, quarantined: 3 });
  });
});

describe('signs of life', () => {
  test('a silent source is stale after 10 s and hung up on after 15 s; a closed one is down at once', () => {
    rig = stationRig();
    const source = rig.source({ last: 0 });
    expect(feed()?.state).toBe('live');
    rig.clock.pass(10_000);
    expect(feed()?.state).toBe('live');
    rig.clock.pass(1_000);
    expect(feed()?.state).toBe('stale');
    expect(rig.station.health().faults).toMatchObject([{ code: 'feed-silent' }]);
    rig.clock.pass(4_000);
    expect(closes(source.link)).toEqual([1001]);
    const again = rig.source({ last: 9 });
    expect(feed()).toMatchObject({ state: 'catchingUp', behind: 9 });
    again.close();
    expect(feed()?.state).toBe('down');
  });

  test('pings are answered and tell of a clock that is wrong, which makes the source no fresher', () => {
    rig = stationRig();
    const source = rig.source({ last: 0 });
    source.send({ t: 'ping', n: 3, at: start + 7_000 });
    expect(source.link.ofType('pong')).toEqual([{ t: 'pong', n: 3, at: start }]);
    expect(feed()).toMatchObject({ skewMs: 7_000, newest: start });
    expect(rig.station.health().faults).toMatchObject([{ code: 'clock-skew', params: { seconds: 7 } }]);
  });
});
