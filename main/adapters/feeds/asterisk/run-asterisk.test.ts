import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultSettings } from '../../../../shared/model/settings.ts';
import { report } from '../../../station/slots/report.ts';
import { reportObjects } from '../../archive/testing/report-objects.ts';
import { openStation } from '../../../station/station.ts';
import { openArchive } from '../../archive/open-archive.ts';
import { openReader } from '../../archive/open-reader.ts';
import { systemClock } from '../../system-clock.ts';
import { serveFeeds } from '../server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { runAsterisk } from './run-asterisk.ts';
import { quiet } from './testing/live-source.ts';
import type { Recorded } from './testing/replay-pbx.ts';
import { recordingOf, replayPbx } from './testing/replay-pbx.ts';
import { readSample } from './testing/samples.ts';
import { smallRun } from './testing/small-run.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'asterisk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Plays a run to a source that feeds a real station over WebSocket; returns what the station then reports of that day. */
async function reported(recording: readonly Recorded[], lines: readonly string[] | null) {
  const archive = openArchive(folder);
  const station = openStation({
    archive,
    clock: systemClock(),
    log: quiet,
    settings: defaultSettings,
    version: '0',
  });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const feeds = serveFeeds({
    server,
    rules: () => ({ tokens: [], origins: [], hosts: [], listenHost: '127.0.0.1' }),
    openFeed: (link) => station.openFeed(link),
    onRefused: (_peer, _status, why) => expect.fail(why),
  });
  const queueLog = join(folder, 'queue_log');
  writeFileSync(queueLog, '');
  const pbx = await replayPbx(recording, lines && { file: queueLog, lines });
  const clock = manualClock(recording[0]!.at - 1000);
  let down = true;
  const running = runAsterisk({
    settings: {
      id: 'pbx',
      kind: 'asterisk',
      host: '127.0.0.1',
      port: pbx.port,
      user: 'u',
      secret: 's',
      ...(lines ? { queueLog } : {}),
    },
    siteKey: 'key',
    folder: join(folder, 'sources'),
    zone: 'Asia/Shanghai',
    clock,
    log: quiet,
    random: () => 0.1,
    url: `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/feed`,
    onFaults: (faults) => {
      down = faults.some((fault) => fault.code === 'asterisk-away');
    },
  });
  await pbx.play({ clock, received: () => running.source.received, isDown: () => down });
  // The end of the run: the source tells what it held, and all of it is committed.
  await vi.waitFor(
    () => {
      clock.pass(1_000);
      expect(running.unsent()).toBe(0);
    },
    { timeout: 20_000 },
  );
  await running.stop();
  pbx.close();
  station.close();
  await feeds.close();
  server.close();
  archive.close();
  const reader = openReader(folder);
  const day = 86_400_000;
  const from = Math.floor((recording[0]!.at + 8 * 3_600_000) / day) * day - 8 * 3_600_000;
  const answer = report(reader, defaultSettings, {
    from,
    to: from + day,
    slot: '1d',
    ledger: 'offer',
    by: [],
    scope: {},
  });
  const [row] = reportObjects(answer);
  reader.close();
  return {
    ...row,
    faults: station.health().faults.map((fault) => fault.code),
    quarantined: station.health().events.quarantined,
  };
}

describe('a station fed by Asterisk', { timeout: 60_000 }, () => {
  test('reports a small run as it was', async () => {
    expect(await reported(smallRun(126), null)).toMatchObject({
      ivrEntered: 1,
      offered: 2,
      answered: 1,
      flowedOut: 1,
      abandoned: 0,
      lost: 0,
      open: 0,
      handled: 1,
      ringNoAnswer: 1,
      quarantined: 0,
    });
  });

  test.each([
    [
      'a-normal',
      {
        ivrEntered: 103,
        ivrLeft: 3,
        refused: 1,
        offered: 99,
        answered: 61,
        abandoned: 28,
        flowedOut: 10,
        lost: 0,
        open: 0,
        handled: 61,
        transferred: 6,
        surveyed: 52,
        ringNoAnswer: 14,
      },
    ],
    [
      'b-pbx-killed',
      {
        offered: 30,
        answered: 25,
        abandoned: 1,
        flowedOut: 1,
        lost: 3,
        lostAfterAnswer: 3,
        open: 0,
        depthEnd: 0,
      },
    ],
    [
      'c-client-cut-off',
      {
        offered: 42,
        answered: 37,
        abandoned: 3,
        flowedOut: 2,
        lost: 0,
        lostAfterAnswer: 0,
        open: 0,
        depthEnd: 0,
      },
    ],
  ])('reports the recorded run %s as its queue_log tells it', async (run, truth) => {
    const raw = readSample(`asterisk-recorded/${run}/ami.raw.txt.gz`);
    const received = readSample(`asterisk-recorded/${run}/ami.received.jsonl.gz`);
    const log = readSample(`asterisk-recorded/${run}/queue_log`);
    if (raw === null || received === null || log === null) return;
    expect(await reported(recordingOf(raw, received), log.trim().split('\n'))).toMatchObject({
      ...truth,
      quarantined: 0,
    });
  });
});
