import { expect, onTestFinished, test } from 'vitest';
import { settingsSchema } from '../../shared/model/settings.ts';
import { openArchive } from '../adapters/archive/open-archive.ts';
import { serveFeeds } from '../adapters/feeds/server.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { openStation } from '../station/station.ts';
import { createHubServer } from './http/hub-server.ts';
import { listen } from './listen.ts';
import { quietLog } from './testing/fake-station.ts';
import { memoryPeople } from '../adapters/people/testing/memory-people.ts';
import { batch, dialFeed, oneCall } from './testing/feed-client.ts';
import { temporaryFolder } from './testing/run-cli.ts';

/** A hub on a real database whose commits fail while `disk.full` is set. */
async function hubWithDisk() {
  const disk = { full: false };
  const archive = openArchive(temporaryFolder());
  const commit = archive.commit.bind(archive);
  archive.commit = (changes) => {
    if (disk.full) throw new Error('database or disk is full');
    commit(changes);
  };
  const settings = settingsSchema.parse({});
  const parts = { clock: systemClock(), log: quietLog, version: '9.9.9' };
  const station = openStation({ ...parts, archive, settings });
  const hub = createHubServer({
    ...parts,
    station,
    people: memoryPeople().people,
    rules: settings,
    sessionKey: 'k',
    rendererFolder: '/nowhere',
  });
  const rules = { tokens: [], origins: [], hosts: [], listenHost: '127.0.0.1' };
  const feeds = serveFeeds({
    server: hub.server,
    rules: () => rules,
    openFeed: (link) => station.openFeed(link),
  });
  const url = await listen(hub.server, '127.0.0.1', 0);
  onTestFinished(async () => {
    station.close();
    await feeds.close();
    await hub.close();
    archive.close();
  });
  return { disk, url };
}

test('a full disk acknowledges nothing, turns the health check red, and heals when there is room again', async () => {
  const { disk, url } = await hubWithDisk();
  disk.full = true;
  const first = await dialFeed(url, { last: 3 });
  await first.next('welcome');
  first.send(batch(1, oneCall(Date.now() - 120_000)));
  expect(await first.ended).toBe(0);
  expect((await fetch(`${url}/healthz`)).status).toBe(503);
  disk.full = false;

  // A source dials again at once, long before the station has read its database again.
  await expect
    .poll(
      async () => {
        const again = await dialFeed(url, { last: 3 });
        again.send(batch(1, oneCall(Date.now() - 120_000)));
        return Promise.race([again.next('ack').then((ack) => ack['through']), again.ended]);
      },
      { timeout: 20_000 },
    )
    .toBe(3);
  const health = await fetch(`${url}/healthz`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({ events: { committed: 3 } });
}, 30_000);
