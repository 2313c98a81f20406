import {
  byUrgency,
  figureParts,
  momentText,
  ruleName,
  whereText,
} from '../../../shared/alerts-text/alert-line.ts';
import type { Alert } from '../../../shared/model/alert.ts';
import type { Fault } from '../../../shared/model/fault.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { formatSpan } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Level } from '../../theme/palette.ts';
import { faultsView, severityLevels } from '../faults/view.ts';

/** The banner of a hall: the worst alert large, the others by turns. Nobody is named in it. */
export interface BannerView {
  level: Level;
  /** Somebody has taken it on. */
  calm: boolean;
  what: string;
  where: string;
  /** 84.2%; empty for what has no figure. */
  value: string;
  /** 5 分钟 应 ≥ 88%, and the other windows. */
  notes: string[];
  /** 自 10:42, and 已 3 分. */
  since: string;
  span: string;
  /** 已确认, 恢复中 or 无数据; empty else. */
  mark: string;
  /** One line each. */
  others: { level: Level; text: string }[];
}

/** The alerts that a hall is told of, the most urgent first: what is put aside, kept quiet or of the past is not. */
export function wallAlerts(alerts: Readonly<Record<string, Alert>> | undefined): Alert[] {
  return Object.values(alerts ?? {})
    .filter(
      ({ channels, state, shelved, inhibitedBy, backfill }) =>
        channels.includes('wall') &&
        (state === 'firing' || state === 'recovering') &&
        shelved === null &&
        inhibitedBy === null &&
        !backfill,
    )
    .toSorted(byUrgency);
}

/**
 * What the banner says; null while there is no alert. A fault of the system takes a turn in it, so that one band is
 * enough. `now`: the centre's time, epoch ms.
 */
export function bannerView(given: {
  alerts: Readonly<Record<string, Alert>> | undefined;
  faults: Readonly<Record<string, Fault>> | undefined;
  zone: Zone;
  now: number;
  words: Words;
}): BannerView | null {
  const { zone, now, words } = given;
  const [first, ...rest] = wallAlerts(given.alerts);
  if (first === undefined) return null;
  const fault = faultsView(given.faults, words);
  const { value, limit, window, others } = figureParts(words, first);
  const { say } = words;
  const should =
    window === '' ? say('alert.banner.limit', { limit }) : say('alert.banner.window', { limit, window });
  return {
    level: severityLevels[first.severity],
    calm: first.acknowledged !== null,
    what: ruleName(words, first.name),
    where: whereText(words, first.scope),
    value,
    notes: value === '' ? [] : [should, ...others],
    since: say('alert.banner.since', { at: momentText(zone, first.pendingAt, now) }),
    span: say('alert.banner.span', { span: formatSpan(now - first.pendingAt, words) }),
    mark: markOf(first, words),
    others: [
      ...(fault === null ? [] : [{ level: fault.level, text: fault.text }]),
      ...rest.map((alert) => ({ level: severityLevels[alert.severity], text: otherText(alert, words) })),
    ],
  };
}

function markOf({ noDataSince, state, acknowledged }: Alert, { say }: Words): string {
  if (noDataSince !== null) return say('alert.noData');
  if (state === 'recovering') return say('alert.state.recovering');
  return acknowledged === null ? '' : say('alert.acknowledged');
}

function otherText(alert: Alert, words: Words): string {
  const what = ruleName(words, alert.name);
  const where = whereText(words, alert.scope);
  return words.say('alert.banner.other', { what, where, value: figureParts(words, alert).value }).trim();
}
