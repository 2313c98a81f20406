import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { stationRig } from '../../archive/testing/station-rig.ts';
import { openPushSources } from './push-sources.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const DAY = 86_400_000;

function sourcesRig() {
  const rig = stationRig();
  const folder = mkdtempSync(join(tmpdir(), 'callwall-pushes-'));
  const { clock } = rig;
  // Days of the sources only: the station would tick through each second of them.
  let ahead = 0;
  const sources = openPushSources({
    folder,
    isKnown: () => true,
    openFeed: (link) => rig.station.openFeed(link),
    clock: { ...clock, now: () => clock.now() + ahead },
    log,
  });
  onTestFinished(() => {
    sources.close();
    rig.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const push = async (id: string, orders: readonly string[]) => {
    const events = orders.map((order) => ({
      type: 'order.created',
      time: clock.now(),
      data: { order, kind: '投诉' },
    }));
    const answer = sources.take(id, { key: orders.join(), digest: 'd', events, within: null });
    let kind: string | null = null;
    void answer.then((given) => (kind = given.kind));
    for (let round = 0; round < 40 && kind === null; round++) {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      clock.pass(50);
    }
    return kind;
  };
  return { later: (ms: number) => void (ahead += ms), sources, folder, push };
}

test('ids that never told anything lock nobody out for longer than a day, and leave no file', async () => {
  const { later, folder, push, sources } = sourcesRig();
  expect(await push('crm', ['o1'])).toBe('done');
  for (let n = 1; n < 64; n++) expect(await push(`junk ${n}`, [])).toBe('done');
  expect(await push('field', ['o2'])).toBe('busy');
  later(DAY + 60_000);
  expect(await push('field', ['o2'])).toBe('done');
  expect(sources.health().map(({ source }) => source)).toContain('crm');
  expect(readdirSync(folder).filter((name) => name.endsWith('.sqlite'))).toHaveLength(64);
});

test('whoever never pushed shares one pace, so that asking under other ids makes nothing bigger or faster', () => {
  const { sources } = sourcesRig();
  const waits = Array.from({ length: 300 }, (_, n) => sources.pace(`junk ${n}`));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(100);
});
