import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AskArgs, AskInput } from '../../../shared/contract/asks.ts';
import { asks } from '../../../shared/contract/asks.ts';
import { DATABASE } from './open-archive.ts';
import { openReader } from './open-reader.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = stationRig();
});
afterEach(() => rig.close());

function quarantine(asked: AskInput<'quarantine.list'> = {}) {
  const reader = openReader(rig.folder);
  const args: AskArgs<'quarantine.list'> = asks['quarantine.list'].args.parse(asked);
  try {
    return reader.quarantine(args);
  } finally {
    reader.close();
  }
}

function gaps(asked: AskInput<'gaps.list'> = {}) {
  const reader = openReader(rig.folder);
  try {
    return reader.gaps(asks['gaps.list'].args.parse(asked));
  } finally {
    reader.close();
  }
}

/** Two sources that say what cannot be counted: five and two messages. */
function trouble(): void {
  const pbx = rig.source();
  const bad = (data: object) => ({ type: 'contact.queued', time: rig.clock.now(), data });
  for (const tel of [1, 2, 3, 4]) pbx.events(bad({ contact: 7, phone: `1391234567${tel}` }));
  pbx.events({ type: 'contact.flew', time: rig.clock.now(), data: {} });
  const other = rig.source({ source: '另一个', epoch: 'e9' });
  other.events(bad({}), bad({ contact: null }));
  rig.commit();
}

test('what could not be counted is listed newest first, with its reason and without numbers of callers', () => {
  trouble();
  const { entries, more } = quarantine();
  expect(more).toBe(false);
  expect(entries.map(({ source, code, seq }) => [source, code, seq])).toEqual([
    ['另一个', 'invalid', 2],
    ['另一个', 'invalid', 1],
    ['pbx', 'unknown-type', 5],
    ...[4, 3, 2, 1].map((seq) => ['pbx', 'invalid', seq]),
  ]);
  const last = entries.at(-1)!;
  expect(last.epoch).toBe('e1');
  expect(rig.clock.now() - last.at).toBeLessThan(1000);
  expect(last.why).toContain('contact');
  expect(last.raw).toContain('•••71');
  expect(JSON.stringify(entries)).not.toContain('1391234');
});

test('pages follow each other without a hole, by source and by reason', () => {
  trouble();
  const seen: number[] = [];
  let before: number | undefined;
  for (;;) {
    const { entries, more } = quarantine({
      source: 'pbx',
      limit: 2,
      ...(before === undefined ? {} : { before }),
    });
    seen.push(...entries.map(({ seq }) => seq));
    before = entries.at(-1)?.id;
    if (!more) break;
  }
  expect(seen).toEqual([5, 4, 3, 2, 1]);
  expect(quarantine({ code: 'unknown-type' }).entries.map(({ seq }) => seq)).toEqual([5]);
  expect(quarantine({ source: 'nobody' }).entries).toEqual([]);
});

test('the totals are of everything, whatever the page shows', () => {
  trouble();
  expect(quarantine({ source: 'nobody', limit: 1 }).totals).toEqual([
    { source: 'pbx', code: 'invalid', count: 4 },
    { source: '另一个', code: 'invalid', count: 2 },
    { source: 'pbx', code: 'unknown-type', count: 1 },
  ]);
});

test('numbers lost for ever are listed by source', () => {
  const source = rig.source({ last: 9 });
  source.send({ t: 'gap', from: 1, to: 4, why: 'outbox full' });
  source.skip(5);
  source.contact('queued', 'c1', { queue: 'q1' });
  source.send({ t: 'gap', from: 6, to: 6, why: 'file lost' });
  rig.commit();
  expect(gaps().entries).toMatchObject([
    { source: 'pbx', epoch: 'e1', from: 6, to: 6, why: 'file lost' },
    { source: 'pbx', epoch: 'e1', from: 1, to: 4, why: 'outbox full' },
  ]);
  expect(gaps({ limit: 1 })).toMatchObject({ more: true, entries: [{ from: 6 }] });
  expect(gaps({ source: 'nobody' })).toEqual({ entries: [], more: false });
});

test('the database tells its size, its schema and what of the past is gone', () => {
  trouble();
  const db = new Database(join(rig.folder, DATABASE), { readonly: true });
  const version = db.pragma('user_version', { simple: true });
  db.close();
  const reader = openReader(rig.folder);
  const { database, schema, sqlite, retention, sources } = reader.facts();
  reader.close();
  expect(database.pages).toBeGreaterThan(20);
  expect(database.pageBytes).toBe(4096);
  expect(database.walBytes).toBeGreaterThan(0);
  expect(schema).toBe(version);
  expect(sqlite).toMatch(/^3\.\d+\.\d+$/);
  expect(retention).toEqual({ eventsFrom: null, figuresFrom: null, doneOn: null, closedDays: 0 });
  expect(sources.map(({ id, newestEvent }) => [id, newestEvent])).toEqual([
    ['pbx', null],
    ['另一个', null],
  ]);
});
