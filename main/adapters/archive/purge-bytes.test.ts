import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createZone } from '../../../shared/time/zone-day.ts';
import { DATABASE } from './open-archive.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

vi.setConfig({ testTimeout: 120_000 });

const DAY = 86_400_000;
const HOUR = 3_600_000;
const DAYS = 30;
const retention = { events: 3, contacts: 12, rollups: 20 };
const first = createZone('Asia/Shanghai').dayByDate('2026-03-01').start;
const what = [
  'contact',
  'customer',
  'external',
  'reason',
  'text',
  'complaint',
  'order',
  'owner',
  'raw',
  'about',
] as const;
type What = (typeof what)[number];

/** A text that stands nowhere else. */
const planted = (kind: What, day: number): string => `planted-${kind}-${String(day).padStart(2, '0')}-x`;

/** Of each day something of every kind that a source may say. */
function eventsOf(day: number): object[] {
  const at = first + day * DAY + 9 * HOUR;
  const contact = planted('contact', day);
  const order = planted('order', day);
  const said: [number, string, object][] = [
    [0, 'contact.queued', { contact, queue: 'q1', customer: planted('customer', day) }],
    [9, 'contact.answered', { contact, agent: 'a1' }],
    [60, 'contact.transferred', { contact, agent: 'a1', toExternal: planted('external', day) }],
    [90, 'contact.ended', { contact, by: 'customer' }],
    [95, 'agent.state', { agent: 'a1', state: 'notReady', reason: planted('reason', day) }],
    [
      100,
      'complaint.filed',
      {
        complaint: planted('complaint', day),
        category: ['service'],
        region: ['north'],
        text: `${planted('text', day)} nobody came`,
      },
    ],
    [110, 'order.created', { order, kind: 'repair', owner: planted('owner', day) }],
    [120, 'order.moved', { order, to: 'closed' }],
    [130, 'contact.queued', { contact: planted('raw', day) }],
    [140, 'contact.entered', { queue: planted('about', day) }],
  ];
  return said.map(([seconds, type, data]) => ({ type, time: at + seconds * 1000, data }));
}

/** Those that stand somewhere in the files of the data folder, the lock left out. */
function found(rig: Rig, kind: What, days: readonly number[]): number[] {
  const files = readdirSync(rig.folder).map((file) => readFileSync(join(rig.folder, file), 'latin1'));
  return days.filter((day) => files.some((file) => file.includes(planted(kind, day))));
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

test('no byte of anything older than the settings keep is left in any file of the data folder', () => {
  const rig = stationRig({ settings: { zone: 'Asia/Shanghai', retention }, now: first + DAYS * DAY });
  onTestFinished(() => rig.close());
  const source = rig.source({ clock: 'source', agentStates: true, last: 10_000 });
  for (const day of range(0, DAYS)) {
    source.events(...eventsOf(day));
    rig.commit();
  }
  source.close();
  // Quarantine is kept by when it came: here all came within a second, on a station it comes day by day.
  const db = new Database(join(rig.folder, DATABASE));
  const { n } = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM quarantine').get()!;
  expect(n).toBe(2 * DAYS);
  db.prepare('UPDATE quarantine SET at = ? + (id - 1) / 2 * ?').run(first, DAY);
  db.close();
  for (const kind of what.filter((each) => each !== 'customer'))
    expect([kind, found(rig, kind, range(0, 3))]).toEqual([kind, range(0, 3)]);
  const figures = () =>
    rig.rows({ from: first + 10 * DAY, to: first + DAYS * DAY, slot: '1d', by: ['queue'] });
  const before = figures();
  rig.clock.pass(700_000);
  expect(figures()).toEqual(before);
  rig.restart();
  // The newest event is of the last day: events of three days before stay, contacts and orders of twelve.
  const kept = { events: DAYS - 1 - retention.events, contacts: DAYS - 1 - retention.contacts };
  const left = (kind: What): number[] => found(rig, kind, range(0, DAYS));
  for (const kind of ['contact', 'order'] as const)
    expect([kind, left(kind)]).toEqual([kind, range(kept.contacts, DAYS)]);
  for (const kind of ['external', 'text', 'complaint', 'customer', 'raw', 'about'] as const)
    expect([kind, left(kind).filter((day) => day < kept.contacts)]).toEqual([kind, []]);
  expect(left('text')).toEqual(range(kept.events, DAYS));
  // The centre's own vocabulary stays, as its names of queues and agents do: docs/operations.md.
  for (const kind of ['reason', 'owner'] as const) expect(left(kind)).toEqual(range(0, DAYS));
  expect(rig.verify().differences).toEqual([]);
});
