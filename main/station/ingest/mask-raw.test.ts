import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskRaw, maskText } from './mask-raw.ts';

test.each([
  ['13800138000', '•••00'],
  ['+86 138-0013-8000', '•••00'],
  ['(010) 6552 1234', '(•••34'],
  ['room 101, call 123456', 'room 101, call 123456'],
  ['电话，１３８００１３８０００', '电话，•••００'],
  ['138–0013–8000 或 138/0013/8000', '•••00 或 •••00'],
  ['138\u200b0013\u200b8000', '•••00'],
  ['①③⑧⓪⓪①③⑧', '•••38'],
  ['停电（三天），无人处理！', '停电（三天），无人处理！'],
])('%s is kept as %s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

test('times and numbers in a sequence are kept, numbers that may be dialled are not, wherever they hide', () => {
  const raw = {
    seq: 12_345_678,
    time: 1_795_320_844_798,
    type: 'contact.queued',
    data: {
      contact: 'c1',
      caller: 13_800_138_000,
      from: 13_800_138_000,
      to: '13800138000',
      13800138000: 'name',
      list: [8_613_800_138_000],
    },
  };
  const text = maskRaw(raw);
  expect(text).toContain('"seq":12345678,"time":1795320844798');
  expect(text).not.toMatch(/138001380/);
});

test('no run of seven digits survives in texts, names and numbers of any message', () => {
  const number = fc.integer({ min: 1_000_000, max: Number.MAX_SAFE_INTEGER });
  const leaf = fc.oneof(
    fc.string(),
    number,
    number.map(String),
    number.map((n) => `tel ${n}!`),
    fc.boolean(),
  );
  const { message } = fc.letrec((tie) => ({
    message: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('message')),
      fc.dictionary(fc.oneof(fc.string(), number.map(String)), tie('message')),
    ),
  }));
  fc.assert(
    fc.property(
      message.filter(
        (raw) => !/"(seq|row|time|since|from|to|at|dueAt|offeredAt|answeredAt)"/.test(JSON.stringify(raw)),
      ),
      (raw) => {
        expect(maskRaw(raw)).not.toMatch(/\d{7}/);
      },
    ),
  );
});

test('a message nested without end and one of a megabyte are kept in part', () => {
  const nested: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
  expect(maskRaw(nested).length).toBeLessThan(200);
  expect(maskRaw('x'.repeat(1 << 20))).toHaveLength(4096);
});
