import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { impossibleRows, isSane, recountRequests } from '../main/hub/testing/recount-requests.ts';
import type { RequestRow } from '../main/hub/testing/recount-requests.ts';
import { askHub } from './support/ask-hub.ts';
import { runProgram, startHub } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';

const data = join(import.meta.dirname, '..', '..', 'shared', 'data', 'nyc_311');
const there = existsSync(data);
if (!there) process.stdout.write('skip: requests of New York 311 (../shared is not here)\n');

/** What the mapping says of each of the impossible rows, in their order. */
const reasons = [
  'closed before it was created',
  'due before it was created',
  'lies outside of the years 1970 to 2200',
  'no key',
];
/** At the very limit, one second after it, and closed in the second of its creation. */
const atTheLimit: readonly RequestRow[] = [
  { key: 'v1', created: '2011-03-01 10:00:00', closed: '2011-03-01 12:00:00', due: '2011-03-01 12:00:00' },
  { key: 'v2', created: '2011-03-01 10:00:00', closed: '2011-03-01 12:00:01', due: '2011-03-01 12:00:00' },
  { key: 'v3', created: '2011-03-01 10:00:00', closed: '2011-03-01 10:00:00', due: '2011-03-01 10:00:00' },
].map((row) => ({ ...row, agency: 'Y', complaint_type: 'limit', borough: 'Y' }));

/** The file with rows of a test behind it, as the mapping reads them. */
function fileWith(text: string, added: readonly RequestRow[]): string {
  const columns = text.slice(0, text.indexOf('\n')).trim().split(',');
  const lines = added.map((row) =>
    columns.map((column) => Object.entries(row).find(([key]) => key === column)?.[1] ?? ''),
  );
  return `${text.trimEnd()}\n${lines.map((line) => line.join(',')).join('\n')}\n`;
}

/** As many moments as `count`, spread over those at which something happens, and the seconds beside them. */
function momentsOf(rows: readonly RequestRow[], count: number): string[] {
  const times = rows.filter(isSane).flatMap(({ created, closed, due }) => [created, closed, due]);
  const all = [...new Set(times.filter((time) => time !== ''))].toSorted();
  const spread = all.filter((_, at) => at % Math.ceil(all.length / count) === 0);
  return [...new Set([...spread, '2011-03-01 12:00:00', '2011-03-01 12:00:01', '2026-01-01 00:00:00'])];
}

describe.skipIf(!there)('the requests of New York 311 through the built program', () => {
  test.each(['requests_2011-03-01.csv', 'animal_requests_2025q1.csv'])(
    '%s: orders at any moment are those of an independent recount; what cannot be is in quarantine',
    { timeout: 240_000 },
    async (name) => {
      const closers: (() => Promise<void>)[] = [];
      const tidy = scratch((run) => void closers.push(run));
      try {
        const folder = tidy.folder();
        const file = join(folder, name);
        const text = fileWith(readFileSync(join(data, name), 'utf8'), [...atTheLimit, ...impossibleRows]);
        writeFileSync(file, text);
        const rows: RequestRow[] = parse(text, { columns: true });
        const hub = await startHub({ folder, settings: { zone: 'America/New_York' } });
        tidy.keep(hub, () => hub.signal('SIGTERM'));
        const replayed = await runProgram(
          'replay',
          file,
          '--mapping',
          'nyc-311',
          '--speed',
          'max',
          '--to',
          hub.feed,
        );
        expect(replayed).toMatchObject({
          code: 0,
          out: expect.stringContaining(`${impossibleRows.length} in quarantine`),
        });
        const moments = momentsOf(rows, 24);
        for (const at of moments) {
          const { out } = await runProgram('orders', '--data', folder, '--at', at.replace(' ', 'T'));
          const told = JSON.parse(out);
          const counted = recountRequests(rows, at);
          expect(told).toMatchObject({ at: at.replace(' ', 'T'), ...counted });
          const { closedWithLimit, closedLate } = counted;
          const rate = (closedWithLimit - closedLate) / closedWithLimit;
          expect([at, told.onTimeRate]).toEqual([at, closedWithLimit === 0 ? null : expect.closeTo(rate, 6)]);
        }
        const { entries, totals } = await askHub(hub.url, 'quarantine.list', {});
        // The newest first; each with its row of the file.
        expect(entries.toReversed().map(({ why }) => why)).toEqual(
          reasons.map((reason, at) =>
            expect.stringMatching(`^row ${rows.length - reasons.length + at + 1}: .*${reason}$`),
          ),
        );
        expect(totals.reduce((sum, { count }) => sum + count, 0)).toBe(impossibleRows.length);
        const same = rows.filter((row) => row.closed !== '' && row.closed === row.created).length;
        expect(same).toBeGreaterThan(0);
        process.stdout.write(
          `${name}: ${rows.length} rows, ${same} closed in their second, ${moments.length} moments, no difference\n`,
        );
        const verified = await runProgram('verify', '--data', folder);
        expect(verified).toEqual({ code: 0, out: expect.stringContaining('no difference') });
      } finally {
        for (const close of closers) await close();
      }
    },
  );
});
