import { expect, test } from 'vitest';
import { maskFacts, maskLogText } from './mask.ts';

test.each([
  ['13800138000', '•••00'],
  ['电话１３８００１３８０００', '电话•••００'],
  ['13.80.01.38.000', '•••00'],
  ['call 1380013-8000 of 2026-05-18', 'call •••00 of 2026-05-18'],
  ['from +86 138-0013-8000 now', 'from •••00 now'],
  ['sip:02087654321@pbx', 'sip:•••21@pbx'],
  ['SIP/trunk_13800138000-0001', 'SIP/trunk_•••01'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
  [
    'https://qyapi.example/send?a=1&key=0190f7a2-1c2d-4e5f-8a9b-123456789012',
    'https://qyapi.example/send?a=1&key=***',
  ],
  [
    'https://oapi.example/robot/send?access_token=ab%2Bc&x=1',
    'https://oapi.example/robot/send?access_token=***&x=1',
  ],
  ['https://open.example/open-apis/bot/v2/hook/ab-12', 'https://open.example/open-apis/bot/v2/hook/***'],
])('%s is written as %s', (raw, masked) => expect(maskLogText(raw)).toBe(masked));

test.each([
  'committed 123456 events',
  'epoch 0190f7a2-1c2d-4e5f-8a9b-123456789012',
  'day 1999-05-18 and 1999-05-18T09:00:00',
  'peer 127.0.0.1:50312',
  'peer 192.168.100.200:50312',
])('%s stays readable', (text) => expect(maskLogText(text)).toBe(text));

test('times and counts given as numbers stay, deep facts are cut', () => {
  expect(maskFacts({ at: 1795320844798, deep: { a: { b: { c: { d: 1 } } } } })).toEqual({
    at: 1795320844798,
    deep: { a: { b: { c: '…' } } },
  });
});
