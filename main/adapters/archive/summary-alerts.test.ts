import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { settingsSchema } from '../../../shared/model/settings.ts';
import type { SummaryValue } from '../../../shared/model/summary.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import { makeSummary } from '../../station/shift/summary.ts';
import { rangeSpans } from '../../station/shift/summary-span.ts';
import { DATABASE } from './open-archive.ts';
import { openReader } from './open-reader.ts';
import { alertDesk, rule } from './testing/alert-desk.ts';
import { stationRig } from './testing/station-rig.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const start = Date.UTC(2026, 4, 18, 9);
const asked = { shift: '', team: '', leader: '', writtenAt: 0, issue: 1, changes: [] };

/** A quarter of an hour in which calls are missed three times; somebody takes note the second time, the third goes on. */
async function badQuarter() {
  const rules = [
    rule({ id: 'rate', minOffered: 3, clear: { atLeast: 0.9 } }),
    rule({
      id: 'abandoned',
      metric: 'abandonRate',
      raise: { above: 0.5 },
      minOffered: 3,
      severity: 'warning',
    }),
  ];
  const rig = stationRig({ now: start, alertRules: rules });
  onTestFinished(() => rig.close());
  const desk = alertDesk(rig);
  const source = rig.source({ clock: 'live' });
  for (let second = 0; second < 900; second += 4) {
    const contact = `c${second}`;
    const bad = second % 300 >= 60 && (second % 300 < 160 || second > 600);
    source.contact('queued', contact, { queue: 'a' });
    rig.clock.pass(2 * SECOND);
    if (bad) source.contact('abandoned', contact, { queue: 'a', stage: 'queue' });
    else source.contact('answered', contact, { queue: 'a', agent: 'x' });
    rig.clock.pass(2 * SECOND);
    source.send({ t: 'ping', n: second, at: rig.clock.now() });
    await desk.settle();
    if (second !== 440) continue;
    const firing = (await desk.alerts()).filter(({ state }) => state === 'firing');
    await desk.ask('alerts.acknowledge', { alerts: firing.map(({ id }) => id) });
  }
  // What is told hours later changes a slot that was complete.
  source.contact('queued', 'late', { queue: 'a' }, start + 10 * SECOND);
  source.contact('abandoned', 'late', { queue: 'a', stage: 'queue' }, start + 20 * SECOND);
  rig.clock.pass(SECOND);
  return rig;
}

interface Line {
  kind: string;
  at: number;
  severity: string;
  alert: number;
}

test('alerts are listed with their reaction times as the journal has them, and late facts are counted', async () => {
  const rig = await badQuarter();
  const reader = openReader(rig.folder);
  const db = new Database(join(rig.folder, DATABASE), { readonly: true });
  onTestFinished(() => void [reader.close(), db.close()]);
  const settings = settingsSchema.parse({ zone: 'UTC' });
  const zone = createZone('UTC');
  const end = start + HOUR / 4;
  const lines = db
    .prepare<[number], Line>('SELECT kind, at, severity, alert FROM alert_journal WHERE at < ? ORDER BY id')
    .all(end);
  for (const language of ['zh-CN', 'en'] as const) {
    const words = createWords(language);
    const spans = rangeSpans(zone, { start, end });
    const { tables } = makeSummary(reader, settings, { ...spans, ...asked, words });
    const rowsOf = (key: string): SummaryValue[][] => tables.find((each) => each.key === key)!.rows;
    const told = rowsOf('alerts');
    expect(told.map((row) => row.slice(3, 7))).toEqual(episodes(lines, end));
    expect(told.every(([name, , , , , , , reading]) => name !== '' && reading !== null)).toBe(true);
    expect(rowsOf('alarmLoad').map((row) => row.slice(1))).toEqual(loads(lines, end));
    expect(rowsOf('quality').map(([, , count]) => count)).toEqual([0, 0, 2, 0]);
  }
  const all = episodes(lines, end);
  process.stdout.write(`${all.length} alerts\n`);
  expect(all.length).toBeGreaterThanOrEqual(6);
  expect(all.filter(([, cleared]) => cleared === null).length).toBeGreaterThan(0);
  expect(all.filter(([, , , reaction]) => reaction !== null).length).toBeGreaterThan(0);
});

/** Raised, cleared, lasted, acknowledged after. */
function episodes(lines: readonly Line[], end: number): (number | null)[][] {
  return lines
    .filter(({ kind }) => kind === 'raised')
    .map(({ alert, at }) => {
      const of = (kind: string): number | undefined =>
        lines.find((line) => line.alert === alert && line.kind === kind)?.at;
      const [cleared, taken] = [of('cleared'), of('acknowledged')];
      return [at, cleared ?? null, (cleared ?? end) - at, taken === undefined ? null : taken - at];
    })
    .toSorted((a, b) => a[0]! - b[0]!);
}

/** Of critical ones, warnings, notices, and all. */
function loads(lines: readonly Line[], end: number): unknown[][] {
  const of = (severity: string) => lines.filter((line) => severity === '' || line.severity === severity);
  return ['critical', 'warning', 'notice', ''].map((severity) => {
    const mine = episodes(of(severity), end);
    const times = mine.map(([at]) => at!);
    const reactions = mine.flatMap(([, , , reaction]) => reaction ?? []);
    const sum = reactions.reduce((total, ms) => total + ms, 0);
    return [
      mine.length,
      expect.closeTo((mine.length * HOUR) / (end - start), 6),
      Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + HOUR / 6).length)),
      mine.filter(([, cleared]) => cleared !== null).length,
      reactions.length,
      reactions.length === 0 ? null : Math.round(sum / reactions.length),
      mine.filter(([, cleared, , reaction]) => cleared === null && reaction === null).length,
    ];
  });
}
