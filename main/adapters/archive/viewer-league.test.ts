import { expect, test } from 'vitest';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import type { Topics } from '../../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import { stationRig } from './testing/station-rig.ts';

const start = Date.UTC(2026, 4, 18);

test('a team has what its agents did and what came to its queues, as the report says; who is in no team has none', async () => {
  const rig = stationRig({ now: start + 10 * 3_600_000 });
  try {
    const source = rig.source({ agentStates: true });
    const now = rig.clock.now();
    const login = (agent: string, team: string | undefined, queues: string[]) =>
      source.events({
        type: 'agent.state',
        time: now - 900_000,
        data: { agent, state: 'ready', team, queues },
      });
    login('a1', '甲值', ['q1']);
    login('a2', '甲值', ['q1', 'q2']);
    login('b1', '乙值', ['q2']);
    login('x1', undefined, []);
    const call = (contact: string, queue: string, agent: string | null, seconds: number) => {
      source.contact('queued', contact, { queue }, now - 600_000);
      if (agent === null) return source.contact('abandoned', contact, { queue }, now - 590_000);
      source.contact('answered', contact, { queue, agent }, now - 590_000);
      source.contact('ended', contact, { by: 'customer' }, now - 590_000 + seconds * 1000);
      source.events({
        type: 'survey.answered',
        time: now - 60_000,
        data: { contact, agent, queue, grade: 1 },
      });
    };
    call('c1', 'q1', 'a1', 100);
    call('c2', 'q2', 'a2', 30);
    call('c3', 'q2', 'b1', 60);
    call('c4', 'q1', null, 0);
    call('c5', 'q1', 'x1', 20);
    rig.commit();
    const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
    let league: Topics['league'] = {};
    far.onFrame((frame) => {
      if (frame.t === 'snapshot') league = (frame.topics.league ?? {}) as Topics['league'];
    });
    rig.station.openViewer(near);
    far.send({ t: 'follow', topics: ['league'] });
    await new Promise(setImmediate);
    const teams = Object.values(league).toSorted((one, other) => (one.name < other.name ? -1 : 1));
    expect(teams.map(({ name, handled, talkMs, surveyed }) => [name, handled, talkMs, surveyed])).toEqual([
      ['乙值', 1, 60_000, 1],
      ['甲值', 2, 130_000, 2],
    ]);
    // 甲值 serves both queues, 乙值 the second only.
    expect(teams.map(({ queues }) => [queues?.offered, queues?.answered])).toEqual([
      [2, 2],
      [5, 4],
    ]);
    const asked = { from: start, to: start + 86_400_000, slot: '1d' } as const;
    for (const row of rig.rows({ ...asked, by: ['team'] }).filter(({ team }) => team !== '')) {
      const team = teams.find(({ name }) => name === row['team']);
      expect([team?.handled, team?.talkMs, team?.satisfied]).toEqual([
        row['handled'],
        row['talkMs'],
        row['satisfied'],
      ]);
    }
  } finally {
    rig.close();
  }
});
