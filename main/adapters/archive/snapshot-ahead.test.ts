import { expect, onTestFinished, test } from 'vitest';
import { alertDesk, manager } from './testing/alert-desk.ts';
import { stationRig } from './testing/station-rig.ts';

const HOUR = 3_600_000;

test.each([HOUR, 8 * HOUR])(
  'a snapshot of a live source whose clock is %i ms ahead hides neither waits nor seats of the present',
  async (ahead) => {
    const rig = stationRig();
    onTestFinished(() => rig.close());
    const desk = alertDesk(rig, manager, ['rolling', 'gauges']);
    const source = rig.source({ last: 0 });
    const now = rig.clock.now();
    source.contact('queued', 'gone', { queue: 'q' });
    rig.commit();
    const at = now + ahead;
    source.send({
      t: 'snapshot',
      asOf: 1,
      at,
      part: 1,
      parts: 1,
      contacts: [{ contact: 'here', state: 'waiting', since: at, offeredAt: at, queue: 'q' }],
      agents: [{ agent: 'a', state: 'ready', since: at }],
    });
    rig.commit();
    for (let at = 0; at < 10; at++) {
      source.contact('queued', `c${at}`, { queue: 'q' });
      source.contact('abandoned', `c${at}`, { queue: 'q', stage: 'queue' });
    }
    source.events({ type: 'agent.state', time: rig.clock.now(), data: { agent: 'a', state: 'talking' } });
    rig.commit();
    rig.clock.pass(1_000);
    const rolling = await desk.cells('rolling');
    const { gauges } = await desk.cells('gauges');
    expect(rolling['5']).toMatchObject({ abandoned: 10 });
    expect(gauges?.agents).toMatchObject({ talking: 1 });
    expect(rig.verify().differences).toEqual([]);
  },
);
