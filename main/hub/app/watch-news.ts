import { openNotices } from '../../../shared/alerts-text/open-notices.ts';
import type { Urgent } from '../../../shared/contract/station-process.ts';
import type { Topics } from '../../../shared/contract/topics.ts';
import type { Gauge } from '../../../shared/model/gauge.ts';
import { followTopics } from '../follow-topics.ts';
import type { Cells } from '../follow-topics.ts';
import type { StationAccess } from './station-access.ts';

/** What tray and notifications are made from. */
export interface News {
  linked: boolean;
  urgent: Urgent[];
}

/** Follows what is urgent, as a page does, and tells whenever it is other than before. */
export function watchNews(access: Pick<StationAccess, 'openViewer'>, tell: (news: News) => void): void {
  let told = '';
  const say = (news: News): void => {
    // What an alert reads changes all the time; that it is there does not.
    const text = JSON.stringify(news, (key, value: unknown) => (key === 'alert' ? undefined : value));
    if (text !== told) tell(news);
    told = text;
  };
  followTopics({
    openViewer: (wire) => access.openViewer(wire),
    viewer: 'shell',
    topics: ['faults', 'alerts', 'notices'],
    tell: (cells) => say({ linked: true, urgent: urgentOf(cells) }),
    lost: () => say({ linked: false, urgent: [] }),
  });
}

/** Faults that shipped rules watch as well: whether, when and to whom they are told is for the rules to say. */
const watched: Readonly<Record<string, Gauge>> = {
  'feed-down': 'feedSilenceMs',
  'feed-silent': 'feedSilenceMs',
  'feed-gap': 'feedGap',
  'source-conflict': 'sourceConflict',
  'clock-skew': 'clockSkewMs',
};

/** The worst first, then the newest; what a notice tells of, no fault tells again. A station of the same version sends exactly these cells. */
function urgentOf(cells: Cells): Urgent[] {
  const { faults = {}, alerts = {}, notices = {} } = cells as Partial<Topics>;
  const rank = { critical: 0, warning: 1, notice: 2 };
  const open = openNotices(notices, alerts);
  const told = new Set(
    open.flatMap((each) => each.alerts.map(({ metric, scope }) => causeOf(metric, scope.key))),
  );
  const ofFaults = Object.entries(faults)
    .filter(([, { code, subject }]) => !told.has(causeOf(watched[code], subject)))
    .map(([key, { code, severity, words, params, since }]) => ({
      key,
      severity,
      words,
      params,
      since,
      tell: severity !== 'notice' && watched[code] === undefined,
    }));
  const ofNotices = open.map(({ notice, alerts: [alert] }) => ({
    key: `notice:${notice.id}`,
    severity: alert.severity,
    since: notice.at,
    alert,
    count: notice.count,
    tell: notice.channels.includes('notification'),
  }));
  return [...ofFaults, ...ofNotices].toSorted(
    (a, b) => rank[a.severity] - rank[b.severity] || b.since - a.since,
  );
}

const causeOf = (metric: string | undefined, feed: string): string => `${metric} ${feed}`;
