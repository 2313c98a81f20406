import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { writeJournal } from '../../adapters/archive/testing/write-journal.ts';
import { runHere } from '../testing/run-here.ts';
import { temporaryFolder } from '../testing/run-cli.ts';

/** 2026-05-18T10:00 in Shanghai. */
const ten = Date.UTC(2026, 4, 18, 2);
const body = {
  writtenAt: ten + 61_500,
  revision: 2,
  name: { zh: '接通率骤降', en: 'Connect rate dip' },
  scope: { kind: 'queue', key: 'q1', name: '故障报修' },
  readings: [
    { window: '5m', numerator: 160, denominator: 190, value: 160 / 190 },
    { window: '1m', numerator: 30, denominator: 38, value: 30 / 38 },
  ],
  backfill: false,
  by: '',
  comment: '',
  to: '',
  until: null,
};

/** A station's folder with a journal of two lines. */
function journalled(): string {
  const folder = temporaryFolder();
  const shelved = { ...body, readings: [], by: '王', comment: '=已知, 在处理', until: ten + 3_600_000 };
  const line = { alert: 7, rule: 'connect-rate-dip', severity: 'critical' };
  writeJournal(folder, [
    { ...line, at: ten + 60_000, kind: 'raised', body },
    { ...line, at: ten + 120_000, kind: 'shelved', body: shelved },
  ]);
  return folder;
}

const day = ['--from', '2026-05-18', '--to', '2026-05-19'];

test('the journal is printed in the order in which it was written', async () => {
  const { code, out, err } = await runHere(['alerts', '--data', journalled(), ...day]);
  expect([code, err]).toEqual([0, '']);
  const { zone, rows } = JSON.parse(out);
  expect(zone).toBe('Asia/Shanghai');
  expect(rows).toEqual([
    {
      id: 1,
      at: '2026-05-18T10:01:00',
      written: '2026-05-18T10:01:01.500',
      alert: '7',
      kind: 'raised',
      rule: 'connect-rate-dip',
      revision: 2,
      name: '接通率骤降',
      severity: 'critical',
      scopeKind: 'queue',
      scope: 'q1',
      scopeName: '故障报修',
      readings: body.readings,
      backfill: false,
      by: '',
      comment: '',
      to: '',
      until: null,
    },
    expect.objectContaining({ id: 2, kind: 'shelved', by: '王', until: '2026-05-18T11:00:00' }),
  ]);
});

test('as CSV each line has one row, and comments cannot be run by a spreadsheet', async () => {
  const { out } = await runHere(['alerts', '--data', journalled(), ...day, '--format', 'csv']);
  const rows = parse(out, { columns: true, record_delimiter: '\r\n' });
  expect(rows).toMatchObject([
    { kind: 'raised', readings: '5m 160/190 0.842105 / 1m 30/38 0.789474', backfill: 'false', until: '' },
    { kind: 'shelved', comment: "'=已知, 在处理" },
  ]);
});

test('the range is half-open in the centre’s time', async () => {
  const folder = journalled();
  const rowsOf = async (from: string, to: string): Promise<number> => {
    const { out } = await runHere(['alerts', '--data', folder, '--from', from, '--to', to]);
    return JSON.parse(out).rows.length;
  };
  expect(await rowsOf('2026-05-18T10:01', '2026-05-18T10:02')).toBe(1);
  expect(await rowsOf('2026-05-18T10:03', '2026-05-18T10:04')).toBe(0);
});

test('a folder without data and a range upside down are told in one line', async () => {
  const nowhere = await runHere(['alerts', '--data', temporaryFolder(), ...day]);
  expect(nowhere.code).toBe(1);
  expect(nowhere.err).toContain('no station');
  const upside = await runHere(['alerts', '--data', '.', '--from', '2026-05-19', '--to', '2026-05-18']);
  expect(upside).toMatchObject({ code: 2, err: expect.stringContaining('--to is not after --from') });
});
