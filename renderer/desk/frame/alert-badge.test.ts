import { expect, it } from 'vitest';
import type { Alert } from '../../../shared/model/alert.ts';
import { alertBadge } from './alert-badge.ts';

const open = {
  state: 'firing',
  severity: 'warning',
  acknowledged: null,
  shelved: null,
  inhibitedBy: null,
  backfill: false,
} as unknown as Alert;
const badge = (...alerts: Partial<Alert>[]) =>
  alertBadge(Object.fromEntries(alerts.map((alert, at) => [String(at), { ...open, ...alert }])));

it('counts what wants somebody, under the most severe of them', () => {
  expect(badge({}, { severity: 'critical', state: 'recovering' }, { severity: 'notice' })).toEqual({
    count: 3,
    severity: 'critical',
  });
});
it('is not there for what somebody has seen, put aside, or does not want anybody', () => {
  const by = { role: 'leader', at: 1 } as const;
  expect(
    badge(
      { acknowledged: by },
      { shelved: { ...by, until: 2 } },
      { inhibitedBy: 'feed-silent' },
      { backfill: true },
      { state: 'pending' },
      { state: 'resolved' },
    ),
  ).toBeNull();
  expect(alertBadge(undefined)).toBeNull();
});
