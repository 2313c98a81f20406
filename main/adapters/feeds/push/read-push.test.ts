import { expect, test } from 'vitest';
import { customerToken } from '../asterisk/customer-token.ts';
import { readPush } from './read-push.ts';

const token = (raw: string): string => `token of ${raw.length}`;
const created = {
  type: 'order.created',
  time: 1_795_320_844_798,
  data: { order: 'o-1', kind: '投诉', customer: 'h1', dueAt: 1_795_330_000_000 },
};

test('a batch of good events is taken, with or without seqs', () => {
  const moved = { seq: 7, type: 'order.moved', time: 1, id: 'e7', data: { order: 'o-1', to: 'closed' } };
  expect(readPush({ events: [created, moved], within: 3600 }, token)).toEqual({
    events: [created, { type: 'order.moved', time: 1, id: 'e7', data: { order: 'o-1', to: 'closed' } }],
    within: 3600,
  });
  expect(readPush({ events: [] }, token)).toEqual({ events: [], within: null });
});

test.each([
  [[], null, '', 'the body must be an object'],
  [{}, null, 'events', 'events is missing: give it an array'],
  [{ events: [], more: 1 }, null, '', 'unknown key more: known here: events, within'],
  [{ events: [], within: 0.5 }, null, 'within', 'within must be a whole number'],
  [{ events: [7] }, 0, '', 'the event must be an object'],
  [
    { events: [created, { ...created, type: 'order.made' }] },
    1,
    'type',
    expect.stringMatching(/^type must be "contact.entered" or .*"order.created"/),
  ],
  [{ events: [{ ...created, time: '2026-11-22' }] }, 0, 'time', 'time must be a number'],
  [
    { events: [{ ...created, data: { order: 'o', kind: 'k', category: [] } }] },
    0,
    'data.category',
    'data.category is too small: at least 1 entries',
  ],
  [
    { events: [{ ...created, data: { kind: 'k' } }] },
    0,
    'data.order',
    'data.order is missing: give it a string',
  ],
])('%j is refused: %s %s', (body, index, path, problem) => {
  expect(readPush(body, token)).toEqual({ problems: [{ index, path, problem }], more: 0 });
});

test('all problems of a batch are told, up to a hundred', () => {
  const bad = { type: 'order.moved', time: -1, data: { to: 'lost' } };
  const read = readPush({ events: [created, bad] }, token);
  expect('problems' in read && read.problems.map(({ index, path }) => [index, path])).toEqual([
    [1, 'time'],
    [1, 'data.order'],
    [1, 'data.to'],
  ]);
  const many = readPush({ events: Array.from({ length: 50 }, () => bad) }, token);
  expect(many).toMatchObject({ more: 50, problems: { length: 100 } });
});

test('numbers of callers go no further, tokens do', () => {
  const customer = (given: string) => ({ ...created, data: { order: 'o', kind: 'k', customer: given } });
  const text = {
    type: 'complaint.filed',
    time: 1,
    data: { complaint: 'x', category: ['a'], region: ['b'], text: '请回电 138-0000-1234' },
  };
  const read = readPush({ events: [customer('+86 138 0000 1234'), customer('5b1f0e0a2c'), text] }, token);
  expect(JSON.stringify(read)).not.toMatch(/0000/);
  expect(read).toMatchObject({
    events: [
      { data: { customer: 'token of 14' } },
      { data: { customer: '5b1f0e0a2c' } },
      { data: { text: '请回电 •••34' } },
    ],
  });
});

test.each([
  'tel:13800138000',
  '张三 13800138000',
  '张三13800138000',
  '138/0013/8000',
  '138–0013–8000',
  '１３８００１３８０００',
  '①③⑧⓪⓪①③⑧⓪⓪⓪',
  '138\u200b0013\u200b8000',
  '+86 138 0013 8000',
  '(+86)13800138000',
  '0086-13800138000',
])('%s is the token of its number', (given) => {
  const read = readPush(
    { events: [{ ...created, data: { ...created.data, customer: given } }] },
    customerToken('key'),
  );
  expect(read).toMatchObject({ events: [{ data: { customer: customerToken('key')('13800138000') } }] });
});

test('ids that have a number beside letters become tokens of their own, keyed hashes and UUIDs stay', () => {
  const read = readPush(
    {
      events: [
        'A-1234567',
        'B-1234567',
        '00000000-9abc-4000-8000-123456789012',
        'a1234567890123456789012345678901',
      ].map((customer) => ({ ...created, data: { ...created.data, customer } })),
    },
    (raw) => `token of ${raw}`,
  );
  expect(read).toMatchObject({
    events: [
      'token of A-1234567',
      'token of B-1234567',
      '00000000-9abc-4000-8000-123456789012',
      'a1234567890123456789012345678901',
    ].map((customer) => ({ data: { customer } })),
  });
});

test('a number typed into a unit or an owner goes no further', () => {
  const data = { ...created.data, unit: '一班 0571-88001234', owner: '张三13800138000' };
  expect(readPush({ events: [{ ...created, data }] }, token)).toMatchObject({
    events: [{ data: { unit: '一班 •••34', owner: '张三•••00', order: 'o-1' } }],
  });
});
