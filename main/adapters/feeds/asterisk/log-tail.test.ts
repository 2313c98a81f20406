import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLog } from './log-tail.ts';

let folder = '';
let log = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-log-'));
  log = join(folder, 'queue_log');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('reads on from its cursor, whole lines only', () => {
  writeFileSync(log, 'one\ntwo\nthr');
  const first = readLog(log, null);
  expect(first.lines).toEqual(['one', 'two']);
  appendFileSync(log, 'ee\n\n会议\n');
  const second = readLog(log, first.cursor);
  expect(second.lines).toEqual(['three', '', '会议']);
  expect(readLog(log, second.cursor)).toEqual({ lines: [], cursor: second.cursor, torn: false });
});

test('a rotated log is read to its end, then the new one from its beginning', () => {
  writeFileSync(log, 'one\n');
  const { cursor } = readLog(log, null);
  appendFileSync(log, 'two\n');
  renameSync(log, `${log}.1`);
  writeFileSync(`${log}.2`, 'older\nones\n');
  writeFileSync(log, 'three\n');
  expect(readLog(log, cursor)).toMatchObject({ lines: ['two', 'three'], torn: false });
});

test('a log that was cut, or whose old part is gone, is read anew and said to be torn', () => {
  writeFileSync(log, 'one\ntwo\n');
  const { cursor } = readLog(log, null);
  writeFileSync(log, 'six\n');
  expect(readLog(log, cursor)).toMatchObject({ lines: ['six'], torn: true });
  writeFileSync(log, 'a new one that is already longer\nthan the old one was\n');
  expect(readLog(log, cursor)).toMatchObject({
    lines: ['a new one that is already longer', 'than the old one was'],
    torn: true,
  });
});

test('an empty log is no rotation of the one it becomes', () => {
  writeFileSync(log, '');
  const { cursor } = readLog(log, null);
  writeFileSync(log, 'one\n');
  expect(readLog(log, cursor)).toMatchObject({ lines: ['one'], torn: false });
});
