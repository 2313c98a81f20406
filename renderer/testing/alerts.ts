import { anAlert } from '../../shared/alerts-text/alert.fixture.ts';
import type { Topics } from '../../shared/contract/topics.ts';
import type { Alert, Notice } from '../../shared/model/alert.ts';

const gauge = (value: number) => [{ window: '', numerator: null, denominator: null, value }];

/** What a bad afternoon raises, the most urgent first; a name as long as a hall has. */
export function alarmAlerts(now: number): Alert[] {
  const since = (minutes: number) => ({
    pendingAt: now - minutes * 60_000,
    firedAt: now - minutes * 60_000,
    since: now - minutes * 60_000,
  });
  const queue = (name: string) => ({ kind: 'queue', key: name, name }) as const;
  return [
    anAlert({ ...since(3), scope: { kind: 'centre', key: '', name: '' } }),
    anAlert({
      ...since(7),
      id: 'a2',
      notice: 'n2',
      rule: 'wait-very-long',
      name: { zh: '等待过久', en: 'Wait very long' },
      metric: 'longestWait',
      scope: queue('投递延误·普通话'),
      readings: gauge(201),
      raise: { above: 180 },
      clear: { atMost: 180 },
    }),
    anAlert({
      ...since(12),
      id: 'a3',
      notice: 'n3',
      rule: 'queue-deep',
      name: { zh: '排队较多', en: 'Queue deep' },
      metric: 'waiting',
      severity: 'warning',
      scope: queue('国际业务·英语'),
      readings: gauge(14),
      raise: { above: 10 },
      clear: { atMost: 10 },
    }),
    anAlert({
      ...since(61),
      id: 'a4',
      notice: 'n4',
      rule: 'slow-drift',
      name: { zh: '接通率缓慢下滑', en: 'Slow drift' },
      metric: 'cusumConnectRate',
      severity: 'warning',
      scope: queue('查询·普通话'),
      readings: gauge(4.6),
      raise: { above: 4 },
      clear: { atMost: 4 },
    }),
  ];
}

/** The alerts of a scripted wall. */
export function alertsOf(state: string, now: number): Topics['alerts'] {
  const all = alarmAlerts(now);
  const taken = { role: 'leader', at: now - 60_000 } as const;
  switch (state) {
    case 'alerts':
      return byId(all);
    case 'one':
      return byId([
        anAlert({ ...all[1], name: { zh: '长时间无人接听的排队', en: 'A caller has waited for too long' } }),
      ]);
    case 'acknowledged':
      return byId([anAlert({ ...all[0], acknowledged: taken })]);
    default:
      return {};
  }
}

function byId(alerts: readonly Alert[]): Topics['alerts'] {
  return Object.fromEntries(alerts.map((alert) => [alert.id, alert]));
}

/** The notice that told of `anAlert`. */
export function aNotice(given: Partial<Notice> = {}): Notice {
  return {
    id: 'n1',
    rule: 'connect-rate-dip',
    severity: 'critical',
    at: 0,
    alerts: ['a1'],
    count: 1,
    channels: ['popup', 'wall', 'sound', 'notification'],
    to: null,
    ...given,
  };
}
