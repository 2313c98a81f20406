import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createZone } from '../../../shared/time/zone-day.ts';
import { daysBetween, limitsAt } from '../../station/retention/limits.ts';
import type { ReportRow } from './testing/report-objects.ts';
import { DATABASE } from './open-archive.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

vi.setConfig({ testTimeout: 120_000 });

const DAY = 86_400_000;
const HOUR = 3_600_000;
const zone = createZone('Asia/Shanghai');
const first = zone.dayByDate('2026-03-01').start;
const DAYS = 30;
const retention = { events: 3, contacts: 12, rollups: 20 };
const CALLS = 12;
const idOf = (day: number, call: number): string => `call-${day}-${call}-${'x'.repeat(call)}`;

/** The day `n` days after the first one. */
const dayAt = (n: number): number => first + n * DAY;

/** A day's calls, the last one past midnight, one whose end never comes, and agents who change their states. */
function eventsOf(day: number): { type: string; time: number; data: object }[] {
  const start = dayAt(day);
  const calls = Array.from({ length: CALLS }, (_, call) => {
    const at = start + (call === 0 ? 24 * HOUR - 30_000 : 8 * HOUR + call * 500_000);
    const contact = idOf(day, call);
    const queue = `q${call % 3}`;
    const told = { contact, queue, customer: `customer-${call % 5}`, business: 'cards' };
    const offer = { type: 'contact.queued', time: at, data: told };
    if (call === 1) return [offer];
    if (call === 2)
      return [offer, { type: 'contact.abandoned', time: at + 4_000, data: { contact, stage: 'queue' } }];
    return [
      offer,
      { type: 'contact.answered', time: at + 10_000, data: { contact, agent: `a${call % 4}` } },
      { type: 'contact.ended', time: at + 400_000, data: { contact, by: 'customer' } },
    ];
  });
  const states = ['ready', 'talking', 'notReady'].map((state, at) => ({
    type: 'agent.state',
    time: start + 9 * HOUR + at * HOUR,
    data: { agent: 'a1', state },
  }));
  return [...calls.flat(), ...states, { type: 'contact.queued', time: start, data: {} }];
}

/** A station that has replayed thirty days, and the reports of the days as they were then. */
function replayed(): { rig: Rig; reports: (from: number) => ReportRow[][] } {
  const rig = stationRig({ settings: { zone: 'Asia/Shanghai', retention } });
  onTestFinished(() => rig.close());
  const source = rig.source({ clock: 'source', agentStates: true, last: 10_000 });
  for (let day = 0; day < DAYS; day++) {
    source.events(...eventsOf(day));
    rig.commit();
  }
  source.close();
  const reports = (from: number): ReportRow[][] =>
    [[], ['queue'], ['business'], ['agent']].flatMap((by) =>
      (['offer', 'event', 'completion'] as const).map((ledger) =>
        rig.rows({ from: dayAt(from), to: dayAt(DAYS + 1), slot: '60m', ledger, by: by as ['queue'] }),
      ),
    );
  return { rig, reports };
}

/** Long enough for the replay to count as over and for the purge to be done. */
const purge = (rig: Rig): void => rig.clock.pass(700_000);

function count(rig: Rig, table: string, where = '1'): number {
  const db = new Database(join(rig.folder, DATABASE), { readonly: true });
  const n = db.prepare(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get() as number;
  db.close();
  return n;
}

/** Texts that stand somewhere in the files of the database. */
function found(rig: Rig, texts: readonly string[]): string[] {
  const files = readdirSync(rig.folder).filter((file) => file.startsWith(DATABASE));
  expect(files.length).toBeGreaterThan(0);
  const bytes = files.map((file) => readFileSync(join(rig.folder, file), 'latin1'));
  return texts.filter((text) => bytes.some((each) => each.includes(text)));
}

const idsOfDays = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, day) =>
    Array.from({ length: CALLS }, (_call, call) => idOf(from + day, call)),
  ).flat();

/** The replay's newest event is on the night after its last day. */
const LAST = DAYS;
const kept = {
  events: LAST - retention.events,
  contacts: LAST - retention.contacts,
  figures: LAST - retention.rollups,
};

test('what is older than the settings keep is removed once the replay is quiet; figures and recount stay right', () => {
  const { rig, reports } = replayed();
  expect(found(rig, idsOfDays(0, 1)).length).toBeGreaterThan(0);
  purge(rig);
  // Contacts that never ended were closed as lost: only their own days differ from before, and only by that.
  const before = reports(kept.figures);
  expect(rig.verify()).toMatchObject({ differences: [], closedDays: kept.events - kept.figures });
  expect(count(rig, 'events', `time < ${dayAt(kept.events) - HOUR}`)).toBe(0);
  expect(count(rig, 'events')).toBeGreaterThan(0);
  expect(count(rig, 'slots', `start < ${dayAt(kept.figures)}`)).toBe(0);
  expect(count(rig, 'tracks', `start < ${dayAt(kept.figures)}`)).toBe(0);
  expect(count(rig, 'contacts', `over < ${dayAt(kept.contacts)}`)).toBe(0);
  expect(count(rig, 'visits', `offered < ${dayAt(kept.contacts) - HOUR}`)).toBe(0);
  expect(count(rig, 'seat_changes', `time < ${dayAt(kept.events)}`)).toBe(1);
  rig.restart();
  expect(reports(kept.figures)).toEqual(before);
  expect(before[0]!.reduce((sum, row) => sum + Number(row['offered']), 0)).toBe(
    CALLS * (DAYS - kept.figures),
  );
  expect(rig.verify().differences).toEqual([]);
});

test('figures are the same before and after, but for what never ended', () => {
  const { rig, reports } = replayed();
  const without = (rows: ReportRow[][]): unknown =>
    rows[0]!.map((row) => [
      row['start'],
      row['offered'],
      row['answered'],
      row['abandoned'],
      row['talkMs'],
      row['asa'],
    ]);
  const before = without(reports(kept.figures));
  purge(rig);
  expect(without(reports(kept.figures))).toEqual(before);
  const [open, lost] = ['open', 'lost'].map((name) =>
    reports(kept.figures)[0]!.reduce((sum, row) => sum + Number(row[name]), 0),
  );
  expect([open, lost]).toEqual([LAST - kept.events, kept.events - kept.figures]);
});

test('no byte of a removed contact is left in the files of the database', () => {
  const { rig } = replayed();
  purge(rig);
  expect(found(rig, idsOfDays(0, kept.contacts - 1))).toEqual([]);
  expect(found(rig, idsOfDays(kept.contacts + 1, DAYS))).toHaveLength(CALLS * (DAYS - kept.contacts - 1));
});

test('an event of a closed day, or of a contact that was over by then, goes to quarantine and changes nothing', () => {
  const { rig, reports } = replayed();
  purge(rig);
  const before = reports(kept.figures);
  const source = rig.source({ clock: 'source', epoch: 'later', last: 3 });
  source.contact('queued', 'new', { queue: 'q1' }, dayAt(kept.events) - 1);
  source.contact('wrapped', idOf(kept.events - 2, 5), { agent: 'a1' }, dayAt(DAYS - 1));
  source.contact('queued', 'newer', { queue: 'q1' }, dayAt(kept.events));
  rig.commit();
  expect(source.link.ofType('fault').map((fault) => [fault['seq'], fault['code']])).toEqual([
    [1, 'time'],
    [2, 'time'],
  ]);
  expect(rig.verify().differences).toEqual([]);
  const offered = (rows: ReportRow[][]): number =>
    rows[0]!.reduce((sum, row) => sum + Number(row['offered']), 0);
  expect(offered(reports(kept.figures))).toBe(offered(before) + 1);
});

test('a contact that began before the limit and goes on after it keeps its events, and its closed day stays checked', () => {
  const rig = stationRig({ settings: { zone: 'Asia/Shanghai', retention } });
  onTestFinished(() => rig.close());
  const source = rig.source({ clock: 'source', last: 99 });
  source.contact('queued', 'long', { queue: 'mail' }, dayAt(0) + HOUR);
  source.contact('queued', 'short', { queue: 'mail' }, dayAt(0) + HOUR);
  source.contact('abandoned', 'short', { stage: 'queue' }, dayAt(0) + 2 * HOUR);
  source.contact('ringing', 'long', { agent: 'a1' }, dayAt(5));
  source.contact('queued', 'today', { queue: 'mail' }, dayAt(8) + HOUR);
  rig.commit();
  purge(rig);
  expect(rig.verify()).toMatchObject({ differences: [], closedDays: 1 });
  const later = rig.source({ clock: 'source', epoch: 'later', last: 1 });
  later.contact('answered', 'long', { agent: 'a1' }, dayAt(8) + 2 * HOUR);
  rig.commit();
  const [row] = rig.rows({ from: dayAt(0), to: dayAt(1), slot: '1d' });
  expect(row).toMatchObject({ offered: 2, abandoned: 1, answered: 1, open: 0 });
  expect(rig.verify()).toMatchObject({ differences: [], closedDays: 5 });
});

test('a changed figure of a closed day is found by its digest', () => {
  const { rig } = replayed();
  purge(rig);
  rig.station.close();
  rig.archive.close();
  const db = new Database(join(rig.folder, DATABASE));
  const { changes } = db
    .prepare('UPDATE slots SET histograms = NULL WHERE family = 15 AND combo = 0 AND start = ?')
    .run(dayAt(kept.figures + 2) + 9 * HOUR);
  expect(changes).toBe(1);
  db.prepare('DELETE FROM slots WHERE start >= ? AND start < ? AND family = 5').run(
    dayAt(kept.figures + 1),
    dayAt(kept.figures + 2),
  );
  db.close();
  const { differences } = rig.verify();
  expect(differences).toHaveLength(2);
  expect(differences.join('\n')).toMatch(/rows of figures, there were[^]*not those that were counted/);
  rig.crash();
});

test('a purge cut off by kill -9 leaves nothing wrong, and the next one goes on', () => {
  const { rig, reports } = replayed();
  rig.station.close();
  rig.archive.close();
  const limits = limitsAt(zone, retention, dayAt(DAYS), Date.now());
  const days = daysBetween(zone, 0, dayAt(0), limits.events);
  const module = join(import.meta.dirname, 'open-archive.ts');
  const script = `const { openArchive } = await import(${JSON.stringify(module)});
    const [folder, limits, days, steps] = JSON.parse(process.argv[1]);
    const archive = openArchive(folder);
    const purge = archive.purge(limits, days.filter((day) => day.start >= archive.purged().before));
    for (let at = 0; at < steps; at++) if (purge.next().done) process.exit(7);
    process.kill(process.pid, 'SIGKILL');`;
  let before: ReportRow[][] | null = null;
  for (const steps of [1, 3, 9, 27, 60, 5, 9]) {
    const child = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', script, JSON.stringify([rig.folder, limits, days, steps])],
      { encoding: 'utf8' },
    );
    expect([child.signal ?? child.status, child.stderr]).toEqual(['SIGKILL', '']);
    expect(rig.verify().differences).toEqual([]);
    const now = reports(kept.figures);
    expect(now).toEqual((before ??= now));
  }
  rig.crash();
  purge(rig);
  expect(rig.verify().differences).toEqual([]);
  expect(count(rig, 'slots', `start < ${dayAt(kept.figures)}`)).toBe(0);
  expect(found(rig, idsOfDays(0, kept.contacts - 1))).toEqual([]);
});

test('a live station removes from three in the morning of its own zone on, once a day', () => {
  const now = dayAt(100) + 2 * HOUR;
  const rig = stationRig({ settings: { zone: 'Asia/Shanghai', retention }, now });
  onTestFinished(() => rig.close());
  const source = rig.source({ last: 6 });
  for (const [id, time] of [
    ['old', dayAt(80) + HOUR],
    ['new', dayAt(99) + HOUR],
  ] as const) {
    source.contact('queued', id, { queue: 'q1' }, time);
    source.contact('abandoned', id, { stage: 'queue' }, time + 1_000);
  }
  rig.commit();
  rig.clock.pass(HOUR - 60_000);
  expect(count(rig, 'events')).toBe(4);
  rig.clock.pass(120_000);
  expect([count(rig, 'events'), count(rig, 'contacts')]).toEqual([2, 1]);
  const begun = (): number => rig.said.filter((text) => text.startsWith('what is older')).length;
  const once = begun();
  rig.restart();
  rig.clock.pass(HOUR);
  expect(begun()).toBe(once);
  expect(rig.verify()).toMatchObject({ differences: [], closedDays: 1 });
});

test('contacts are kept longer than their events, and figures as long as contacts, whatever the settings say', () => {
  const limits = limitsAt(zone, { events: 35, contacts: 1, rollups: 1 }, dayAt(100) + HOUR, dayAt(100));
  expect(limits).toMatchObject({
    events: dayAt(65),
    contacts: dayAt(57),
    figures: dayAt(57),
    on: dayAt(100),
  });
});
