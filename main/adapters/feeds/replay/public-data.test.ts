import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { assetsFolder } from '../../assets-folder.ts';
import { dialectByName } from './dialects.ts';

const data = join(assetsFolder(), '..', '..', 'shared', 'data');
const calls = join(data, 'us_911', 'calls.csv.gz');
const requests = ['requests_2011-03-01.csv', 'animal_requests_2025q1.csv'].map((file) =>
  join(data, 'nyc_311', file),
);
const there = [calls, ...requests].every((file) => existsSync(file));
if (!there) process.stdout.write('skip: mappings against us_911 and nyc_311 (../shared is not here)\n');

const context = { zone: 'America/New_York', epoch: '0123456789', customer: (raw: string) => raw };
const read = (mapping: string, text: string) => dialectByName(mapping).parse(text, context).events;

interface Told {
  type: string;
  time: number;
  data: Record<string, unknown>;
}
function told(mapping: string, text: string): Told[] {
  return read(mapping, text).map((event) => ({
    type: event.type,
    time: event.time,
    data: { ...Object('data' in event ? event.data : {}) },
  }));
}

const newYork = new Intl.DateTimeFormat('sv', {
  timeZone: 'America/New_York',
  dateStyle: 'short',
  timeStyle: 'medium',
});
/** Local time of New York → epoch ms, by asking what each candidate looks like there. */
function msOf(local: string): number {
  const asIfUtc = Date.parse(`${local.replace(' ', 'T')}Z`);
  const found = [4, 5].map((hours) => asIfUtc + hours * 3_600_000).find((ms) => newYork.format(ms) === local);
  if (found === undefined) throw new Error(`${local} is no time in New York`);
  return found;
}

const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true });

describe.runIf(there)('the mapping montgomery-911', () => {
  const text = there ? gunzipSync(readFileSync(calls)).toString() : '';

  it('makes a complaint of every call, in its class, township and hour', () => {
    const counted = new Map<string, number>();
    const note = (hour: number, ...place: string[]): void => {
      const key = [Math.floor(hour / 3_600_000), ...place].join(' / ');
      counted.set(key, (counted.get(key) ?? 0) + 1);
    };
    const rows = rowsOf(text);
    for (const { time = '', category = '', type = '', twp = '' } of rows)
      note(msOf(time), category, type, twp);
    const events = told('montgomery-911', text);
    expect(events).toHaveLength(rows.length);
    expect(new Set(events.map((event) => event.data['complaint'])).size).toBe(rows.length);
    for (const { type, time, data: said } of events) {
      expect(type).toBe('complaint.filed');
      const place = [said['category'], said['region']].flat().map(String);
      const key = [Math.floor(time / 3_600_000), ...place].join(' / ');
      counted.set(key, (counted.get(key) ?? 0) - 1);
    }
    expect([...counted].filter(([, left]) => left !== 0)).toEqual([]);
  });
});

describe.runIf(there)('the mapping nyc-311', () => {
  it.each(requests)('reads %s so that orders can be counted at any moment', (file) => {
    const text = readFileSync(file, 'utf8');
    const rows = rowsOf(text).map((row) => ({
      key: row['key'] ?? '',
      agency: row['agency'] ?? '',
      created: msOf(row['created'] ?? ''),
      closed: row['closed'] ? msOf(row['closed']) : Infinity,
      due: row['due'] ? msOf(row['due']) : Infinity,
    }));
    const orders = new Map<string, { created: number; closed: number; due: number; unit: unknown }>();
    for (const { type, time, data: said } of told('nyc-311', text)) {
      const id = String(said['order']);
      const order = orders.get(id);
      if (type === 'order.created')
        orders.set(id, {
          created: time,
          closed: Infinity,
          due: Number(said['dueAt'] ?? Infinity),
          unit: said['unit'],
        });
      else if (order && said['to'] === 'closed') order.closed = time;
      else throw new Error(`${type} ${String(said['to'])} of an order that was not created`);
    }
    const figures = (all: Iterable<{ created: number; closed: number; due: number }>, at: number) => {
      const known = [...all].filter(({ created }) => created <= at);
      const closed = known.filter((order) => order.closed <= at);
      return {
        created: known.length,
        closed: closed.length,
        overdueOpen: known.filter((order) => order.closed > at && order.due < at).length,
        closedLate: closed.filter((order) => order.closed > order.due).length,
      };
    };
    const first = Math.min(...rows.map(({ created }) => created));
    for (const hours of [0, 1, 12, 24, 24 * 7, 24 * 30, 24 * 365])
      expect(figures(orders.values(), first + hours * 3_600_000)).toEqual(
        figures(rows, first + hours * 3_600_000),
      );
    for (const { key, agency } of rows) expect(orders.get(key)?.unit).toBe(agency);
    expect(read('nyc-311', text).filter(({ type }) => type === 'record.invalid')).toEqual([]);
  });
});

describe('rows of nyc-311 that contradict themselves', () => {
  const header = 'key,created,closed,due,agency,complaint_type,borough';
  const rows = [
    '1,2025-01-02 10:00:00,2025-01-02 10:00:00,,NYPD,Noise,BRONX',
    '2,2025-01-02 10:00:00,2025-01-02 09:59:59,,NYPD,Noise,BRONX',
    '3,2025-01-02 10:00:00,,2025-01-01 10:00:00,NYPD,Noise,BRONX',
    '4,2025-01-02 10:00:00,1900-01-01 00:00:00,,NYPD,Noise,BRONX',
    ',2025-01-02 10:00:00,,,NYPD,Noise,BRONX',
    '6,,,,NYPD,Noise,BRONX',
    '7,2025-01-02 10:00:00,,,NYPD,,BRONX',
    '8,2025-01-02 10:00:00,yesterday,,NYPD,Noise,BRONX',
  ];

  it('are quarantined whole, with the reason; closed in the second of creation is no contradiction', () => {
    const events = told('nyc-311', [header, ...rows].join('\n'));
    expect(
      events
        .filter(({ type }) => type !== 'record.invalid')
        .map(({ type, data: { order } }) => [type, order]),
    ).toEqual([
      ['order.created', '1'],
      ['order.moved', '1'],
    ]);
    const reasons = events.flatMap(({ data: { row, why } }) => (row === undefined ? [] : [[row, why]]));
    expect(Object.fromEntries(reasons)).toEqual({
      2: 'closed before it was created',
      3: 'due before it was created',
      4: 'column "closed": "1900-01-01 00:00:00" lies outside of the years 1970 to 2200',
      5: 'no key',
      6: 'no time of creation',
      7: expect.stringMatching(/^order.created, kind: /),
      8: expect.stringMatching(/^column "closed": "yesterday" is not a time as YYYY-MM-DD HH:MM:SS/),
    });
  });

  it('need no column that only some of the files have', () => {
    const [created] = told('nyc-311', `${header}\n${rows[0]}`);
    expect(created?.data).toEqual({
      order: '1',
      kind: 'Noise',
      category: ['Noise'],
      region: ['BRONX'],
      unit: 'NYPD',
    });
    expect(() => told('nyc-311', 'key,created,closed\n1,,')).toThrow(/there is no column "complaint_type"/);
  });
});
