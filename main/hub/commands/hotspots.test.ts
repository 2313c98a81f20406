import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '../../adapters/archive/open-archive.ts';
import { emptyBatch } from '../../station/empty-batch.ts';
import { encodeCells } from '../../station/hotspots/cell-codec.ts';
import { cellOf } from '../../station/hotspots/cells.ts';
import { temporaryFolder } from '../testing/run-cli.ts';
import { runHere } from '../testing/run-here.ts';

const HOUR = 3_600_000;
const ten = Date.UTC(2026, 4, 18, 10);

/** A folder with a quiet complaint a day before, and a burst in one district over two hours. */
function folderWithBurst(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ zone: 'UTC' }));
  const archive = openArchive(folder);
  const hour = (start: number, n: number) => ({
    start,
    cells: encodeCells(new Map([[cellOf(2, 1), n]])),
    hot: new Uint8Array(0),
  });
  archive.begin();
  archive.commit({
    ...emptyBatch,
    complaints: {
      categories: [
        { code: 1, path: ['power'] },
        { code: 2, path: ['power', '=outage'] },
      ],
      regions: [{ code: 1, path: ['north'] }],
      hours: [hour(ten - 24 * HOUR, 1), hour(ten, 9), hour(ten + HOUR, 12)],
      complaints: [],
      topics: [],
      hotspots: [],
      massEvents: [],
      journal: [],
    },
  });
  archive.close();
  return folder;
}

const day = ['--from', '2026-05-18', '--to', '2026-05-19'];

test('one row for each hour and shown cell, the second hour of a cell active', async () => {
  const { out, err } = await runHere(['hotspots', '--data', folderWithBurst(), ...day]);
  expect(err).toBe('');
  const { zone, rows } = JSON.parse(out);
  expect(zone).toBe('UTC');
  expect(rows).toEqual([
    {
      hour: '2026-05-18T10:00',
      category: ['power', '=outage'],
      region: ['north'],
      level: 'c2r1',
      n: 9,
      expected: 0.5,
      score: expect.closeTo(8.46, 1),
      state: 'emerging',
    },
    expect.objectContaining({ hour: '2026-05-18T11:00', n: 12, expected: 0.333333, state: 'active' }),
  ]);
});

test('a level has its own hotspots, whether another one explains them or not', async () => {
  const folder = folderWithBurst();
  const { out } = await runHere(['hotspots', '--data', folder, ...day, '--level', 'c1r0']);
  expect(JSON.parse(out).rows).toMatchObject([
    { category: ['power'], region: [], level: 'c1r0', n: 9 },
    { category: ['power'], region: [], level: 'c1r0', n: 12 },
  ]);
  const csv = await runHere(['hotspots', '--data', folder, ...day, '--format', 'csv']);
  expect(csv.out.split('\r\n').slice(0, 2)).toEqual([
    'hour,category,region,level,n,expected,score,state',
    expect.stringMatching(/^2026-05-18T10:00,power \/ =outage,north,c2r1,9,0\.5,8\.\d+,emerging$/),
  ]);
});

test('a range within an hour and a level that is none are refused in one line', async () => {
  const folder = folderWithBurst();
  const part = ['--from', '2026-05-18T10:30', '--to', '2026-05-18T12:00'];
  expect(await runHere(['hotspots', '--data', folder, ...part])).toMatchObject({
    code: 2,
    err: expect.stringContaining('not on the edge'),
  });
  expect(await runHere(['hotspots', '--data', folder, ...day, '--level', 'top'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('c2r1'),
  });
});
