import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { counterNames, ledgers } from '../../../shared/measure/counters.ts';
import { recount } from '../../station/testing/recount.ts';
import type { Told } from '../../station/testing/stories.ts';
import type { ReportRow } from './testing/report-objects.ts';
import { assetsFolder } from '../assets-folder.ts';
import { dialectByName } from '../feeds/replay/dialects.ts';
import type { FedStation } from './testing/fed-station.ts';
import { fedStation } from './testing/fed-station.ts';
import { checkSummaryOfMonth } from './testing/summary-of-month.ts';

const demo = join(assetsFolder(), 'demo', 'anonymous-bank-1999-05.csv.gz');
const bank = join(assetsFolder(), '..', '..', 'shared', 'data', 'il_bank_1999');
/** All five months take minutes; one is enough to notice a change. */
const all = process.env['BANK'] === 'all';
const months = all ? ['1999-01', '1999-02', '1999-03', '1999-04', '1999-05'] : ['1999-05'];
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function station(): Promise<FedStation> {
  const opened = await fedStation();
  closers.push(() => opened.close());
  return opened;
}

type Line = Record<string, string>;

function csv(...path: string[]): Line[] {
  return parse(readFileSync(join(bank, ...path), 'utf8'), { columns: true });
}

const midnight = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const monthFile = (month: string): string => join(bank, `calls_${month}.csv.gz`);
const nextMonth = (month: string): number => Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
const fixed = (value: unknown): string => (typeof value === 'number' ? value.toFixed(6) : '');
const clockTime = (ms: unknown): string =>
  typeof ms === 'number' ? new Date(ms).toISOString().slice(11, 19) : '';

/** A row of ours in the words of the reference (end of metrics.md). */
function inWords(row: ReportRow | undefined): Line {
  const number = (name: string): number => Number(row?.[name]);
  const words: Record<string, unknown> = {
    inbound: number('offered') + number('ivrLeft'),
    ivr_only: row?.['ivrLeft'],
    offered: row?.['offered'],
    answered: row?.['answered'],
    abandoned: row?.['abandoned'],
    connect_rate: fixed(row?.['connectRate']),
    answered_le20s: row?.['answeredIn20'],
    answered_le60s: row?.['answeredIn60'],
    sum_wait_answered_s: number('waitMsAnswered') / 1000,
    asa_s: fixed(row?.['asa']),
    sum_wait_abandoned_s: number('waitMsAbandoned') / 1000,
    max_wait_s: number('waitMsMax') / 1000,
    sum_talk_s: number('talkMs') / 1000,
    answered_talk_gt0: number('answered') - number('answeredZeroTalk'),
  };
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, String(value)]));
}

function peaksInWords(row: ReportRow | undefined): Line {
  return {
    queue_person_seconds: String(Number(row?.['queueMs']) / 1000),
    peak_queue_depth: String(row?.['depthMax']),
    peak_queue_first_at: clockTime(row?.['depthMaxAt']),
    peak_in_service: String(row?.['inServiceMax']),
    peak_in_service_first_at: clockTime(row?.['inServiceMaxAt']),
  };
}

/** The members of `line` that `words` has, too. */
function same(line: Line, words: Line): Line {
  return Object.fromEntries(Object.keys(words).map((name) => [name, line[name] ?? '']));
}

function checkMonth(fed: FedStation, month: string): void {
  const [from, to] = [midnight(`${month}-01`), nextMonth(month)];
  const days = fed.rows({ from, to, slot: '1d' });
  // Days without a call are not in the reference.
  const lines = new Map(csv('reference', 'daily.csv').map((line) => [line['date'], line]));
  for (const day of days) {
    const words = { ...inWords(day), ...peaksInWords(day) };
    const line = lines.get(String(day['slot']));
    if (line) expect([day['slot'], words]).toEqual([line['date'], same(line, words)]);
    else expect([day['slot'], words['inbound']]).toEqual([day['slot'], '0']);
  }
  const [whole] = fed.rows({ from, to, slot: '1mo' });
  for (const line of csv('reference', 'monthly.csv').filter((each) => each['month'] === month))
    expect(inWords(whole)).toEqual(same(line, inWords(whole)));
  const types = fed.rows({ from, to, slot: '1mo', by: ['business'] });
  const queues = fed.rows({ from, to, slot: '1mo', by: ['queue'] });
  const told = csv('reference', 'monthly_by_type.csv').filter((line) => line['month'] === month);
  expect(told.length).toBeGreaterThan(0);
  for (const line of told) {
    const words = inWords(types.find((row) => row['business'] === line['type']));
    expect([line['type'], words]).toEqual([line['type'], same(line, words)]);
    const queue = queues.find((row) => row['queue'] === line['type']);
    expect([line['type'], String(queue?.['offered'] ?? 0)]).toEqual([line['type'], line['offered']]);
  }
  const hours = new Map(
    fed.rows({ from, to, slot: '60m', ledger: 'event' }).map((row) => [row['slot'], row['ivrEntered']]),
  );
  const witness = csv('third_party_hourly.csv').filter((line) => line['hour']?.startsWith(month));
  expect(witness.length).toBe(hours.size);
  for (const line of witness)
    expect([line['hour'], String(hours.get(line['hour']!.replace(' ', 'T')))]).toEqual([
      line['hour'],
      line['calls_excl_phantom'],
    ]);
}

function checkDay(fed: FedStation, date: string): void {
  const range = { from: midnight(date), to: midnight(date) + 86_400_000 };
  const offers = fed.rows(range);
  const events = fed.rows({ ...range, ledger: 'event' });
  csv('reference', `slots15_${date}.csv`).forEach((line, at) => {
    const words = {
      ...inWords(offers[at]),
      answered_in_slot: String(events[at]?.['answered']),
      abandoned_in_slot: String(events[at]?.['abandoned']),
      event_connect_rate: fixed(events[at]?.['connectRate']),
      queue_depth_max: String(offers[at]?.['depthMax']),
      queue_depth_end: String(offers[at]?.['depthEnd']),
      queue_depth_mean: fixed(Number(offers[at]?.['queueMs']) / 900_000),
    };
    expect([line['slot'], words]).toEqual([String(offers[at]?.['slot']).slice(11), same(line, words)]);
  });
  const agents = new Map(fed.rows({ ...range, slot: '1d', by: ['agent'] }).map((row) => [row['agent'], row]));
  for (const line of csv('reference', `agents_${date}.csv`)) {
    const row = agents.get(line['server'] === 'NO_SERVER' ? '' : line['server']!);
    expect([line['server'], String(row?.['answered']), String(Number(row?.['talkMs']) / 1000)]).toEqual([
      line['server'],
      line['answered'],
      line['sum_talk_s'],
    ]);
  }
}

describe('the bundled days', () => {
  const [from, to] = [midnight('1999-05-11'), midnight('1999-05-20')];
  let fed: FedStation;

  beforeAll(async () => {
    fed = await fedStation();
    await fed.feed([demo]);
  }, 60_000);
  afterAll(() => fed.close());

  test(
    'are reported slot by slot as a recount by brute force says, in all ledgers, by type and by agent',
    { timeout: 60_000 },
    () => {
      const { events } = dialectByName('anonymous-bank').parse(gunzipSync(readFileSync(demo)).toString(), {
        zone: 'UTC',
        epoch: 'e',
        customer: (raw) => raw,
      });
      const told = events.flatMap((event): Told[] =>
        'data' in event ? [{ type: event.type, time: event.time, data: { ...(event.data as object) } }] : [],
      );
      const again = recount(
        told,
        { seconds: [20, 60], shortAbandonMs: 5000, acw: false },
        Math.max(...told.map((event) => event.time)),
      );
      const names = [
        ...counterNames([20, 60]).filter(
          (name) => !/^(ready|ringing|talking|holding|acwState|notReady)Ms$/.test(name),
        ),
        'waitMsMax',
        'depthMax',
        'depthMaxAt',
        'depthEnd',
        'inServiceMax',
        'inServiceMaxAt',
      ];
      const check = (row: ReportRow, wanted: Record<string, number | null>): void => {
        const kept = names.filter((name) => row[name] !== null || wanted[name] === null);
        expect(Object.fromEntries(kept.map((name) => [name, row[name]]))).toEqual(
          Object.fromEntries(kept.map((name) => [name, wanted[name] === undefined ? 0 : wanted[name]])),
        );
      };
      for (const ledger of ledgers) {
        for (const row of fed.rows({ from: midnight('1999-05-18'), to: midnight('1999-05-19'), ledger })) {
          const start = Number(row['start']);
          check(row, again.slot({ kind: 'centre' }, ledger, { start, end: start + 900_000 }));
        }
        const day = { start: midnight('1999-05-17'), end: midnight('1999-05-18') };
        for (const kind of ['business', 'queue', 'agent'] as const) {
          for (const row of fed.rows({ from: day.start, to: day.end, ledger, slot: '1d', by: [kind] })) {
            check(row, again.slot({ kind, id: String(row[kind]) }, ledger, day));
          }
        }
      }
      expect(fed.verify().differences).toEqual([]);
    },
  );

  test(
    'change nothing when fed again, and give the same figures day by day in the wrong order',
    { timeout: 60_000 },
    async () => {
      const [header, ...lines] = gunzipSync(readFileSync(demo)).toString().trimEnd().split('\n');
      const folder = mkdtempSync(join(tmpdir(), 'callwall-days-'));
      closers.push(() => rmSync(folder, { recursive: true, force: true }));
      const days = ['1999-05-18', '1999-05-11', '1999-05-17'].map((date) => {
        const file = join(folder, `${date}.csv`);
        writeFileSync(file, [header, ...lines.filter((line) => line.includes(`,${date},`)), ''].join('\n'));
        return file;
      });
      const digest = fed.digest(from, to);
      const { committed } = fed.committed();
      expect(await fed.feed([demo])).toMatchObject({ files: 1, rejected: 0 });
      expect([fed.digest(from, to), fed.committed().committed]).toEqual([digest, committed]);
      const parts = await station();
      await parts.feed(days);
      expect(parts.digest(from, to)).toBe(digest);
      expect(parts.verify().differences).toEqual([]);
    },
  );

  test('add up when they come as two sources', { timeout: 60_000 }, async () => {
    const both = await station();
    await both.feed([demo], 'one');
    await both.feed([demo], 'two');
    const once = fed.rows({ from, to, slot: '60m' });
    const twice = both.rows({ from, to, slot: '60m' });
    expect(once.some((row) => Number(row['offered']) > 0)).toBe(true);
    once.forEach((row, at) => {
      for (const name of counterNames([20, 60]))
        if (row[name] !== null) expect([name, twice[at]?.[name]]).toEqual([name, 2 * Number(row[name])]);
      expect([twice[at]?.['depthMax'], twice[at]?.['depthMaxAt']]).toEqual([
        2 * Number(row['depthMax']),
        row['depthMaxAt'],
      ]);
    });
    expect(both.verify().differences).toEqual([]);
  });
});

const there = existsSync(bank);
if (!there) process.stdout.write('skip: the Anonymous Bank against its reference (../shared is not here)\n');
else if (!all)
  process.stdout.write('skip: four of five months of the Anonymous Bank (BANK=all feeds them, too)\n');

describe.skipIf(!there)('the months of the Anonymous Bank', () => {
  const [from, to] = [midnight('1999-01-01'), midnight('1999-06-02')];
  let fed: FedStation;

  beforeAll(async () => {
    fed = await fedStation();
    await fed.feed(months.map(monthFile));
  }, 600_000);
  afterAll(() => fed.close());

  test('are reported exactly as in their reference', { timeout: 120_000 }, () => {
    for (const month of months) checkMonth(fed, month);
    for (const date of ['1999-03-10', '1999-05-18'].filter((day) => months.includes(day.slice(0, 7))))
      checkDay(fed, date);
  });

  test('are summed up as in their reference', { timeout: 300_000 }, async () => {
    for (const month of months) await checkSummaryOfMonth(fed.folder, bank, month);
  });

  test.runIf(all)(
    'give the same figures when one is fed again and when they come in the wrong order',
    { timeout: 900_000 },
    async () => {
      const digest = fed.digest(from, to);
      await fed.feed([monthFile('1999-02')]);
      expect(fed.digest(from, to)).toBe(digest);
      expect(fed.verify().differences).toEqual([]);
      const mixed = await station();
      await mixed.feed(['1999-04', '1999-01', '1999-05', '1999-03', '1999-02'].map(monthFile));
      expect(mixed.digest(from, to)).toBe(digest);
    },
  );
});
