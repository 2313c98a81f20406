import { expect, test } from 'vitest';
import { maskFacts, maskText } from './mask.ts';

test.each([
  ['13800138000', '***'],
  ['from +86 138-0013-8000 now', 'from *** now'],
  ['sip:02087654321@pbx', 'sip:***@pbx'],
  ['SIP/trunk_13800138000-0001', 'SIP/trunk_***'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
])('%s is written as %s', (raw, masked) => expect(maskText(raw)).toBe(masked));

test.each([
  'committed 123456 events',
  'epoch 0190f7a2-1c2d-4e5f-8a9b-123456789012',
  'day 1999-05-18 and 1999-05-18T09:00:00',
  'peer 127.0.0.1:50312',
])('%s stays readable', (text) => expect(maskText(text)).toBe(text));

test('times and counts given as numbers stay, deep facts are cut', () => {
  expect(maskFacts({ at: 1795320844798, deep: { a: { b: { c: { d: 1 } } } } })).toEqual({
    at: 1795320844798,
    deep: { a: { b: { c: '…' } } },
  });
});
