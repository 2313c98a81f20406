import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import { first } from './migrations/0001-first.ts';
import { DATABASE, openArchive } from './open-archive.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

let rig: Rig | undefined;
afterEach(() => {
  rig?.close();
  rig = undefined;
});

const MINUTE = 60_000;
const draft = { text: '系统将于 22:00 升级', level: 'warning' } as const;
const leader = { who: { id: '3', name: '李雷', role: 'leader' } } as const;
const texts = (of: Rig) => of.station.messages.open().map(({ text }) => text);

test('a message outlives a restart and the death of the process, each with its id', () => {
  rig = stationRig();
  const posted = rig.station.messages.post(draft, leader);
  rig.crash();
  expect(rig.station.messages.open()).toEqual([posted.ok ? posted.message : null]);
  rig.restart();
  expect(texts(rig)).toEqual([draft.text]);
  expect(rig.station.messages.withdraw('1', leader)).toBe('withdrawn');
  rig.crash();
  expect(texts(rig)).toEqual([]);
  // The id of a message withdrawn is never another one's.
  expect(rig.station.messages.post(draft, leader)).toMatchObject({ message: { id: '2' } });
});

test('a message is durable before the events that came with it are due, which are stored along', () => {
  rig = stationRig();
  const source = rig.source({ last: 2 });
  source.contact('queued', 'c1', { queue: 'sales' });
  rig.commit();
  // Not committed yet: the next commit is some ms away.
  source.contact('queued', 'c2', { queue: 'sales' });
  expect(source.acked()).toBe(1);
  expect(rig.station.messages.post(draft, leader).ok).toBe(true);
  expect(rig.archive.inTransaction()).toBe(false);
  expect(source.acked()).toBe(2);
  rig.crash();
  expect(texts(rig)).toEqual([draft.text]);
  expect(rig.verify().differences).toEqual([]);
});

test('a message whose sender cannot be noted is not posted, and none withdrawn', () => {
  rig = stationRig();
  rig.station.messages.post(draft, leader);
  const db = new Database(join(rig.folder, DATABASE));
  db.exec("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
  db.close();
  expect(rig.station.messages.post({ ...draft, text: 'b' }, leader)).toEqual({ ok: false, why: 'storage' });
  expect(rig.station.messages.withdraw('1', leader)).toBe('storage');
  expect(texts(rig)).toEqual([draft.text]);
  rig.crash();
  expect(texts(rig)).toEqual([draft.text]);
});

test('a viewer sees messages come, be withdrawn and end by the host’s clock, also while a replay sets the centre’s', async () => {
  rig = stationRig();
  const past = Date.UTC(1999, 4, 18, 9);
  const source = rig.source({ last: 1, replay: true, clock: 'source' });
  source.contact('queued', 'c1', { queue: 'sales' }, past);
  rig.commit();
  expect(rig.station.health().at).toBe(past);
  const wall = watch(rig);
  expect(await wall()).toEqual({});
  const lasting = rig.station.messages.post({ ...draft, minutes: 30 }, leader);
  rig.station.messages.post({ ...draft, text: '短', until: rig.clock.now() + 9_000 }, leader);
  expect(await wall()).toMatchObject({ 1: lasting.ok ? lasting.message : null, 2: { text: '短' } });
  // Less than what a viewer may be silent for.
  rig.clock.pass(10_000);
  expect(Object.keys(await wall())).toEqual(['1']);
  rig.station.messages.withdraw('1', leader);
  expect(await wall()).toEqual({});
});

test('while the station cannot store anything a message is refused, and what is over leaves the wall all the same', () => {
  const disk = { full: false };
  rig = stationRig({
    wrap: (archive) => ({
      ...archive,
      commit(batch) {
        if (disk.full) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
        archive.commit(batch);
      },
    }),
  });
  rig.station.messages.post({ ...draft, minutes: 1 }, leader);
  disk.full = true;
  expect(rig.station.messages.post(draft, leader)).toEqual({ ok: false, why: 'storage' });
  rig.clock.pass(MINUTE);
  expect(texts(rig)).toEqual([]);
  disk.full = false;
  rig.clock.pass(5_000);
  expect(rig.station.messages.post(draft, leader).ok).toBe(true);
});

test('a database from before there were messages is brought up to date and keeps what it holds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const old = new Database(join(folder, DATABASE));
  old.exec(first);
  old.pragma('user_version = 1');
  old.exec("INSERT INTO totals VALUES ('newest', 7)");
  old.close();
  const archive = openArchive(folder);
  expect([archive.messages(), archive.load().newest]).toEqual([[], 7]);
  archive.close();
});

/** A wall that follows the messages; gives those that it shows after it has heard everything. */
function watch(of: Rig): () => Promise<Record<string, unknown>> {
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  let cells: Record<string, unknown> = {};
  let newest = 0;
  far.onFrame((frame) => {
    if (frame.t !== 'snapshot' && frame.t !== 'delta') return;
    newest = frame.n;
    if (frame.t === 'snapshot') cells = { ...frame.topics.messages };
    else Object.assign(cells, frame.topics.messages?.set);
    for (const key of frame.t === 'delta' ? (frame.topics.messages?.del ?? []) : []) delete cells[key];
  });
  of.station.openViewer(near);
  far.send({ t: 'follow', topics: ['messages'] });
  return async () => {
    // A delta waits for the acknowledgement of the one before.
    for (let n = 0; n < 3; n += 1) {
      await new Promise(setImmediate);
      far.send({ t: 'ack', n: newest });
    }
    return { ...cells };
  };
}
