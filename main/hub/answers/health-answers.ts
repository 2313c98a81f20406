import type { Answerers } from '../../../shared/contract/asks.ts';
import { FEED_PROTOCOL } from '../../../shared/contract/feed.ts';
import { VIEWER_VERSION } from '../../../shared/contract/viewer.ts';
import type { DiskWatch } from '../../adapters/disk-space.ts';
import type { StationHealth } from '../../station/station.ts';
import type { RecentDelay } from '../recent-delay.ts';

export interface HealthParts {
  folder: string;
  settingsFile: string | null;
  version: string;
  disk: Pick<DiskWatch, 'read'>;
  loop: Pick<RecentDelay, 'read'>;
  /** Of the station; called once it is there. */
  health(): Pick<StationHealth, 'startedAt' | 'commit' | 'events' | 'viewers'>;
}

/** Answers how the station and its process do. */
export function healthAnswers({ folder, settingsFile, version, disk, loop, health }: HealthParts): Answerers {
  return {
    'health.read'() {
      const { startedAt, commit: commits, events, viewers } = health();
      return {
        disk: disk.read(),
        rssBytes: process.memoryUsage.rss(),
        loop: loop.read(),
        startedAt,
        commits,
        events,
        viewers,
        versions: { app: version, node: process.versions.node, feed: FEED_PROTOCOL, viewer: VIEWER_VERSION },
        settingsFile,
        folder,
      };
    },
  };
}
