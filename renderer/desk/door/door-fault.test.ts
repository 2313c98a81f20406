import { expect, test } from 'vitest';
import { createWords } from '../../../shared/words/words.ts';
import { doorFault } from './door-fault.ts';

const words = createWords('zh-CN');
const at = Date.UTC(2026, 4, 18, 15, 59, 50);
const fault = (answer: Parameters<typeof doorFault>[0], zone = 'Asia/Shanghai') =>
  doorFault(answer, 'hub:8138', at, zone, words);

test('a wait is told by the time of day at which it is over, in the centre’s zone', () => {
  expect(fault({ ok: false, why: 'wait', waitMs: 15_000 })).toBe('错误次数过多，请在 00:00:05 之后再试。');
  expect(fault({ ok: false, why: 'wait', waitMs: 15_000 }, 'UTC')).toContain('16:00:05');
});

test('everything else that keeps the door shut has its words, and an open door none', () => {
  expect(fault({ ok: true })).toBe('');
  expect(fault({ ok: false, why: 'wrong' })).toBe('账号或密码不对。');
  expect(fault({ ok: false, why: 'unreachable' })).toContain('hub:8138');
  expect(fault({ ok: false, why: 'problem', problem: 'short' })).toContain('10');
});
