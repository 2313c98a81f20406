import { expect, test } from 'vitest';
import { createZone } from '../../../../shared/time/zone-day.ts';
import { createWords } from '../../../../shared/words/words.ts';
import { auditChanges } from './audit-changes.ts';
import { auditQuery } from './audit-query.ts';
import { tokenState } from './token-state.ts';

const words = createWords('zh-CN');
const changes = (before: unknown, after: unknown) =>
  auditChanges({ before, after }, (ms) => `at ${ms}`, words).map(
    ({ key, before: was, after: is }) => `${key}: ${was} > ${is}`,
  );

test('only what differs is told, in words where there are any', () => {
  const lin = { account: 'lin', name: '林', role: 'leader', active: true };
  expect(changes(lin, { ...lin, role: 'manager', active: false })).toEqual([
    '角色: 值班长 > 值班经理',
    '状态: 启用 > 已停用',
  ]);
  expect(changes(null, lin)).toHaveLength(4);
  expect(changes(null, { until: 5, from: '10.0.0.9' })).toEqual(['至:  > at 5', '来自:  > 10.0.0.9']);
});

test('what others keep in the journal is told as it is, and cut where it is long', () => {
  expect(changes({ raise: { below: 0.9 } }, { raise: { below: 0.88 } })).toEqual([
    'raise: {"below":0.9} > {"below":0.88}',
  ]);
  expect(changes('a', 'b')).toEqual([': a > b']);
  expect(changes(null, { text: 'x'.repeat(200) })[0]).toMatch(/x{79}…$/);
  expect(changes([1, 2], [1, 3])).toEqual(['1: 2 > 3']);
});

test('days of the centre are asked for as half-open times; what is no day or kind is not asked for', () => {
  const zone = createZone('Asia/Shanghai');
  const usual = { text: '', kinds: [], from: '', to: '' };
  expect(auditQuery({ ...usual, from: '2026-05-18', to: '2026-05-18' }, zone)).toEqual({
    text: '',
    kinds: [],
    from: Date.UTC(2026, 4, 17, 16),
    to: Date.UTC(2026, 4, 18, 16),
  });
  const odd = { text: ' 林 ', kinds: ['rule.save', 'no such'], from: '2026-13-01', to: '5' };
  expect(auditQuery(odd, zone)).toEqual({ text: '林', kinds: ['rule.save'] });
});

test('a token is good until its end, and no longer once it was taken back', () => {
  expect(tokenState({ revoked: false, until: 6 }, 5)).toBe('good');
  expect(tokenState({ revoked: false, until: 5 }, 5)).toBe('over');
  expect(tokenState({ revoked: true, until: 6 }, 5)).toBe('revoked');
});
