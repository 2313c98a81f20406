import type { AlarmLoad, AlertScope, Notice } from '../../../shared/model/alert.ts';

/** An alert that was raised. */
export interface Raised {
  at: number;
  rule: string;
  scope: AlertScope;
}

const TEN_MINUTES = 600_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
/** Raised so often in ten minutes, an alert chatters. */
const CHATTER = 3;
const SHOWN = 20;

/**
 * How busy alerts keep people, over the hour up to `now` (epoch ms). Source: alerts.md, ISA-18.2 (≤ 6 an hour to be
 * manageable, > 10 in ten minutes a flood, three times in ten minutes chattering, a day standing).
 */
export function alarmLoad(
  notices: readonly Notice[],
  raised: readonly Raised[],
  firing: readonly { alert: string; since: number }[],
  flood: boolean,
  now: number,
): AlarmLoad {
  const hour = notices.filter(({ at }) => at > now - HOUR && at <= now);
  const tenMinutes = [5, 4, 3, 2, 1, 0].map((back) => {
    const to = now - back * TEN_MINUTES;
    return hour.filter(({ at }) => at > to - TEN_MINUTES && at <= to).length;
  });
  const count = (severity: Notice['severity']): number =>
    hour.filter((each) => each.severity === severity).length;
  return {
    tenMinutes,
    lastHour: hour.length,
    raised: raised.filter(({ at }) => at > now - HOUR && at <= now).length,
    bySeverity: { notice: count('notice'), warning: count('warning'), critical: count('critical') },
    chattering: chattering(raised.filter(({ at }) => at > now - TEN_MINUTES && at <= now)),
    standing: firing
      .filter(({ since }) => since <= now - DAY)
      .toSorted((a, b) => a.since - b.since)
      .slice(0, SHOWN),
    flood,
  };
}

function chattering(raised: readonly Raised[]): AlarmLoad['chattering'] {
  const counts = new Map<string, AlarmLoad['chattering'][number]>();
  for (const { rule, scope } of raised) {
    const key = `${rule} ${scope.kind} ${scope.key}`;
    const found = counts.get(key) ?? { rule, scope, count: 0 };
    counts.set(key, { ...found, count: found.count + 1 });
  }
  return [...counts.values()]
    .filter(({ count }) => count >= CHATTER)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, SHOWN);
}
