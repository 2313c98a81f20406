import { expect, test } from 'vitest';
import { customerToken } from './customer-token.ts';

const token = customerToken('key');

test.each([
  [
    '13800138000',
    [
      '138 0013 8000',
      '138–0013–8000',
      '１３８００１３８０００',
      '+86 13800138000',
      '(+86)138-0013-8000',
      '008613800138000',
      '8613800138000',
      '013800138000',
      'tel:+8613800138000',
    ],
  ],
  ['057188001234', ['0571-88001234', '+86 571 8800 1234', '0086-571-88001234']],
  ['01065521234', ['(010) 6552 1234', '+861065521234']],
  ['4008001234', ['400-800-1234', '+86 400 800 1234']],
  ['+15551234567', ['001 555 123 4567', '+1 (555) 123-4567']],
])('%s is one caller however it is written', (number, spellings) => {
  for (const each of spellings) expect([each, token(each)]).toEqual([each, token(number)]);
});

test('other numbers, other ids and other keys are other tokens', () => {
  const raws = [
    '13800138000',
    '13800138001',
    '+442079460000',
    '02079460000',
    '1001',
    'A-100',
    'A100',
    'a100',
  ];
  expect(new Set(raws.map(token)).size).toBe(raws.length);
  expect(customerToken('other')('13800138000')).not.toBe(token('13800138000'));
});
