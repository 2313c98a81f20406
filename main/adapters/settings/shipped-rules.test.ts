import { expect, test } from 'vitest';
import { durationMs } from '../../../shared/model/alert-rule.ts';
import { shippedRules } from './shipped-rules.ts';

const rules = shippedRules();
const ruleOf = (id: string) => rules.find((rule) => rule.id === id);

test('exactly the rules that calls, complaints, agents, work orders and the system itself can feed are shipped', () => {
  expect(rules.map(({ id, severity }) => [id, severity])).toEqual([
    ['clock-skew', 'critical'],
    ['connect-rate-dip', 'critical'],
    ['connect-rate-low', 'warning'],
    ['disk-low', 'critical'],
    ['feed-gap', 'critical'],
    ['feed-silent', 'critical'],
    ['hotspot', 'warning'],
    ['mass-event', 'critical'],
    ['nobody-ready', 'critical'],
    ['order-due-soon', 'warning'],
    ['order-overdue', 'critical'],
    ['queue-deep', 'warning'],
    ['queue-very-deep', 'critical'],
    ['shift-target-at-risk', 'warning'],
    ['slow-drift', 'warning'],
    ['source-conflict', 'critical'],
    ['state-too-long', 'notice'],
    ['summary-not-written', 'critical'],
    ['wait-long', 'warning'],
    ['wait-very-long', 'critical'],
  ]);
});

test('they raise where the design says', () => {
  const raised = Object.fromEntries(rules.map((rule) => [rule.id, { ...rule.raise, for: rule.for }]));
  expect(raised).toEqual({
    'clock-skew': { above: 2_000, for: '20s' },
    'connect-rate-dip': { below: 0.88, for: '0s' },
    'connect-rate-low': { below: 0.94, for: '0s' },
    'disk-low': { below: 0.1, for: '60s' },
    'feed-gap': { above: 0, for: '0s' },
    'feed-silent': { above: 15_000, for: '0s' },
    hotspot: { above: 7.99, for: '0s' },
    'mass-event': { above: 4, for: '0s' },
    'nobody-ready': { above: 0, for: '30s' },
    'order-due-soon': { above: 0, for: '0s' },
    'order-overdue': { above: 0, for: '0s' },
    'queue-deep': { above: 10, for: '60s' },
    'queue-very-deep': { above: 30, for: '60s' },
    'shift-target-at-risk': { above: 0, for: '5m' },
    'slow-drift': { above: 4, for: '0s' },
    'source-conflict': { above: 0, for: '0s' },
    'state-too-long': { above: 0, for: '30s' },
    'summary-not-written': { above: 0, for: '0s' },
    'wait-long': { above: 60, for: '30s' },
    'wait-very-long': { above: 180, for: '30s' },
  });
});

test('nobody on the floor is called out on the wall or out loud', () => {
  expect(ruleOf('state-too-long')).toMatchObject({ channels: ['popup'], escalate: [] });
});

test('each is told somewhere, stays until it is calm, and critical ones go up when nobody cares', () => {
  for (const { id, channels, keepFiring, severity, escalate } of rules) {
    expect(channels, id).toContain('popup');
    expect(durationMs(keepFiring), id).toBeGreaterThanOrEqual(10_000);
    if (severity === 'critical') expect(escalate, id).not.toEqual([]);
  }
});

test('rules silence only rules that exist, and those of no greater severity', () => {
  const rank = { notice: 0, warning: 1, critical: 2 };
  for (const rule of rules) {
    for (const id of rule.inhibits) {
      const other = ruleOf(id);
      expect(other, `${rule.id} inhibits ${id}`).toBeDefined();
      expect(other?.scope).toEqual(rule.scope);
      expect(rank[other?.severity ?? 'critical']).toBeLessThanOrEqual(rank[rule.severity]);
    }
  }
});
