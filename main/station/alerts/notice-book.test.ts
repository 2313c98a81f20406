import { expect, test } from 'vitest';
import { NoticeBook } from './notice-book.ts';

const MINUTE = 60_000;

function openBook(book = new NoticeBook([], 0, () => new Set())) {
  let last = 0;
  return (minute: number, rule: string) => {
    const scope = { kind: 'queue', key: 'q', name: 'q' } as const;
    const told = { id: rule, severity: 'critical' as const, channels: [] };
    return book.tell({ id: String(++last), scope }, told, null, minute * MINUTE);
  };
}

test('while people can follow, what fires by one rule calls anew after a minute', () => {
  const tell = openBook();
  const ids = [0, 5, 10, 15, 20].map((minute) => tell(minute, 'nobody-ready'));
  expect(new Set(ids).size).toBe(5);
});

test('after six calls in an hour, what fires by the rule of a call joins it for ten minutes; another rule calls', () => {
  const tell = openBook();
  const calls = [0, 8, 16, 24, 32, 40].map((minute) => tell(minute, 'nobody-ready'));
  expect(tell(45, 'nobody-ready')).toBe(calls.at(-1));
  expect(tell(46, 'connect-rate-dip')).not.toBe(calls.at(-1));
  expect(tell(49.9, 'nobody-ready')).toBe(calls.at(-1));
  expect(tell(50.1, 'nobody-ready')).not.toBe(calls.at(-1));
});

test('a start of the station changes none of that: a notice remembers its rule', () => {
  const before = new NoticeBook([], 0, () => new Set());
  const tell = openBook(before);
  const calls = [0, 8, 16, 24, 32, 40].map((minute) => tell(minute, 'nobody-ready'));
  const stored = JSON.parse(JSON.stringify(before.takeChanged()));
  const after = openBook(new NoticeBook(stored, calls.length, () => new Set()));
  expect(after(45, 'nobody-ready')).toBe(calls.at(-1));
});
