import type { Alert, Notice } from '../../shared/model/alert.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { HookHealth } from '../adapters/notify/run-hook.ts';
import type { Webhooks } from '../adapters/notify/webhooks.ts';
import type { Clock, Log } from '../station/ports.ts';
import type { Station } from '../station/station.ts';
import { followTopics } from './follow-topics.ts';
import type { Cells } from './follow-topics.ts';

/** Under this name the station keeps what is wrong with the web-hooks; no source can have it. */
const FAULTS_OF = '\nweb-hooks';

export interface HubWebhooks extends Pick<Webhooks, 'tellSummary'> {
  health(): HookHealth[];
  close(): Promise<void>;
}

/** Tells the web-hooks of the settings what the station calls attention to. */
export async function hubWebhooks(parts: {
  settings: Settings;
  folder: string;
  station: Pick<Station, 'openViewer' | 'noteFaults' | 'health'>;
  clock: Clock;
  log: Log;
}): Promise<HubWebhooks> {
  const { station, settings } = parts;
  if (settings.webhooks.length === 0)
    return { health: () => [], tellSummary: () => undefined, close: () => Promise.resolve() };
  // Loaded here, because a station without web-hooks need not wait for it at its start.
  const { startWebhooks } = await import('../adapters/notify/webhooks.ts');
  const hooks = startWebhooks({ ...parts, onFaults: (faults) => station.noteFaults(FAULTS_OF, faults) });
  const followed = followTopics({
    openViewer: (wire) => station.openViewer(wire),
    viewer: 'web-hooks',
    topics: ['alerts', 'notices'],
    tell: (cells) => hooks.tell(boardOf(cells), station.health().at),
    lost: () => undefined,
  });
  return {
    health: () => hooks.health(),
    tellSummary: (summary) => hooks.tellSummary(summary),
    async close() {
      followed.close();
      await hooks.close();
    },
  };
}

/** The station is this process's own: its cells are what the topics say. */
function boardOf({ alerts, notices }: Cells): {
  alerts: Readonly<Record<string, Alert>>;
  notices: Readonly<Record<string, Notice>>;
} {
  return {
    alerts: (alerts ?? {}) as Readonly<Record<string, Alert>>,
    notices: (notices ?? {}) as Readonly<Record<string, Notice>>,
  };
}
