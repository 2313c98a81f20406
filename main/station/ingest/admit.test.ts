import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../../shared/model/event.ts';
import { admit } from './admit.ts';

const queued = { type: 'contact.queued', time: 1_795_320_844_798, data: { contact: 'c1', queue: 'sales' } };

test('a good event is admitted with the number of its place, and members nobody knows are dropped', () => {
  expect(admit({ ...queued, data: { ...queued.data, mood: 'bad' } }, 7, Infinity)).toEqual({
    event: { seq: 7, ...queued },
  });
  expect(admit({ ...queued, seq: 7 }, 7, Infinity)).toHaveProperty('event');
});

test('numbers of callers in what people type are masked on the way in; ids and keys stay', () => {
  const time = 1_795_320_844_798;
  const data = (type: string, given: object) => {
    const admitted = admit({ type, time, data: given }, 1, Infinity);
    return 'event' in admitted ? admitted.event.data : admitted;
  };
  const filed = { complaint: '20260518001', category: ['330106001'], region: ['北山'] };
  expect(data('complaint.filed', { ...filed, text: '请回电１３８–００１３–８０００' })).toEqual({
    ...filed,
    text: '请回电•••００',
  });
  const made = { order: '20260518002', kind: '投诉' };
  const typed = { unit: '一班 0571-88001234', owner: '张三13800138000' };
  const masked = { unit: '一班 •••34', owner: '张三•••00' };
  expect(data('order.created', { ...made, ...typed })).toEqual({ ...made, ...masked });
  expect(data('order.moved', { order: 'o', to: 'closed', ...typed })).toEqual({
    order: 'o',
    to: 'closed',
    ...masked,
  });
  expect(data('contact.transferred', { contact: 'c', toExternal: '13800138000' })).toMatchObject({
    toExternal: '•••00',
  });
});

describe('to quarantine goes', () => {
  test.each<[string, unknown, string, RegExp]>([
    ['no object', 'hello', 'invalid', /^an event must be an object$/],
    ['null', null, 'invalid', /^an event must be an object$/],
    ['a list', [queued], 'invalid', /^an event must be an object$/],
    ['another number', { ...queued, seq: 8 }, 'invalid', /^seq: 8 at the place of 7$/],
    [
      'a number that cannot be a text',
      { ...queued, seq: { toString: 1, valueOf: 1 } },
      'invalid',
      /^seq: a object/,
    ],
    ['no type', { ...queued, type: undefined }, 'invalid', /^type: /],
    [
      'an unknown type',
      { ...queued, type: 'contact.danced' },
      'unknown-type',
      /"contact.danced" is not known/,
    ],
    ['a name of every object as type', { ...queued, type: 'constructor' }, 'unknown-type', /constructor/],
    ['no time', { ...queued, time: undefined }, 'invalid', /^time: /],
    ['half a millisecond', { ...queued, time: 1.5 }, 'invalid', /^time: /],
    ['a time before 1970', { ...queued, time: -1 }, 'invalid', /^time: /],
    ['a time as text', { ...queued, time: '1795320844798' }, 'invalid', /^time: /],
    ['the future', { ...queued, time: 1_795_320_844_799 }, 'time', /lies 300 s in the future/],
    ['no data', { ...queued, data: undefined }, 'invalid', /^data: /],
    ['an empty id', { ...queued, data: { contact: '', queue: 'q' } }, 'invalid', /^data\.contact: /],
    [
      'an id of 129 characters',
      { ...queued, data: { contact: 'x'.repeat(129), queue: 'q' } },
      'invalid',
      /^data\.contact: /,
    ],
    [
      'control characters',
      { ...queued, data: { contact: 'c', queue: 'q\u202e' } },
      'invalid',
      /^data\.queue: has control characters/,
    ],
    [
      'a wrong member',
      { ...queued, data: { ...queued.data, channel: 'pigeon' } },
      'invalid',
      /^data\.channel: /,
    ],
    [
      'a row an adapter could not read',
      { type: 'record.invalid', time: 0, data: { row: 12, why: 'ends before it begins' } },
      'invalid',
      /^row 12: ends before/,
    ],
  ])('%s', (_name, raw, code, why) => {
    expect(admit(raw, 7, 1_795_320_844_798)).toMatchObject({
      refusal: { code, why: expect.stringMatching(why) },
    });
  });
});

test('nothing that is JSON makes it throw, and what it says is short', () => {
  const raw = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        type: fc.oneof(fc.constantFrom(...eventTypes, 'record.invalid', '__proto__'), fc.string()),
        time: fc.jsonValue(),
        seq: fc.jsonValue(),
        data: fc.jsonValue(),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(raw, (value) => {
      const admitted = admit(value, 7, Infinity);
      if ('refusal' in admitted) expect(admitted.refusal.why.length).toBeLessThan(400);
      else expect(admitted.event.seq).toBe(7);
    }),
    { numRuns: 500 },
  );
});
