import type { Answers } from '../../../../shared/contract/asks.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import { formatCount, formatRate, formatSpan, NONE } from '../../../../shared/words/format.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { formatBytes } from './format-bytes.ts';
import type { Fact } from './Facts.tsx';

/** Limits from which a figure wants looking at: of a process that keeps up, and of the rule `disk-low`. */
const LOOP_P99_MS = 200;
const DISK_FREE = 0.1;

/** The process. @param real the station's own clock, epoch ms */
export function processFacts(health: Answers['health.read'], real: number, words: Words): Fact[] {
  const { say } = words;
  const { loop, commits, events } = health;
  const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
  const percentiles = (of: { p50Ms: number; p99Ms: number }) => ({ p50: ms(of.p50Ms), p99: ms(of.p99Ms) });
  return [
    {
      name: say('desk.health.station.uptime'),
      signal: 'station.uptime',
      value: formatSpan(real - health.startedAt, words),
    },
    {
      name: say('desk.health.station.memory'),
      signal: 'station.memory',
      value: formatBytes(health.rssBytes),
    },
    {
      name: say('desk.health.station.loop'),
      signal: 'station.loop',
      value: loop === null ? NONE : say('desk.health.station.loop.value', percentiles(loop)),
      troubled: loop !== null && loop.p99Ms > LOOP_P99_MS,
    },
    {
      name: say('desk.health.station.commits'),
      signal: 'station.commits',
      value: say('desk.health.station.commits.value', {
        count: formatCount(commits.count),
        ...percentiles(commits),
      }),
    },
    {
      name: say('desk.health.station.events'),
      signal: 'station.events',
      value: formatCount(events.committed),
    },
    { name: say('desk.health.station.late'), signal: 'station.late', value: formatCount(events.late) },
    {
      name: say('desk.health.station.duplicates'),
      signal: 'station.duplicates',
      value: formatCount(events.duplicates),
    },
    {
      name: say('desk.health.station.malformed'),
      signal: 'station.malformed',
      value: formatCount(events.malformed),
      troubled: events.malformed > 0,
    },
    {
      name: say('desk.health.station.viewers'),
      signal: 'station.viewers',
      value: formatCount(health.viewers),
    },
  ];
}

/** Where everything is kept, and how much room there is. */
export function storageFacts(
  { disk, folder, settingsFile }: Answers['health.read'],
  { database }: Answers['health.database'],
  { say }: Words,
): Fact[] {
  const { pages, pageBytes, freePages } = database;
  const free = disk === null || disk.total === 0 ? null : disk.free / disk.total;
  return [
    {
      name: say('desk.health.station.size'),
      signal: 'station.size',
      value: say('desk.health.station.size.value', {
        size: formatBytes(pages * pageBytes),
        pages: formatCount(pages),
        page: formatBytes(pageBytes),
      }),
    },
    { name: say('desk.health.station.wal'), signal: 'station.wal', value: formatBytes(database.walBytes) },
    { name: say('desk.health.station.free'), signal: 'station.free', value: formatCount(freePages) },
    {
      name: say('desk.health.station.disk'),
      signal: 'station.disk',
      value:
        disk === null
          ? NONE
          : say('desk.health.station.disk.value', {
              free: formatBytes(disk.free),
              total: formatBytes(disk.total),
              share: formatRate(free),
            }),
      troubled: free !== null && free < DISK_FREE,
    },
    { name: say('desk.health.station.folder'), value: folder },
    {
      name: say('desk.health.station.settings'),
      value: settingsFile ?? say('desk.health.station.settings.none'),
    },
  ];
}

/** How much of the past there is. */
export function retentionFacts(
  { retention, days }: Answers['health.database'],
  zone: Zone,
  { say }: Words,
): Fact[] {
  const date = (time: number | null, none: string): string =>
    time === null ? none : formatLocal(zone, time, 'date');
  return [
    {
      name: say('desk.health.station.retention'),
      value: say('desk.health.station.retention.days', { ...days }),
    },
    {
      name: say('desk.health.station.eventsFrom'),
      value: date(retention.eventsFrom, say('desk.health.station.all')),
    },
    {
      name: say('desk.health.station.figuresFrom'),
      value: date(retention.figuresFrom, say('desk.health.station.all')),
    },
    {
      name: say('desk.health.station.doneOn'),
      value: date(retention.doneOn, say('desk.health.station.never')),
    },
    {
      name: say('desk.health.station.closed'),
      signal: 'station.closed',
      value: formatCount(retention.closedDays),
    },
  ];
}

export function versionFacts(
  { versions }: Answers['health.read'],
  { sqlite, schema }: Answers['health.database'],
  { say }: Words,
): Fact[] {
  return [
    { name: say('desk.health.station.app'), value: versions.app },
    { name: 'Node', value: versions.node },
    { name: 'SQLite', value: sqlite },
    { name: say('desk.health.station.schema'), value: String(schema) },
    { name: say('desk.health.station.feedProtocol'), value: versions.feed },
    { name: say('desk.health.station.viewerProtocol'), value: String(versions.viewer) },
  ];
}
