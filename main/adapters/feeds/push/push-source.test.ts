import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { DATABASE } from '../../archive/open-archive.ts';
import { stationRig } from '../../archive/testing/station-rig.ts';
import { shippedRules } from '../../settings/shipped-rules.ts';
import { openPushBox } from './push-box.ts';
import type { Push } from './push-box.ts';
import { pushSource } from './push-source.ts';
import type { Pushed } from './push-source.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const HOUR = 3_600_000;

/** A source that pushes into a station on a real database; either may die and start again. */
function pushRig() {
  const rig = stationRig({ alertRules: shippedRules() });
  const file = join(rig.folder, 'push.sqlite');
  const made = { source: 'crm', at: rig.clock.now() };
  let source = start();
  onTestFinished(() => {
    source.close();
    rig.close();
  });

  function start() {
    const box = openPushBox(file, made);
    const openFeed: Parameters<typeof pushSource>[0]['openFeed'] = (link) => rig.station.openFeed(link);
    return pushSource({ box, openFeed, clock: rig.clock, log });
  }

  /** Lets the microtasks of the line and the timers of both run until the answer is there. */
  async function answered(promise: Promise<Pushed>): Promise<Pushed> {
    let answer: Pushed | undefined;
    void promise.then((given) => (answer = given));
    for (let round = 0; round < 400 && answer === undefined; round += 1) {
      await flushed();
      rig.clock.pass(50);
    }
    return answer ?? promise;
  }

  return {
    rig,
    push: (push: Partial<Push> = {}) =>
      answered(source.take({ key: 'k', digest: 'd', events: [], within: null, ...push })),
    /** Both die, with the push on its way; the disk keeps what was written. */
    crash(meanwhile = (): void => undefined): void {
      source.close();
      rig.crash();
      meanwhile();
      source = start();
    },
    take: (push: Push) => source.take(push),
    /** Orders of the events that the source sent; epoch 0 is the station's own. */
    stored(): string[] {
      const db = new Database(join(rig.folder, DATABASE), { readonly: true });
      const rows = db
        .prepare<[], { extra: string }>('SELECT extra FROM events WHERE epoch > 0 ORDER BY epoch, seq')
        .all();
      db.close();
      return rows.map(({ extra }) => JSON.parse(extra).order);
    },
    feed: () => rig.station.health().feeds.find(({ id }) => id === 'crm'),
  };
}

async function flushed(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
}

const order = (id: string, time: number) => ({
  type: 'order.created',
  time,
  data: { order: id, kind: '投诉' },
});

test('a push is answered when it is on disk, and the same key again answers the same and counts nothing twice', async () => {
  const { rig, push, stored } = pushRig();
  const now = rig.clock.now();
  const events = [order('o1', now), order('o2', now + HOUR), order('o3', now)];
  const first = await push({ events });
  expect(first).toEqual({
    kind: 'done',
    events: 3,
    again: false,
    refused: [{ index: 1, code: 'time', why: 'time: lies 3600 s in the future' }],
  });
  expect(stored()).toEqual(['o1', 'o3']);
  expect(await push({ events })).toEqual({ ...first, again: true });
  expect(await push({ events, digest: 'other' })).toEqual({ kind: 'reused' });
  expect(stored()).toEqual(['o1', 'o3']);
});

test('pushes survive crashes of station and source at any moment, exactly once and with the same answers', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ key: fc.integer({ min: 0, max: 5 }), late: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant('crash' as const) },
    { weight: 1, arbitrary: fc.record({ key: fc.integer({ min: 0, max: 5 }), turns: fc.nat(12) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const { rig, push, take, crash, stored } = pushRig();
      const now = rig.clock.now();
      // Every second one has an event that goes to quarantine.
      const batchOf = (key: number): Push => ({
        key: `k${key}`,
        digest: `d${key}`,
        events: [order(`${key}a`, now), order(`${key}b`, now + (key % 2) * 100 * HOUR)],
        within: null,
      });
      const kept = new Set<number>();
      for (const each of steps) {
        if (each === 'crash') crash();
        else if ('turns' in each) {
          void take(batchOf(each.key));
          for (let turn = 0; turn < each.turns; turn += 1) await Promise.resolve();
          crash();
        } else {
          kept.add(each.key);
          const answer = await push(batchOf(each.key));
          const refused =
            each.key % 2 === 1 ? [{ index: 1, code: 'time', why: expect.stringMatching(/future$/) }] : [];
          expect(answer).toMatchObject({ kind: 'done', events: 2, refused });
        }
      }
      // What was on its way when both died may have come through or not, but never half of it.
      await push({ key: 'last', digest: 'last', events: [order('last', now)] });
      const all = stored();
      expect(new Set(all).size).toBe(all.length);
      for (const key of kept) expect(all).toContain(`${key}a`);
      for (const id of all.filter((text) => /^[024]/.test(text)))
        expect(all).toContain(`${id[0]}${id[1] === 'a' ? 'b' : 'a'}`);
      expect(rig.verify().differences).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

test('what was refused before a crash and is taken after it is not told of as refused', async () => {
  const { rig, push, take, crash, stored } = pushRig();
  await push({ key: 'first', events: [order('o1', rig.clock.now())] });
  const soon = { key: 'k', digest: 'd', events: [order('o2', rig.clock.now() + HOUR)], within: null };
  void take(soon);
  await flushed();
  crash(() => rig.clock.pass(HOUR));
  expect(await push(soon)).toMatchObject({ kind: 'done', refused: [] });
  expect(stored()).toEqual(['o1', 'o2']);
});

test('a source that pushes rarely is not silent: only its age is told, and that is when it pushed', async () => {
  const { rig, push, feed, crash } = pushRig();
  const phone = rig.source({ source: 'pbx' });
  await push({ events: [order('o1', rig.clock.now() - HOUR)] });
  const pushedAt = feed()?.newest ?? 0;
  expect(rig.clock.now() - pushedAt).toBeLessThan(1_000);
  for (let second = 0; second < 600; second += 1) {
    phone.send({ t: 'ping', n: second, at: rig.clock.now() });
    rig.clock.pass(1_000);
  }
  expect(feed()).toMatchObject({ kind: 'push', state: 'live', newest: pushedAt, skewMs: null, behind: 0 });
  expect(rig.station.health().faults).toEqual([]);
  crash();
  await flushed();
  rig.clock.pass(20_000);
  expect(feed()).toMatchObject({ kind: 'push', state: 'live', newest: pushedAt });
});

test('a source that promised to be heard is silent as soon as it breaks that, also after a restart', async () => {
  const { rig, push, feed, crash } = pushRig();
  await push({ within: 60 });
  rig.clock.pass(65_000);
  expect(feed()?.state).toBe('live');
  rig.clock.pass(10_000);
  expect(feed()?.state).toBe('stale');
  expect(rig.station.health().faults).toMatchObject([{ code: 'feed-silent', subject: 'crm' }]);
  crash();
  await flushed();
  rig.clock.pass(12_000);
  expect(feed()?.state).toBe('stale');
  await push({ within: 60 });
  rig.clock.pass(50_000);
  expect(feed()?.state).toBe('live');
});

test('while another system speaks for the source a push is refused, and it is taken when that has gone', async () => {
  const { rig, push, crash } = pushRig();
  await push({ events: [order('o1', rig.clock.now())] });
  let other = rig.source({ source: 'another' });
  // The next process finds its place taken.
  crash(() => (other = rig.source({ source: 'crm', epoch: 'of its own' })));
  const again = { key: 'k2', events: [order('o2', rig.clock.now())] };
  expect(await push(again)).toMatchObject({ kind: 'conflict' });
  other.close();
  expect(await push(again)).toMatchObject({ kind: 'done', events: 1 });
});
