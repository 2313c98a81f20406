import type { PushHealth } from '../../adapters/feeds/push/push-sources.ts';
import type { HookHealth } from '../../adapters/notify/run-hook.ts';
import type { StationHealth } from '../../station/station.ts';

/** What the process knows of itself. Units: seconds, bytes. */
export interface ProcessFigures {
  loop: { p50: number; p99: number };
  rss: number;
  version: string;
}

interface Sample {
  labels?: Record<string, string>;
  value: number;
}

/** The figures of `/metrics` in the text format of Prometheus, version 0.0.4. */
export function metricsText(
  health: StationHealth,
  own: ProcessFigures,
  { hooks = [], pushes = [] }: { hooks?: readonly HookHealth[]; pushes?: readonly PushHealth[] } = {},
): string {
  return [
    ...stationMetrics(health, own),
    ...feedMetrics(health),
    ...(pushes.length === 0 ? [] : pushMetrics(pushes)),
    ...(hooks.length === 0 ? [] : hookMetrics(hooks)),
    ...processMetrics(own),
  ].join('');
}

function stationMetrics(health: StationHealth, { version }: ProcessFigures): string[] {
  const { events, commit } = health;
  const one = (value: number) => [{ value }];
  return [
    metric('callwall_up', 'gauge', '1 when the station is well', one(health.ok ? 1 : 0)),
    metric('callwall_info', 'gauge', 'Version of the station', [{ labels: { version }, value: 1 }]),
    metric('callwall_start_time_seconds', 'gauge', 'When the station started', one(health.startedAt / 1000)),
    metric('callwall_events_committed_total', 'counter', 'Events committed', one(events.committed)),
    metric(
      'callwall_events_duplicate_total',
      'counter',
      'Events sent again and ignored',
      one(events.duplicates),
    ),
    metric('callwall_events_late_total', 'counter', 'Events that came late', one(events.late)),
    metric('callwall_events_quarantined_total', 'counter', 'Events in quarantine', one(events.quarantined)),
    metric(
      'callwall_frames_malformed_total',
      'counter',
      'Frames that were not of the protocol',
      one(events.malformed),
    ),
    metric('callwall_gaps_total', 'counter', 'Gaps in the feeds', one(events.gaps)),
    metric('callwall_commits_total', 'counter', 'Commits', one(commit.count)),
    metric(
      'callwall_commit_duration_seconds',
      'gauge',
      'Duration of the last commit',
      one(commit.lastMs / 1000),
    ),
    metric('callwall_faults', 'gauge', 'Open problems', faultSamples(health)),
    metric('callwall_viewers', 'gauge', 'Viewers connected', one(health.viewers)),
  ];
}

function feedMetrics({ at, feeds }: StationHealth): string[] {
  const byFeed = (value: (feed: StationHealth['feeds'][number]) => number | null) =>
    feeds.flatMap((feed) => {
      const figure = value(feed);
      return figure === null ? [] : [{ labels: { source: feed.id }, value: figure }];
    });
  const age = byFeed(({ newest }) => (newest === null ? null : Math.max(0, at - newest) / 1000));
  const live = byFeed(({ state }) => (state === 'live' ? 1 : 0));
  return [
    metric('callwall_feed_live', 'gauge', '1 when the feed is live', live),
    metric('callwall_feed_age_seconds', 'gauge', 'Age of the newest source time', age),
    metric(
      'callwall_feed_missing_events',
      'gauge',
      'Sequence numbers lost for ever',
      byFeed(({ missing }) => missing),
    ),
    metric(
      'callwall_feed_behind_events',
      'gauge',
      'Events the source has and the station has not',
      byFeed(({ behind }) => behind),
    ),
  ];
}

function pushMetrics(pushes: readonly PushHealth[]): string[] {
  const results = ['taken', 'repeated', 'refused'] as const;
  const counts = pushes.flatMap((push) =>
    results.map((result): Sample => ({ labels: { source: push.source, result }, value: push[result] })),
  );
  const waiting = pushes.map(({ source, waiting: value }): Sample => ({ labels: { source }, value }));
  return [
    metric('callwall_pushes_total', 'counter', 'Batches pushed over HTTP since the start', counts),
    metric('callwall_push_waiting_events', 'gauge', 'Events pushed and not committed', waiting),
  ];
}

function hookMetrics(hooks: readonly HookHealth[]): string[] {
  const byHook = (value: (hook: HookHealth) => number): Sample[] =>
    hooks.map((hook) => ({ labels: { hook: hook.id }, value: value(hook) }));
  const up = byHook(({ trouble }) => (trouble === null ? 1 : 0));
  return [
    metric('callwall_webhook_up', 'gauge', '1 while what is told gets through', up),
    metric(
      'callwall_webhook_sent_total',
      'counter',
      'Messages taken',
      byHook(({ sent }) => sent),
    ),
    metric(
      'callwall_webhook_failed_total',
      'counter',
      'Messages not taken',
      byHook(({ failed }) => failed),
    ),
    metric(
      'callwall_webhook_dropped_total',
      'counter',
      'Events given up',
      byHook(({ dropped }) => dropped),
    ),
    metric(
      'callwall_webhook_waiting',
      'gauge',
      'Events to be sent',
      byHook(({ waiting }) => waiting),
    ),
  ];
}

function processMetrics({ loop, rss }: ProcessFigures): string[] {
  return [
    metric('callwall_event_loop_delay_seconds', 'gauge', 'Delay of the event loop since the last scrape', [
      { labels: { quantile: '0.5' }, value: loop.p50 },
      { labels: { quantile: '0.99' }, value: loop.p99 },
    ]),
    metric('process_resident_memory_bytes', 'gauge', 'Resident memory', [{ value: rss }]),
  ];
}

function faultSamples(health: StationHealth): Sample[] {
  return (['critical', 'warning', 'notice'] as const).map((severity) => ({
    labels: { severity },
    value: health.faults.filter((fault) => fault.severity === severity).length,
  }));
}

function metric(name: string, type: 'gauge' | 'counter', help: string, samples: Sample[]): string {
  const lines = samples.map(({ labels = {}, value }) => {
    const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escapeLabel(text)}"`);
    return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}\n`;
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function escapeLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
