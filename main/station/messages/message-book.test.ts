import { beforeEach, expect, test } from 'vitest';
import { MESSAGE_LIMITS } from '../../../shared/model/message.ts';
import type { AuditNote } from '../ports.ts';
import { memoryMessages } from '../testing/memory-messages.ts';
import { MessageBook } from './message-book.ts';

const MINUTE = 60_000;
const begin = Date.UTC(2026, 4, 18, 9);
let now = begin;
let mono = 0;
let changes = 0;
let archive = memoryMessages();
const noted: AuditNote[] = [];
const leader = { who: { id: '3', name: '李雷', role: 'leader' } } as const;
const storage = { fails: false, settles: true };

function book(): MessageBook {
  return new MessageBook({
    archive: {
      ...archive,
      addMessage(message) {
        if (storage.fails) throw new Error('database or disk is full');
        return archive.addMessage(message);
      },
    },
    clock: { now: () => now, mono: () => mono },
    audit: { note: (entry) => void noted.push(entry) },
    store(write) {
      if (!storage.settles) throw new Error('nothing can be stored');
      return write();
    },
    changed: () => (changes += 1),
    failed: () => undefined,
  });
}

function pass(ms: number): void {
  now += ms;
  mono += ms;
}

beforeEach(() => {
  [now, mono, changes] = [begin, 0, 0];
  archive = memoryMessages();
  noted.length = 0;
  Object.assign(storage, { fails: false, settles: true });
});

const texts = (of: MessageBook) => of.open().map(({ text }) => text);
const info = (text: string) => ({ text, level: 'info' }) as const;

test('a message without an end lasts an hour, one with minutes so many, one with a time until then', () => {
  const messages = book();
  const ends = [info('a'), { ...info('b'), minutes: 5 }, { ...info('c'), until: begin + 90_000 }].map(
    (draft) => messages.post(draft, leader),
  );
  expect(ends).toMatchObject([
    { ok: true, message: { id: '1', from: begin, until: begin + 60 * MINUTE } },
    { ok: true, message: { id: '2', from: begin, until: begin + 5 * MINUTE } },
    { ok: true, message: { id: '3', from: begin, until: begin + 90_000 } },
  ]);
  pass(90_000);
  messages.expire();
  expect(texts(messages)).toEqual(['a', 'b']);
  pass(60 * MINUTE);
  messages.expire();
  expect(texts(messages)).toEqual([]);
  expect(archive.messages()).toEqual([]);
  expect(changes).toBe(5);
});

test.each([
  ['twoEnds', { minutes: 5, until: begin + MINUTE }],
  ['past', { until: begin }],
  ['tooLong', { until: begin + MESSAGE_LIMITS.ms + 1 }],
] as const)('an end that cannot be is refused as %s', (why, end) => {
  expect(book().post({ ...info('a'), ...end }, leader)).toEqual({ ok: false, why });
  expect(archive.messages()).toEqual([]);
});

test('no more than the limit are open at once; one that is over makes room', () => {
  const messages = book();
  for (let n = 0; n < MESSAGE_LIMITS.open; n += 1)
    messages.post({ ...info(`m${n}`), minutes: n + 1 }, leader);
  expect(messages.post(info('more'), leader)).toEqual({ ok: false, why: 'tooMany' });
  pass(MINUTE);
  expect(messages.post(info('more'), leader)).toMatchObject({ ok: true });
});

test('a message withdrawn is gone for good, and again it is unknown', () => {
  const messages = book();
  messages.post(info('a'), leader);
  expect(messages.withdraw('1', leader)).toBe('withdrawn');
  expect([
    messages.withdraw('1', leader),
    messages.withdraw('01', leader),
    messages.withdraw('__proto__', leader),
  ]).toEqual(['unknown', 'unknown', 'unknown']);
  expect(texts(book())).toEqual([]);
});

test('who sent or withdrew one is noted with it, of a program only how it came in', () => {
  const messages = book();
  messages.post(info('a'), leader);
  messages.withdraw('1', { who: { id: '', name: '', role: 'leader' }, by: 'token' });
  expect(noted).toMatchObject([
    { at: begin, who: leader.who, what: 'message.post', subject: '1', after: { text: 'a' } },
    { who: { id: '' }, what: 'message.withdraw', before: { text: 'a' }, after: { by: 'token' } },
  ]);
});

test('a start goes on with what is stored and drops what has ended meanwhile', () => {
  const before = book();
  before.post({ ...info('short'), minutes: 1 }, leader);
  before.post(info('long'), leader);
  pass(MINUTE);
  expect(texts(book())).toEqual(['long']);
  expect(archive.messages()).toHaveLength(1);
});

test('a clock set forward ends what is over by it; set back, a message lasts no longer than it was given', () => {
  const messages = book();
  messages.post({ ...info('a'), minutes: 10 }, leader);
  messages.post({ ...info('b'), minutes: 120 }, leader);
  now += 60 * MINUTE;
  messages.expire();
  expect(texts(messages)).toEqual(['b']);
  now -= 24 * 60 * MINUTE;
  pass(119 * MINUTE);
  messages.expire();
  expect(texts(messages)).toEqual(['b']);
  pass(MINUTE);
  messages.expire();
  expect(texts(messages)).toEqual([]);
});

test('a start with a clock that is behind keeps the messages, until the clock is right', () => {
  book().post(info('a'), leader);
  now = 0;
  const messages = book();
  expect(texts(messages)).toEqual(['a']);
  now = begin + 59 * MINUTE;
  messages.expire();
  expect(texts(messages)).toEqual(['a']);
  now = begin + 60 * MINUTE;
  messages.expire();
  expect(texts(messages)).toEqual([]);
});

test('what cannot be stored is not shown, what cannot be removed stays', () => {
  const messages = book();
  messages.post(info('a'), leader);
  storage.fails = true;
  expect(messages.post(info('b'), leader)).toEqual({ ok: false, why: 'storage' });
  storage.settles = false;
  expect(messages.post(info('c'), leader)).toEqual({ ok: false, why: 'storage' });
  expect(messages.withdraw('1', leader)).toBe('storage');
  expect(texts(messages)).toEqual(['a']);
});
