import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { anAlert } from '../../shared/alerts-text/alert.fixture.ts';
import type { Alert, Notice } from '../../shared/model/alert.ts';
import type { Fault } from '../../shared/model/fault.ts';
import { settingsSchema } from '../../shared/model/settings.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import type { Wire } from '../../shared/contract/wire.ts';
import { openLog } from '../adapters/log/open-log.ts';
import { hookServer } from '../adapters/notify/testing/hook-server.ts';
import type { Reply } from '../adapters/notify/testing/hook-server.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { hubWebhooks } from './start-webhooks.ts';
import { FakeStation } from './testing/fake-station.ts';
import { temporaryFolder } from './testing/run-cli.ts';

type ToViewer = Wire<StationToViewerFrame, ViewerFrame>;

/** A station whose board the test writes. */
class BoardStation extends FakeStation {
  faults: Fault[] = [];
  private wire: ToViewer | null = null;
  private sent = 0;

  override openViewer(wire: ToViewer): void {
    super.openViewer(wire);
    this.wire = wire;
  }

  noteFaults(_source: string, faults: readonly Fault[]): void {
    this.faults = [...faults];
  }

  show(alert: Alert): void {
    const notice: Notice = {
      id: `n-${alert.id}`,
      rule: 'connect-rate-dip',
      severity: alert.severity,
      at: 1,
      alerts: [alert.id],
      count: 1,
      channels: [...alert.channels],
      to: null,
    };
    const delta = (key: string, cell: unknown) => ({ set: { [key]: cell }, del: [] });
    const topics = { alerts: delta(alert.id, alert), notices: delta(notice.id, notice) };
    this.wire?.send({ t: 'delta', n: ++this.sent, topics });
  }
}

async function rig(reply?: (at: number) => Reply) {
  const server = await hookServer(reply);
  const folder = temporaryFolder();
  const log = openLog({ file: join(folder, 'callwall.log') });
  const station = new BoardStation();
  const settings = settingsSchema.parse({
    centre: '95598',
    webhooks: [{ id: 'duty', kind: 'wecom', url: `${server.url}/cgi-bin/webhook/send?key=t0psecret` }],
  });
  const start = () => hubWebhooks({ settings, folder, station, clock: systemClock(), log });
  let hooks = await start();
  onTestFinished(async () => {
    await hooks.close();
    log.close();
  });
  return {
    ...server,
    station,
    health: () => hooks.health()[0],
    logged: () => readFileSync(join(folder, 'callwall.log'), 'utf8'),
    async restart(): Promise<void> {
      await hooks.close();
      hooks = await start();
    },
  };
}

test('what the station calls attention to reaches the chat, once, also over a restart', async () => {
  const { posts, station, restart } = await rig();
  station.show(anAlert());
  await expect.poll(() => posts.length).toBe(1);
  expect(posts[0]).toMatchObject({
    path: '/cgi-bin/webhook/send?key=t0psecret',
    body: { msgtype: 'markdown' },
  });
  expect(JSON.stringify(posts[0]?.body)).toContain('接通率骤降');
  await restart();
  station.show(anAlert());
  station.show(anAlert({ id: 'a2' }));
  await expect.poll(() => posts.length).toBe(2);
  expect(JSON.stringify(posts[1]?.body).match(/接通率骤降/g)).toHaveLength(1);
});

test('a chat that cannot be reached is a fault without its address, and the log does not know it either', async () => {
  const { station, health, logged } = await rig(() => ({ status: 500 }));
  station.show(anAlert());
  await expect
    .poll(() => station.faults, { timeout: 15_000 })
    .toMatchObject([
      { code: 'webhook-failed', subject: 'duty', words: 'fault.webhook-failed', cause: 'HTTP 500' },
    ]);
  expect(health()).toMatchObject({ id: 'duty', sent: 0, waiting: 1 });
  expect(logged()).toContain('a web-hook did not take a message');
  expect(logged() + JSON.stringify([station.faults, health()])).not.toMatch(/t0psecret|cgi-bin/);
});

test('without web-hooks nothing is opened', async () => {
  const station = new BoardStation();
  const parts = { settings: settingsSchema.parse({}), folder: '/nowhere', clock: systemClock() };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const hooks = await hubWebhooks({ ...parts, station, log });
  expect(hooks.health()).toEqual([]);
  await hooks.close();
});
