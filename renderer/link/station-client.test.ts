import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Topic } from '../../shared/contract/topics.ts';
import { type StationToViewerFrame, type TopicDelta, VIEWER_VERSION } from '../../shared/contract/viewer.ts';
import { station } from '../testing/wall-states.ts';
import { StationClient } from './station-client.ts';
import { settle, TestPage } from './testing-ports.fixture.ts';

const topics = ['station', 'faults', 'depth', 'stamps'] as const satisfies Topic[];
const cell = (start: number, depth = 0) => ({ start, depthMax: depth, depthEnd: depth });
const delta = (n: number, changes: TopicDelta): StationToViewerFrame => ({
  t: 'delta',
  n,
  topics: { depth: changes },
});
const kinds = (page: TestPage) => page.far.heard.map(({ t }) => t);
const acks = (page: TestPage) => page.far.heard.flatMap((frame) => (frame.t === 'ack' ? [frame.n] : []));

/** A client that was welcomed and has painted a first snapshot. */
async function connected(depth: Record<string, unknown> = { a: cell(1) }) {
  const page = new TestPage();
  const client = new StationClient(page, topics);
  client.start();
  await welcome(page, { depth });
  return { page, client };
}

async function welcome(
  page: TestPage,
  values: Partial<Record<Topic, Record<string, unknown>>>,
  epoch = 'e1',
) {
  await settle();
  page.far.wire.send({ t: 'welcome', v: VIEWER_VERSION, epoch, now: page.time });
  page.far.wire.send({
    t: 'snapshot',
    n: 1,
    topics: { station: { station: station({ now: page.time }) }, faults: {}, ...values },
  });
  await page.show();
}

describe('StationClient', () => {
  it('says hello, follows after the welcome, and is live once the snapshot is painted', async () => {
    const page = new TestPage();
    const client = new StationClient(page, topics);
    client.start();
    await settle();
    expect(kinds(page)).toEqual(['hello']);
    expect(client.link.value).toEqual({ phase: 'connecting', failures: 0 });
    await welcome(page, { depth: { a: cell(1) } });
    expect(page.far.heard).toContainEqual({ t: 'follow', topics: [...topics] });
    expect(client.link.value).toEqual({ phase: 'live' });
    expect(client.topic('depth').value).toEqual({ a: cell(1) });
  });

  it('acknowledges after the paint and a rest, not after the drawing', async () => {
    const { page, client } = await connected();
    page.far.wire.send(delta(2, { set: { b: cell(2) }, del: [] }));
    const painted = await page.draw();
    expect(client.topic('depth').value).toEqual({ a: cell(1), b: cell(2) });
    await page.pass(20);
    expect(acks(page)).toEqual([1]);
    await painted();
    // The next paint is due 30 ms after this one began, and the figures 3 ms before it.
    await page.pass(6);
    expect(acks(page)).toEqual([1]);
    await page.pass(1);
    expect(acks(page)).toEqual([1, 2]);
  });

  it('asks sooner where figures take longer to come', async () => {
    const { page } = await connected();
    const asked = async (n: number): Promise<number> => {
      const painted = await page.draw();
      const from = page.time;
      await page.pass(6);
      await painted();
      while (!acks(page).includes(n)) await page.pass(1);
      return page.time - from;
    };
    const found: number[] = [];
    for (let n = 2; n < 14; n += 1) {
      await page.pass(12);
      page.far.wire.send(delta(n, { set: { b: cell(n) }, del: [] }));
      found.push(await asked(n));
    }
    // The next paint is due 24 ms after this one began, the figures 3 ms before it; they come 12 ms after they were asked for.
    expect(found.at(-1)).toBe(9);
    expect(found[0]).toBe(21);
  });

  it('is not live again by what had come before the wire closed', async () => {
    const { page, client } = await connected();
    page.far.wire.send(delta(2, { set: { b: cell(2) }, del: [] }));
    await settle();
    page.far.wire.close(1001, 'gone');
    await settle();
    await page.show();
    expect(client.link.value).toMatchObject({ phase: 'lost', why: 'closed' });
  });

  it('has one station until more than its clock is another', async () => {
    const { page, client } = await connected();
    const seen: unknown[] = [];
    client.station.subscribe((cell) => seen.push(cell?.centre));
    const say = async (n: number, given: Parameters<typeof station>[0]) => {
      const set = { station: station(given) };
      page.far.wire.send({ t: 'delta', n, topics: { station: { set, del: [] } } });
      await page.show();
    };
    await say(2, { now: page.time + 1000 });
    expect(client.topic('station').value?.station.now).toBe(page.time + 1000);
    expect(seen).toEqual([station().centre]);
    await say(3, { now: page.time + 2000, centre: '95598' });
    expect(seen).toEqual([station().centre, '95598']);
  });

  it('draws what came during a slow paint in one go and acknowledges its last number', async () => {
    const { page, client } = await connected();
    page.far.wire.send(delta(2, { set: { b: cell(2) }, del: [] }));
    const painted = await page.draw();
    const seen: unknown[] = [];
    const watch = client.topic('depth').subscribe((value) => seen.push(value));
    for (const n of [3, 4, 5])
      page.far.wire.send(delta(n, { set: { b: cell(2, n) }, del: n === 5 ? ['a'] : [] }));
    await settle();
    expect(page.asked).toBe(0);
    await painted();
    await page.show();
    await page.pass(20);
    watch.unsubscribe();
    expect(seen).toEqual([{ a: cell(1), b: cell(2) }, { b: cell(2, 5) }]);
    expect(acks(page)).toEqual([1, 2, 5]);
  });

  it('follows again at a hole, shows nothing until the new snapshot, and owes no acknowledgement meanwhile', async () => {
    const { page, client } = await connected();
    page.far.wire.send(delta(3, { set: { x: cell(9) }, del: [] }));
    page.far.wire.send(delta(4, { set: { y: cell(9) }, del: [] }));
    await page.show();
    expect(client.topic('depth').value).toEqual({ a: cell(1) });
    expect(kinds(page).filter((t) => t === 'follow')).toHaveLength(2);
    await page.pass(20);
    expect(acks(page).toSorted()).toEqual([1, 3, 4]);
    page.far.wire.send({ t: 'snapshot', n: 5, topics: { depth: { z: cell(3) } } });
    page.far.wire.send(delta(6, { set: { y: cell(4) }, del: [] }));
    await page.show();
    expect(client.topic('depth').value).toEqual({ z: cell(3), y: cell(4) });
  });

  it('is stale at once when the wire closes, keeps its figures, and is back by itself within two seconds', async () => {
    const { page, client } = await connected();
    await page.pass(300);
    page.far.wire.close();
    await settle();
    expect(client.link.value).toEqual({
      phase: 'lost',
      why: 'closed',
      lastGood: page.time,
      since: page.time,
    });
    expect(client.topic('depth').value).toEqual({ a: cell(1) });
    await page.pass(2_000);
    expect(page.ends).toHaveLength(2);
    await welcome(page, { depth: { b: cell(2) } });
    expect(client.link.value).toEqual({ phase: 'live' });
    expect(client.topic('depth').value).toEqual({ b: cell(2) });
  });

  it('is stale after 10 s of silence, and redials after 15', async () => {
    const { page, client } = await connected();
    const heard = page.time;
    await page.pass(9_900);
    expect(client.link.value.phase).toBe('live');
    await page.pass(700);
    expect(client.link.value).toEqual({ phase: 'lost', why: 'silent', lastGood: heard, since: heard });
    await page.pass(6_000);
    expect(page.ends).toHaveLength(2);
  });

  it('is live again when a silent station speaks before it is given up', async () => {
    const { page, client } = await connected();
    await page.pass(11_000);
    page.far.wire.send({ t: 'ping', n: 7, at: page.time });
    await settle();
    expect(client.link.value).toEqual({ phase: 'live' });
    expect(page.far.heard).toContainEqual({ t: 'pong', n: 7, at: page.time });
    expect(page.ends).toHaveLength(1);
  });

  it('redials a station that talks but never sends the snapshot', async () => {
    const page = new TestPage();
    new StationClient(page, topics).start();
    await settle();
    for (let second = 0; second < 18; second += 1) {
      page.ends[0]?.wire.send({ t: 'ping', n: second, at: page.time });
      await page.pass(1_000);
    }
    expect(page.ends.length).toBeGreaterThan(1);
  });

  it('forgets what another station (a new epoch) does not name', async () => {
    const { page, client } = await connected();
    page.far.wire.close();
    await page.pass(2_000);
    await welcome(page, {}, 'e2');
    expect(client.topic('depth').value).toBeUndefined();
    expect(client.topic('faults').value).toEqual({});
  });

  it('stops at a station of another version and says which', async () => {
    const page = new TestPage();
    const client = new StationClient(page, topics);
    client.start();
    await settle();
    page.far.wire.send({ t: 'welcome', v: VIEWER_VERSION + 1, epoch: 'e', now: 0 });
    await settle();
    await page.pass(60_000);
    expect(client.link.value).toEqual({ phase: 'mismatch', station: VIEWER_VERSION + 1 });
    expect(page.ends).toHaveLength(1);
  });

  it('counts failed dials while it has never shown anything', async () => {
    const page = new TestPage();
    const client = new StationClient(page, topics);
    client.start();
    page.far.wire.close();
    await settle();
    await page.pass(1_600);
    page.far.wire.close();
    await settle();
    expect(client.link.value).toEqual({ phase: 'connecting', failures: 2 });
  });

  it('gives up a wire on which nobody ever answered, and dials again soon', async () => {
    const page = new TestPage();
    const client = new StationClient(page, topics);
    let unanswered = 0;
    client.unanswered.subscribe(() => (unanswered += 1));
    client.start();
    await page.pass(2_400);
    expect([page.ends.length, unanswered]).toEqual([1, 0]);
    await page.pass(700);
    expect([page.ends.length, unanswered]).toEqual([2, 1]);
  });

  it('leaves a slow station that has answered its time', async () => {
    const page = new TestPage();
    const client = new StationClient(page, topics);
    client.start();
    await settle();
    page.far.wire.send({ t: 'welcome', v: VIEWER_VERSION, epoch: 'e', now: 0 });
    await page.pass(14_000);
    expect(page.ends).toHaveLength(1);
  });

  it('hands on the times of the events that became visible, after the paint', async () => {
    const { page, client } = await connected();
    const painted: number[][] = [];
    client.painted.subscribe((stamps) => painted.push(stamps));
    page.far.wire.send({ t: 'delta', n: 2, topics: { stamps: { set: { times: [5, 6] }, del: [] } } });
    await page.show();
    expect(painted).toEqual([[5, 6]]);
  });
});

describe('StationClient, for any deltas and any rhythm of painting', () => {
  const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
  const change = fc.record({
    set: fc.dictionary(key, fc.record({ start: fc.nat(9), depthMax: fc.nat(9), depthEnd: fc.nat(9) })),
    del: fc.array(key, { maxLength: 3 }),
    paint: fc.boolean(),
    hole: fc.nat(7),
  });
  it('shows what replaying all deltas gives, in spite of holes', () =>
    fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 30 }), async (changes) => {
        const { page, client } = await connected({});
        const truth = new Map<string, unknown>();
        let n = 1;
        let answered = 1;
        const say = async (frame: StationToViewerFrame) => {
          page.far.wire.send(frame);
          await settle();
          const follows = kinds(page).filter((t) => t === 'follow').length;
          if (follows === answered) return;
          answered = follows;
          page.far.wire.send({ t: 'snapshot', n: (n += 1), topics: { depth: Object.fromEntries(truth) } });
        };
        for (const { set, del, paint, hole } of changes) {
          for (const [name, value] of Object.entries(set)) truth.set(name, value);
          for (const name of del) truth.delete(name);
          n += 1;
          // One in eight deltas is lost on the way; the next one brings the hole to light.
          if (hole !== 0) await say(delta(n, { set, del }));
          if (paint) await page.show();
        }
        await say(delta((n += 1), { set: {}, del: [] }));
        await page.show();
        const shown = Object.entries(client.topic('depth').value ?? {});
        expect(new Map(shown)).toEqual(truth);
      }),
      { numRuns: 100 },
    ));
});
