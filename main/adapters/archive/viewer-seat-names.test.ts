import { afterEach, expect, test } from 'vitest';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Role } from '../../../shared/model/person.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

const rigs: Rig[] = [];
afterEach(() => {
  for (const rig of rigs.splice(0)) rig.close();
});

function hall(): Rig {
  const rig = stationRig();
  rigs.push(rig);
  return rig;
}

const turn = (): Promise<void> => new Promise(setImmediate);

/** A page of somebody with a role: what it has been sent of the seats, and what it may ask. */
async function page(rig: Rig, role: Role) {
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  const cells = { seats: new Map<string, unknown>(), seatNames: new Map<string, unknown>() };
  const answers: StationToViewerFrame[] = [];
  let namesSent = 0;
  far.onFrame((frame) => {
    if (frame.t === 'answer' || frame.t === 'refusal') answers.push(frame);
    if (frame.t !== 'snapshot' && frame.t !== 'delta') return;
    for (const topic of ['seats', 'seatNames'] as const) {
      const set = frame.t === 'snapshot' ? frame.topics[topic] : frame.topics[topic]?.set;
      if (frame.t === 'delta' && topic === 'seatNames') namesSent += Object.keys(set ?? {}).length;
      for (const [key, cell] of Object.entries(set ?? {})) cells[topic].set(key, cell);
    }
    far.send({ t: 'ack', n: frame.n });
  });
  rig.station.openViewer(near, { id: '1', name: '班长', role });
  far.send({ t: 'follow', topics: ['seats', 'seatNames'] });
  await turn();
  return {
    cells,
    get namesSent() {
      return namesSent;
    },
    async ask(name: string, args: unknown) {
      far.send({ t: 'ask', id: answers.length + 1, name, args });
      await turn();
      return answers.at(-1);
    },
  };
}

test('a leader has the names of those on the seats, as they are told and told anew; a wall never', async () => {
  const rig = hall();
  const source = rig.source({ agentStates: true });
  const state = (agent: string, data: object = {}) =>
    source.events({ type: 'agent.state', time: rig.clock.now(), data: { agent, state: 'ready', ...data } });
  state('6001', { name: '王小明' });
  state('6002');
  rig.commit();
  const [leader, wall] = [await page(rig, 'leader'), await page(rig, 'viewer')];
  expect([...leader.cells.seatNames]).toEqual([
    ['0', '王小明'],
    ['1', ''],
  ]);
  source.events({ type: 'roster.agent', time: rig.clock.now(), data: { agent: '6002', name: '李四' } });
  rig.commit();
  await turn();
  expect(leader.cells.seatNames.get('1')).toBe('李四');
  state('6001', { name: '赵六', state: 'acw' });
  rig.commit();
  await turn();
  expect(leader.cells.seatNames.get('0')).toBe('赵六');
  expect(leader.cells.seats.size).toBe(2);
  expect(wall.cells.seats.size).toBe(2);
  expect([...wall.cells.seatNames]).toEqual([]);
});

test('a seat that only changes its state sends no name again', async () => {
  const rig = hall();
  const source = rig.source({ agentStates: true });
  const tell = (state: string) => {
    rig.clock.pass(1000);
    source.events({
      type: 'agent.state',
      time: rig.clock.now(),
      data: { agent: '6001', state, name: '王小明' },
    });
    rig.commit();
  };
  tell('ready');
  const leader = await page(rig, 'leader');
  for (const state of ['talking', 'acw', 'ready']) tell(state);
  await turn();
  expect(leader.cells.seats.get('0')).toMatchObject({ 2: 0, 3: Math.floor(rig.clock.now() / 1000) });
  expect(leader.namesSent).toBe(0);
});

test('the seats of a queue are those that said they serve it', async () => {
  const rig = hall();
  const source = rig.source({ agentStates: true });
  const state = (agent: string, queues: string[]) =>
    source.events({ type: 'agent.state', time: rig.clock.now(), data: { agent, state: 'ready', queues } });
  state('6001', ['报修', '咨询']);
  state('6002', ['咨询']);
  state('6003', ['投诉']);
  rig.commit();
  const leader = await page(rig, 'leader');
  expect(await leader.ask('floor.queue', { queue: '咨询' })).toMatchObject({ value: { seats: ['0', '1'] } });
  expect(await leader.ask('floor.queue', { queue: '没有' })).toMatchObject({ t: 'refusal', code: 'absent' });
  const wall = await page(rig, 'viewer');
  expect(await wall.ask('floor.queue', { queue: '咨询' })).toMatchObject({ t: 'refusal', code: 'role' });
});
