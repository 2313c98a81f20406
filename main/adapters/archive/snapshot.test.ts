import { afterEach, expect, test } from 'vitest';
import { live } from '../../station/live.ts';
import { openReader } from './open-reader.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const start = Date.UTC(2026, 4, 18, 9);
const row = () => rig.rows({ from: start, to: start + 900_000 })[0];

function gauges() {
  rig.commit();
  const reader = openReader(rig.folder);
  try {
    const { queues, agents } = live(reader, rig.clock.now());
    return { depth: Object.fromEntries(queues.map(({ queue, depth }) => [queue, depth])), agents };
  } finally {
    reader.close();
  }
}

function snapshot(asOf: number, at: number, contacts: object[], more: object = {}): object {
  return { t: 'snapshot', asOf, at, part: 1, parts: 1, queues: [], contacts, agents: [], ...more };
}

test('what a snapshot no longer knows is lost at its time; what happened after it is not touched', () => {
  rig = stationRig();
  const source = rig.source({ last: 9 });
  source.contact('queued', 'c1', { queue: 'sales' }, start);
  source.contact('queued', 'c2', { queue: 'sales' }, start + 1_000);
  source.contact('queued', 'c3', { queue: 'sales' }, start + 1_000);
  source.contact('answered', 'c3', { agent: 'a1' }, start + 2_000);
  source.contact('queued', 'c4', { queue: 'sales' }, start + 60_000);
  source.send(
    snapshot(5, start + 30_000, [{ contact: 'c2', state: 'waiting', since: start + 1_000, queue: 'sales' }]),
  );
  expect(gauges().depth).toEqual({ sales: 2 });
  expect(row()).toMatchObject({ offered: 4, open: 2, lost: 1, answered: 1, lostAfterAnswer: 1 });
  source.contact('abandoned', 'c1', { stage: 'queue' }, start + 40_000);
  source.contact('ended', 'c3', { by: 'customer' }, start + 50_000);
  rig.commit();
  expect(row()).toMatchObject({ lost: 0, abandoned: 1, lostAfterAnswer: 0, handled: 1 });
  expect(rig.verify().differences).toEqual([]);
});

test('events that come after a snapshot but are from before it change the ledgers, not the floor', () => {
  rig = stationRig();
  const source = rig.source({ last: 9 });
  source.send(snapshot(3, start + 60_000, []));
  expect(gauges().depth).toEqual({});
  source.contact('queued', 'c1', { queue: 'sales' }, start);
  expect(gauges().depth).toEqual({ sales: 0 });
  expect(row()).toMatchObject({ offered: 1, lost: 1, open: 0 });
  source.contact('answered', 'c1', { agent: 'a1' }, start + 5_000);
  expect(gauges()).toMatchObject({ depth: { sales: 0 }, agents: {} });
  source.contact('ended', 'c1', { by: 'customer' }, start + 50_000);
  rig.commit();
  expect(row()).toMatchObject({
    offered: 1,
    answered: 1,
    lost: 0,
    lostAfterAnswer: 0,
    handled: 1,
    waitMsAnswered: 5_000,
  });
  source.contact('queued', 'c2', { queue: 'sales' }, start + 61_000);
  expect(gauges().depth).toEqual({ sales: 1 });
  expect(rig.verify().differences).toEqual([]);
});

test('contacts only a snapshot tells of are on the floor and counted, until their events say it better', () => {
  rig = stationRig();
  const source = rig.source({ last: 9 });
  source.send(
    snapshot(0, start + 60_000, [
      { contact: 'c1', state: 'waiting', since: start + 5_000, queue: 'sales', business: 'cards' },
      {
        contact: 'c2',
        state: 'talking',
        since: start + 30_000,
        offeredAt: start + 10_000,
        answeredAt: start + 30_000,
        queue: 'sales',
        agent: 'a1',
      },
    ]),
  );
  expect(gauges()).toEqual({ depth: { sales: 1 }, agents: { talking: 1 } });
  expect(row()).toMatchObject({ offered: 2, open: 1, answered: 1, waitMsAnswered: 20_000 });
  source.contact('queued', 'c1', { queue: 'sales' }, start + 2_000);
  source.contact('abandoned', 'c1', { stage: 'queue' }, start + 62_000);
  source.contact('queued', 'c2', { queue: 'sales' }, start + 9_000);
  source.contact('answered', 'c2', { queue: 'sales', agent: 'a1' }, start + 29_000);
  source.contact('ended', 'c2', { by: 'agent' }, start + 70_000);
  rig.commit();
  expect(row()).toMatchObject({
    offered: 2,
    abandoned: 1,
    waitMsAbandoned: 60_000,
    answered: 1,
    waitMsAnswered: 20_000,
    talkMs: 41_000,
    open: 0,
  });
  expect(
    rig
      .rows({ from: start, to: start + 900_000, by: ['business'] })
      .map((each) => [each['business'], each['offered']]),
  ).toEqual([
    ['', 1],
    ['cards', 1],
  ]);
  expect(rig.verify().differences).toEqual([]);
});

test('parts are applied together at the last one; parts of another snapshot are dropped', () => {
  rig = stationRig();
  const source = rig.source({ last: 9 });
  source.contact('queued', 'c1', { queue: 'sales' }, start);
  source.contact('queued', 'c2', { queue: 'sales' }, start);
  const known = (contact: string): object[] => [{ contact, state: 'waiting', since: start, queue: 'sales' }];
  source.send(snapshot(1, start + 1_000, known('c1'), { part: 1, parts: 2 }));
  source.send(snapshot(2, start + 2_000, known('c1'), { part: 1, parts: 2 }));
  expect(gauges().depth).toEqual({ sales: 2 });
  source.send(snapshot(1, start + 1_000, known('c2'), { part: 2, parts: 2 }));
  expect(gauges().depth).toEqual({ sales: 2 });
  source.send(snapshot(2, start + 2_000, known('c1'), { part: 1, parts: 2 }));
  source.send(snapshot(2, start + 2_000, known('c2'), { part: 2, parts: 2 }));
  expect(gauges().depth).toEqual({ sales: 2 });
  source.send(snapshot(2, start + 3_000, known('c1')));
  expect(gauges().depth).toEqual({ sales: 1 });
});

test('agents of a snapshot take their seats, those it does not name are offline since its time', () => {
  rig = stationRig();
  const source = rig.source({ last: 9, agentStates: true });
  const state = (agent: string, to: string, time: number): object => ({
    type: 'agent.state',
    time,
    data: { agent, state: to },
  });
  source.events(state('a1', 'ready', start), state('a2', 'ready', start));
  source.send(
    snapshot(2, start + 60_000, [], {
      agents: [
        { agent: 'a1', state: 'talking', since: start + 20_000 },
        { agent: 'a3', state: 'ready', since: start + 10_000 },
      ],
    }),
  );
  expect(gauges().agents).toEqual({ talking: 1, offline: 1, ready: 1 });
  source.events(state('a1', 'ready', start + 50_000), state('a3', 'offline', start + 70_000));
  rig.commit();
  expect(row()).toMatchObject({ readyMs: 20_000 + 60_000 + 60_000, talkingMs: 30_000 });
  expect(rig.verify().differences).toEqual([]);
});
