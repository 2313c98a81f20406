import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { parseLocal } from '../../../shared/time/parse-local.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { stationRig } from '../../adapters/archive/testing/station-rig.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { impossibleRows, isSane, recountRequests } from '../testing/recount-requests.ts';
import type { RequestRow } from '../testing/recount-requests.ts';
import { runHere } from '../testing/run-here.ts';

vi.setConfig({ testTimeout: 120_000 });

const folder = join(projectRoot, '..', 'shared', 'data', 'nyc_311');
const there = existsSync(folder);
if (!there) process.stdout.write('skip: orders of New York 311 (../shared is not here)\n');

const zone = createZone('America/New_York');
const msOf = (text: string): number => parseLocal(zone, text.replace(' ', 'T')).ms!;

function rowsOf(file: string): RequestRow[] {
  return parse(readFileSync(join(folder, file)), { columns: true });
}

function eventsOf(row: RequestRow, at: number): { type: string; time: number; data: object }[] {
  const { key: order, created, closed, due, agency: unit, complaint_type: kind, borough } = row;
  if (!isSane(row)) {
    const why = order === '' ? 'key is missing' : 'closed or due before it was created';
    return [{ type: 'record.invalid', time: msOf(created), data: { why, row: at + 1 } }];
  }
  const about = { order, kind, unit, category: [kind], region: [borough] };
  const first = {
    type: 'order.created',
    time: msOf(created),
    data: due === '' ? about : { ...about, dueAt: msOf(due) },
  };
  return closed === ''
    ? [first]
    : [first, { type: 'order.moved', time: msOf(closed), data: { order, to: 'closed' } }];
}

function stationWith(rows: readonly RequestRow[]) {
  const settings = { zone: zone.name } as const;
  const rig = stationRig({ settings });
  onTestFinished(() => rig.close());
  writeFileSync(join(rig.folder, 'settings.json'), JSON.stringify(settings));
  const events = rows.flatMap(eventsOf).toSorted((a, b) => a.time - b.time);
  const source = rig.source({ clock: 'source', last: events.length });
  for (let from = 0; from < events.length; from += 500) {
    source.events(...events.slice(from, from + 500));
    rig.commit();
  }
  // Under load commits are further apart.
  rig.clock.pass(1_000);
  return rig;
}

const ask = async (data: string, at: string, ...more: string[]) =>
  runHere(['orders', '--data', data, '--at', at.replace(' ', 'T'), ...more]);

describe.skipIf(!there)('the requests of New York 311', () => {
  test.each(['requests_2011-03-01.csv', 'animal_requests_2025q1.csv'])(
    '%s: at any moment they are those of a recount; rows that cannot be are in quarantine',
    async (file) => {
      const rows = [...rowsOf(file), ...impossibleRows];
      const rig = stationWith(rows);
      const times = rows.filter(isSane).flatMap(({ created, closed, due }) => [created, closed, due]);
      const moments = [...new Set(times.filter((time) => time !== ''))].toSorted();
      const step = Math.ceil(moments.length / 12);
      const asked = [
        ...moments.filter((_, index) => index % step === 0),
        moments.at(-1)!,
        '2026-01-01 00:00:00',
      ];
      for (const at of asked) {
        const { out } = await ask(rig.folder, at);
        const { created, closed, open, overdueOpen, closedWithLimit, closedLate, onTimeRate } =
          JSON.parse(out);
        const expected = recountRequests(rows, at);
        expect({ at, created, closed, open, overdueOpen, closedWithLimit, closedLate }).toEqual({
          at,
          ...expected,
        });
        const rate = 1 - expected.closedLate / expected.closedWithLimit;
        expect(onTimeRate).toEqual(expected.closedWithLimit === 0 ? null : expect.closeTo(rate, 6));
      }
      expect(rig.station.health().events.quarantined).toBe(rows.length - rows.filter(isSane).length);
      expect(rig.verify().differences).toEqual([]);
    },
  );

  test('by unit and class: rows add up to the whole, as JSON and as CSV', async () => {
    const rows = rowsOf('requests_2011-03-01.csv');
    const rig = stationWith(rows);
    const at = '2011-03-02 12:00:00';
    const answer = JSON.parse((await ask(rig.folder, at, '--by', 'unit,category')).out);
    for (const row of answer.rows) {
      const own = rows.filter(
        ({ agency, complaint_type: kind }) => agency === row.unit && kind === row.category[0],
      );
      expect(row).toMatchObject(recountRequests(own, at));
    }
    expect(answer.rows.reduce((sum: number, row: { open: number }) => sum + row.open, 0)).toBe(answer.open);
    const { out } = await ask(rig.folder, at, '--by', 'region,unit', '--format', 'csv');
    const lines: Record<string, string>[] = parse(out, { columns: true });
    expect(lines.reduce((sum, line) => sum + Number(line['created']), 0)).toBe(answer.created);
    expect(Object.keys(lines[0]!).slice(0, 5)).toEqual(['region', 'unit', 'created', 'closed', 'open']);
  });
});

test('what is asked wrongly is said', async () => {
  const rig = stationRig();
  onTestFinished(() => rig.close());
  expect(await ask(rig.folder, 'yesterday')).toMatchObject({ code: 2, err: expect.stringContaining('--at') });
  expect(await ask(rig.folder, '2026-01-01', '--by', 'colour')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--by colour is unknown'),
  });
  expect(JSON.parse((await ask(rig.folder, '2026-01-01')).out)).toMatchObject({
    created: 0,
    onTimeRate: null,
    rows: [{ created: 0 }],
  });
});
