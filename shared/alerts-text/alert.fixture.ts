import type { Alert } from '../model/alert.ts';

/** An alert as a station tells it: 接通率骤降, firing since 10:42 in Shanghai on 2026-11-22. */
export function anAlert(given: Partial<Alert> = {}): Alert {
  const firedAt = given.firedAt ?? Date.UTC(2026, 10, 22, 2, 42);
  return {
    id: 'a1',
    rule: 'connect-rate-dip',
    revision: 1,
    name: { zh: '接通率骤降', en: 'Connect rate dip' },
    metric: 'connectRate',
    severity: 'critical',
    scope: { kind: 'queue', key: 'q-repair', name: '故障报修' },
    state: 'firing',
    pendingAt: firedAt,
    firedAt,
    since: firedAt,
    readings: [
      { window: '5m', numerator: 160, denominator: 190, value: 160 / 190 },
      { window: '1m', numerator: 30, denominator: 38, value: 30 / 38 },
    ],
    raise: { below: 0.88 },
    clear: { atLeast: 0.9 },
    channels: ['popup', 'wall', 'sound', 'notification', 'webhook'],
    noDataSince: null,
    acknowledged: null,
    shelved: null,
    escalated: null,
    inhibitedBy: null,
    backfill: false,
    notice: 'n1',
    ...given,
  };
}
