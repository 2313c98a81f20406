import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteOutbox } from './sqlite-outbox.ts';

let folder = '';
let file = '';
const all = { events: 1000, chars: 1e6 };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  file = join(folder, 'outbox.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

function event(n: number) {
  return { type: 'contact.ivrLeft', time: n, data: { contact: `c${n}` } };
}

describe('a durable outbox', () => {
  it('keeps its epoch, its seqs and every text when it is opened again', () => {
    const before = sqliteOutbox({ file });
    expect([before.first, before.last, before.read(1, all)]).toEqual([1, 0, null]);
    expect(before.append([event(1), event(2)])).toBe(2);
    expect(before.gap('acd-disconnected')).toBe(3);
    before.append([event(4)]);
    const texts = before.read(1, all);
    before.close();
    const after = sqliteOutbox({ file });
    expect([after.epoch, after.first, after.last]).toEqual([before.epoch, 1, 4]);
    expect(after.read(1, all)).toEqual(texts);
    expect(texts).toEqual({
      from: 1,
      events: [
        '{"seq":1,"type":"contact.ivrLeft","time":1,"data":{"contact":"c1"}}',
        '{"seq":2,"type":"contact.ivrLeft","time":2,"data":{"contact":"c2"}}',
      ],
    });
    expect(after.read(3, all)).toEqual({ from: 3, to: 3, why: 'acd-disconnected' });
    expect(after.read(4, all)).toMatchObject({ from: 4, events: [expect.stringContaining('"c4"')] });
    expect(after.append([event(5)])).toBe(5);
    after.close();
  });

  it('makes another epoch with another file', () => {
    const [one, two] = [sqliteOutbox({ file }), sqliteOutbox({ file: `${file}2` })];
    expect(one.epoch).not.toBe(two.epoch);
    one.close();
    two.close();
  });

  it('shows entries as soon as they are appended, and tells who waits', () => {
    const outbox = sqliteOutbox({ file });
    let told = 0;
    const stop = outbox.onMore(() => (told += 1));
    outbox.append([event(1)]);
    outbox.append([]);
    stop();
    outbox.append([event(2)]);
    expect(told).toBe(1);
    outbox.close();
  });

  it('drops its oldest entries at the bound and says so in their place, never using a seq twice', () => {
    const before = sqliteOutbox({ file, most: 3 });
    for (let n = 1; n <= 5; n += 1) before.append([event(n)]);
    expect([before.first, before.last]).toEqual([3, 5]);
    expect(before.read(2, all)).toEqual({ from: 2, to: 2, why: 'outbox-full' });
    before.append([event(6), event(7), event(8), event(9), event(10)]);
    expect(before.read(3, all)).toEqual({ from: 3, to: 7, why: 'outbox-full' });
    before.close();
    const emptied = new Database(file);
    emptied.exec('DELETE FROM entries');
    emptied.close();
    const after = sqliteOutbox({ file, most: 3 });
    expect([after.first, after.last, after.append([event(11)])]).toEqual([11, 10, 11]);
    after.close();
  });

  it('stays within the asked number of events and characters', () => {
    const outbox = sqliteOutbox({ file });
    outbox.append([1, 2, 3, 4, 5].map(event));
    expect(outbox.read(2, { events: 2, chars: 1e6 })).toMatchObject({ from: 2, events: { length: 2 } });
    expect(outbox.read(2, { events: 9, chars: 100 })).toMatchObject({ from: 2, events: { length: 2 } });
    expect(outbox.read(2, { events: 9, chars: 1 })).toMatchObject({ from: 2, events: { length: 1 } });
    outbox.close();
  });

  it('refuses a file of a newer version, of another program, or that is no database', () => {
    const newer = new Database(file);
    newer.pragma('user_version = 2');
    newer.close();
    expect(() => sqliteOutbox({ file })).toThrow(/outbox\.sqlite.*newer version/);
    const text = join(folder, 'text');
    writeFileSync(text, 'not a database at all, but long enough to be looked at '.repeat(40));
    expect(() => sqliteOutbox({ file: text })).toThrow(/text.*not a database/);
  });
});
