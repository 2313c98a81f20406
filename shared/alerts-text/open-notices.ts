import { mayAs, type Role } from '../model/person.ts';
import { byUrgency } from './alert-line.ts';
import type { Alert, Notice } from '../model/alert.ts';
import type { AlertChannel } from '../model/alert-rule.ts';

/** A notice of which something still wants somebody. */
export interface OpenNotice {
  notice: Notice;
  /** Those of its alerts that do, the most urgent first. */
  alerts: [Alert, ...Alert[]];
}

/** Whether an alert fires and nobody has acknowledged it, put it aside or has a greater one for it. */
export function wantsSomebody({ state, acknowledged, shelved, inhibitedBy, backfill }: Alert): boolean {
  const fires = state === 'firing' || state === 'recovering';
  return fires && acknowledged === null && shelved === null && inhibitedBy === null && !backfill;
}

/** Who is called by a notice that was passed on to somebody. */
const called = {
  'shift-leader': 'leader',
  'duty-manager': 'manager',
  administrator: 'administrator',
} as const satisfies Record<NonNullable<Notice['to']>, Role>;

/**
 * The notices of which something wants somebody; the most urgent first, then the newest. Of a channel where one is given,
 * and where a role is given only those that call it: what was passed on calls no one below those it was passed on to.
 * An alert is told of once: by the newest of the notices that name it, which is the one that says it was passed on.
 */
export function openNotices(
  notices: Readonly<Record<string, Notice>> | undefined,
  alerts: Readonly<Record<string, Alert>> | undefined,
  { channel, role }: { channel?: AlertChannel; role?: Role } = {},
): OpenNotice[] {
  const waiting = Object.values(alerts ?? {}).filter(wantsSomebody);
  const told = Map.groupBy(waiting, ({ notice }) => notice);
  const byId = new Map(waiting.map((alert) => [alert.id, alert]));
  const calling = Object.values(notices ?? {})
    .filter(({ channels }) => channel === undefined || channels.includes(channel))
    .filter(({ to }) => role === undefined || to === null || mayAs(role, called[to]))
    .flatMap((notice) => {
      const named = notice.alerts.flatMap((id) => byId.get(id) ?? []);
      const all = new Set([...named, ...(told.get(notice.id) ?? [])]);
      const [first, ...rest] = [...all].toSorted(byUrgency);
      return first === undefined ? [] : [{ notice, alerts: [first, ...rest] } satisfies OpenNotice];
    });
  return oncePerAlert(calling).toSorted(
    (a, b) => byUrgency(a.alerts[0], b.alerts[0]) || b.notice.at - a.notice.at,
  );
}

/** Leaves each alert to the newest of its notices; of two of one time, to the one that passed it on. */
function oncePerAlert(open: readonly OpenNotice[]): OpenNotice[] {
  const told = new Set<string>();
  const newestFirst = open.toSorted(
    ({ notice: a }, { notice: b }) => b.at - a.at || Number(b.to !== null) - Number(a.to !== null),
  );
  return newestFirst.flatMap(({ notice, alerts }) => {
    const [first, ...rest] = alerts.filter(({ id }) => !told.has(id));
    for (const { id } of alerts) told.add(id);
    if (first === undefined) return [];
    const elsewhere = alerts.length - rest.length - 1;
    const count = notice.count - elsewhere;
    return [{ notice: elsewhere === 0 ? notice : { ...notice, count }, alerts: [first, ...rest] }];
  });
}
